package org.podium.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.interval.IntervalMethod;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * Boards over time windows: how scores developed. Each window is fitted by itself; scores are comparable over time
 * relative to an anchor, or as far as the competitors stay the same.
 *
 * <p>Immutable and thread-safe.
 *
 * @param windows in order of time
 */
public record ScoreHistory(List<Window> windows) {
    private static final int MOST = 10_000;

    /** Copies the list. */
    public ScoreHistory {
        windows = List.copyOf(windows);
    }

    /** How windows follow each other. */
    public enum Kind {
        /** From the first vote to the end of the window: what the board said then. */
        CUMULATIVE,
        /** Only the votes of the window: form of the day. */
        DISJOINT
    }

    /**
     * One window.
     *
     * @param start the first instant whose votes count
     * @param end the first instant whose votes no longer count
     * @param votes votes in it
     * @param board the leaderboard, empty if the votes cannot be rated
     * @param reason why they cannot, empty if they are rated
     */
    public record Window(
            Instant start, Instant end, long votes, Optional<Leaderboard> board, Optional<Finding> reason) {}

    /**
     * A competitor's score at one time.
     *
     * @param end the end of the window
     * @param score in points
     * @param lower lower bound
     * @param upper upper bound
     * @param rankUb rank (UB) then
     */
    public record Point(Instant end, double score, double lower, double upper, int rankUb) {}

    /**
     * Computes the boards of successive windows of equal length, the first starting at the first vote.
     *
     * @param log votes with times, in any order
     * @param model what is fitted
     * @param method how intervals are made
     * @param options scale, gauge and rows shown
     * @param length of a window, above 0
     * @param kind whether windows accumulate
     * @return the history; empty for an empty log
     * @throws IllegalStateException if the log has no times
     * @throws IllegalArgumentException if the length is not above 0, or there would be more than 10,000 windows
     */
    public static ScoreHistory of(
            BattleLog log,
            BradleyTerry model,
            IntervalMethod method,
            BoardOptions options,
            Duration length,
            Kind kind) {
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("the length of a window must be above 0, not " + length);
        }
        if (log.size() == 0) {
            return new ScoreHistory(List.of());
        }
        BattleLog sorted = log.sortedByTime();
        List<Window> windows = new ArrayList<>();
        Instant first = sorted.time(0);
        Instant last = sorted.time(sorted.size() - 1);
        if (Duration.between(first, last).dividedBy(MOST).compareTo(length) >= 0) {
            throw new IllegalArgumentException(
                    "windows of " + length + " from " + first + " to " + last + " are more than " + MOST);
        }
        for (Instant start = first; !start.isAfter(last); start = end(start, length)) {
            Instant from = kind == Kind.CUMULATIVE ? first : start;
            windows.add(window(sorted, model, method, options, from, end(start, length)));
        }
        return new ScoreHistory(windows);
    }

    /** The end of a window, which may lie beyond all time. */
    private static Instant end(Instant start, Duration length) {
        return Duration.between(start, Instant.MAX).compareTo(length) < 0 ? Instant.MAX : start.plus(length);
    }

    private static Window window(
            BattleLog log,
            BradleyTerry model,
            IntervalMethod method,
            BoardOptions options,
            Instant start,
            Instant end) {
        BattleLog part = log.select(
                row -> !log.time(row).isBefore(start) && log.time(row).isBefore(end));
        try {
            Leaderboard board = Leaderboard.of(model.fit(part), method, options);
            return new Window(start, end, part.size(), Optional.of(board), Optional.empty());
        } catch (DataException e) {
            return new Window(start, end, part.size(), Optional.empty(), Optional.of(e.finding()));
        }
    }

    /**
     * One competitor's scores over time.
     *
     * @param competitor its name
     * @return a point for each window whose board shows it
     */
    public List<Point> of(String competitor) {
        List<Point> points = new ArrayList<>();
        for (Window window : windows) {
            window.board().stream()
                    .flatMap(board -> board.rows().stream())
                    .filter(row -> row.competitor().equals(competitor))
                    .forEach(row ->
                            points.add(new Point(window.end(), row.score(), row.lower(), row.upper(), row.rankUb())));
        }
        return points;
    }
}
