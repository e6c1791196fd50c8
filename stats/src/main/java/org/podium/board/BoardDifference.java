package org.podium.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Why two boards differ: the change of each score split into the parts due to other options, removed votes, new votes
 * among the old competitors, and new opponents. The parts are the changes of the score as one thing after another is
 * done, in that order, and add up to the whole; another order would split somewhat differently.
 *
 * <p>All scores are relative to the mean of the competitors that are on every step, so that nothing moves just because
 * the roster does. Votes are compared by their counts: of a cell that has votes on both boards, the smaller count is
 * taken to be the same votes.
 *
 * <p>Cost: five fits. Immutable and thread-safe.
 *
 * @param rows one a competitor of both boards, in order of name
 * @param removedVotes votes that only the first board counts
 * @param newVotes votes among competitors of the first board that only the second counts
 * @param newOpponentVotes votes with a competitor that the first board does not have
 */
public record BoardDifference(List<Row> rows, long removedVotes, long newVotes, long newOpponentVotes) {
    /** Copies the list. */
    public BoardDifference {
        rows = List.copyOf(rows);
    }

    /**
     * The change of one score, in points of 400 / ln 10.
     *
     * @param competitor its name
     * @param before score on the first board
     * @param after score on the second
     * @param options due to other options
     * @param removedVotes due to votes that are gone
     * @param newVotes due to new votes among the old competitors
     * @param newOpponents due to votes with new competitors
     */
    public record Row(
            String competitor,
            double before,
            double after,
            double options,
            double removedVotes,
            double newVotes,
            double newOpponents) {}

    /**
     * Explains the way from one board to another.
     *
     * @param before votes of the first board
     * @param modelBefore its model
     * @param after votes of the second board
     * @param modelAfter its model
     * @return the difference
     * @throws org.podium.bradleyterry.UnidentifiableException if the votes of a step determine no finite score, which
     *     may be so on the way though both boards can be rated
     */
    public static BoardDifference between(
            Tally before, BradleyTerry modelBefore, Tally after, BradleyTerry modelAfter) {
        Tally common = common(before, after);
        Tally old = after.restrictedTo(before.roster().names());
        List<BradleyTerryFit> steps = List.of(
                modelBefore.fit(before).requireConverged(),
                modelAfter.fit(before).requireConverged(),
                modelAfter.fit(common).requireConverged(),
                modelAfter.fit(old).requireConverged(),
                modelAfter.fit(after).requireConverged());
        Set<String> competitors = new TreeSet<>(steps.get(0).roster().names());
        steps.forEach(step -> competitors.retainAll(step.roster().names()));
        double[] offsets = steps.stream()
                .mapToDouble(step -> competitors.stream()
                        .mapToDouble(step::logStrength)
                        .average()
                        .orElse(0))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (String competitor : competitors) {
            double[] score = new double[offsets.length];
            for (int step = 0; step < score.length; step++) {
                score[step] = 1000
                        + RatingScale.ARENA_POINTS_PER_UNIT * (steps.get(step).logStrength(competitor) - offsets[step]);
            }
            rows.add(new Row(
                    competitor,
                    score[0],
                    score[4],
                    score[1] - score[0],
                    score[2] - score[1],
                    score[3] - score[2],
                    score[4] - score[3]));
        }
        return new BoardDifference(
                rows,
                before.battles() - common.battles(),
                old.battles() - common.battles(),
                after.battles() - old.battles());
    }

    /** Of each cell the smaller count. */
    private static Tally common(Tally before, Tally after) {
        TallyBuilder builder = Tally.builder().sides(before.sides()).sides(after.sides());
        before.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            String first = before.roster().name(i);
            String second = before.roster().name(j);
            if (after.roster().contains(first) && after.roster().contains(second)) {
                builder.addCounts(
                        first,
                        second,
                        Math.min(firstWins, after.count(first, second, Outcome.FIRST)),
                        Math.min(secondWins, after.count(first, second, Outcome.SECOND)),
                        Math.min(ties, after.count(first, second, Outcome.TIE)),
                        Math.min(bothBad, after.count(first, second, Outcome.BOTH_BAD)));
            }
        });
        return builder.build();
    }
}
