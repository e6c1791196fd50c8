package org.podium.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.interval.BootstrapIntervals;
import org.podium.interval.Covariances;
import org.podium.interval.IntervalMethod;
import org.podium.interval.Intervals;
import org.podium.interval.RelativeTo;
import org.podium.resampling.BootstrapResult;
import org.podium.votes.Roster;
import org.podium.votes.VoteCounts;

/**
 * What people read: for each competitor rank (UB), rank spread, score, interval and votes, best score first, together
 * with the fit and the options that made it.
 *
 * <p>A row carries a caution where its interval should not be trusted, with the first of these reasons that applies:
 *
 * <ol>
 *   <li>its score rests on the prior alone, because no chain of results links it both ways to the largest component;
 *   <li>it has fewer than 30 votes that the model counts, too few for any of the interval methods;
 *   <li>the Fisher and the sandwich error of its score relative to the mean differ by more than a factor of 2 (not looked
 *       at with more than 3,000 competitors).
 * </ol>
 *
 * <p>Immutable and thread-safe.
 */
public final class Leaderboard {
    /** Log-strengths are told apart in steps of this size, some times the accuracy that fits promise. */
    private static final double EQUAL = 1e-9;

    private final BradleyTerryFit fit;
    private final IntervalMethod method;
    private final BoardOptions options;
    private final List<LeaderboardRow> rows;
    private final List<String> notes;

    private Leaderboard(
            BradleyTerryFit fit,
            IntervalMethod method,
            BoardOptions options,
            List<LeaderboardRow> rows,
            List<String> notes) {
        this.fit = fit;
        this.method = method;
        this.options = options;
        this.rows = List.copyOf(rows);
        this.notes = List.copyOf(notes);
    }

    /**
     * The board of a fit on the default scale.
     *
     * @param fit a converged fit
     * @param method how intervals are made
     * @return the board
     * @throws org.podium.votes.DataException as {@link IntervalMethod#estimate}
     */
    public static Leaderboard of(BradleyTerryFit fit, IntervalMethod method) {
        return of(fit, method, BoardOptions.withDefaults());
    }

    /**
     * The board of a fit. Cost: up to 3,000 competitors one sandwich and one Fisher covariance, which serve intervals and
     * cautions alike; beside these that of the intervals.
     *
     * @param fit a converged fit
     * @param method how intervals are made
     * @param options scale, gauge and rows shown
     * @return the board
     * @throws org.podium.votes.DataException as {@link IntervalMethod#estimate}
     * @throws IllegalArgumentException as {@link IntervalMethod#estimate}
     */
    public static Leaderboard of(BradleyTerryFit fit, IntervalMethod method, BoardOptions options) {
        fit.requireConverged();
        Optional<Covariances> covariances = Cautions.covariances(fit);
        Intervals intervals = covariances
                .map(both -> method.estimate(both, options.scale(), options.relativeTo()))
                .orElseGet(() -> method.estimate(fit, options.scale(), options.relativeTo()));
        return of(fit, method, intervals, options, covariances);
    }

    /**
     * The board of a bootstrap that has run already, so that its replicates serve the coefficients too. Cost: up to 3,000
     * competitors one sandwich and one Fisher covariance, for the cautions.
     *
     * @param replicates a bootstrap's result
     * @param method percentile, basic or BCa; its own bootstrap is not run
     * @param options scale, gauge and rows shown
     * @return the board
     * @throws org.podium.votes.DataException as {@link BootstrapIntervals#estimate(BootstrapResult, RatingScale, RelativeTo)}
     * @throws IllegalArgumentException as {@link BootstrapIntervals#estimate(BootstrapResult, RatingScale, RelativeTo)}
     */
    public static Leaderboard of(BootstrapResult replicates, BootstrapIntervals method, BoardOptions options) {
        Intervals intervals = method.estimate(replicates, options.scale(), options.relativeTo());
        BradleyTerryFit fit = replicates.fit();
        return of(fit, method, intervals, options, Cautions.covariances(fit));
    }

    private static Leaderboard of(
            BradleyTerryFit fit,
            IntervalMethod method,
            Intervals intervals,
            BoardOptions options,
            Optional<Covariances> covariances) {
        List<VoteCounts> counts = fit.tally().countsByCompetitor();
        Roster roster = fit.roster();
        Integer[] shown = IntStream.range(0, roster.size())
                .filter(i -> counts.get(i).votes() >= options.minimumVotes())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(i -> -Math.round(fit.logStrength(i) / EQUAL))
                        .thenComparing(roster::name))
                .toArray(Integer[]::new);
        Ranks ranks = Ranks.of(
                IntStream.range(0, shown.length)
                        .mapToDouble(row -> intervals.lower(shown[row]))
                        .toArray(),
                IntStream.range(0, shown.length)
                        .mapToDouble(row -> intervals.upper(shown[row]))
                        .toArray());
        Cautions cautions = new Cautions(fit, counts, options, covariances);
        List<LeaderboardRow> rows = new ArrayList<>();
        for (int row = 0; row < shown.length; row++) {
            int i = shown[row];
            VoteCounts votes = counts.get(i);
            rows.add(new LeaderboardRow(
                    ranks.best(row),
                    ranks.best(row),
                    ranks.worst(row),
                    row + 1,
                    roster.name(i),
                    options.scale().score(fit, i),
                    intervals.lower(i),
                    intervals.upper(i),
                    intervals.standardError(i),
                    votes.votes(),
                    votes.wins(),
                    votes.losses(),
                    votes.ties(),
                    votes.bothBad(),
                    cautions.of(i)));
        }
        return new Leaderboard(fit, method, options, rows, intervals.notes());
    }

    /**
     * The rows, best score first, equal scores by name. Scores closer than the accuracy of a fit count as equal.
     *
     * @return an unmodifiable list
     */
    public List<LeaderboardRow> rows() {
        return rows;
    }

    /**
     * What the reader of the intervals should know, such as replicates without an estimate.
     *
     * @return one sentence each, usually none
     */
    public List<String> notes() {
        return notes;
    }

    /**
     * The fit behind the scores.
     *
     * @return a converged fit
     */
    public BradleyTerryFit fit() {
        return fit;
    }

    /**
     * The method behind the intervals.
     *
     * @return the method with its options
     */
    public IntervalMethod method() {
        return method;
    }

    /**
     * Scale, gauge and rows shown.
     *
     * @return the options
     */
    public BoardOptions options() {
        return options;
    }
}
