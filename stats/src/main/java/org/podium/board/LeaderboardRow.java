package org.podium.board;

import java.util.Optional;

/**
 * One competitor on a board.
 *
 * <p>Immutable and thread-safe.
 *
 * @param rankUb rank by upper bound: 1 + the number of competitors shown whose lower bound exceeds this one's upper bound
 * @param rankBest the best rank its interval allows, the same as {@code rankUb}
 * @param rankWorst the worst rank its interval allows
 * @param position place by score among the rows shown, scores equal within the accuracy of a fit by name
 * @param competitor its name
 * @param score in points
 * @param lower lower bound, in points
 * @param upper upper bound, in points
 * @param standardError of the interval's method, in points; 0 for an anchor relative to itself
 * @param votes battles it took part in, counted by the model or not
 * @param wins battles it won
 * @param losses battles it lost
 * @param ties ties it took part in
 * @param bothBad both-bad votes it took part in
 * @param caution why its interval should not be trusted, if there is a reason
 */
public record LeaderboardRow(
        int rankUb,
        int rankBest,
        int rankWorst,
        int position,
        String competitor,
        double score,
        double lower,
        double upper,
        double standardError,
        long votes,
        long wins,
        long losses,
        long ties,
        long bothBad,
        Optional<String> caution) {}
