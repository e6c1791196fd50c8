package org.podium.board;

import java.util.OptionalDouble;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.TieModel;
import org.podium.votes.Roster;
import org.podium.votes.Tally;

/**
 * Who met whom how often and with what success: win fractions, battle counts and average win rates, with ties as half
 * wins or without ties.
 *
 * <p>Memory: two arrays of K² doubles. Immutable and thread-safe.
 */
public final class PairMatrix {
    private final Roster roster;
    private final double[] score;
    private final long[] battles;

    private PairMatrix(Roster roster) {
        this.roster = roster;
        score = new double[roster.size() * roster.size()];
        battles = new long[roster.size() * roster.size()];
    }

    /**
     * The matrix of a tally, both sides together.
     *
     * @param tally the votes
     * @param ties {@link TieModel#DROPPED} leaves ties out, every other model counts them as half a win for each here
     * @param bothBad {@link BothBad#AS_TIE} counts both-bad votes as ties are, {@link BothBad#DROPPED} not at all
     * @return the matrix
     */
    public static PairMatrix of(Tally tally, TieModel ties, BothBad bothBad) {
        PairMatrix matrix = new PairMatrix(tally.roster());
        boolean countsTies = ties != TieModel.DROPPED;
        boolean countsBothBad = countsTies && bothBad == BothBad.AS_TIE;
        tally.forEachCell((i, j, firstWins, secondWins, tieVotes, bothBadVotes) -> {
            long half = (countsTies ? tieVotes : 0) + (countsBothBad ? bothBadVotes : 0);
            matrix.add(i, j, firstWins + 0.5 * half, firstWins + secondWins + half);
            matrix.add(j, i, secondWins + 0.5 * half, firstWins + secondWins + half);
        });
        return matrix;
    }

    private void add(int i, int j, double won, long fought) {
        score[i * roster.size() + j] += won;
        battles[i * roster.size() + j] += fought;
    }

    /**
     * The competitors.
     *
     * @return the tally's roster; indices below are in its order
     */
    public Roster roster() {
        return roster;
    }

    /**
     * How often two competitors met, as far as the votes count.
     *
     * @param first roster index
     * @param second roster index
     * @return battles, symmetric
     */
    public long battles(int first, int second) {
        return battles[first * roster.size() + second];
    }

    /**
     * The share of their battles that the first won.
     *
     * @param first roster index
     * @param second roster index
     * @return between 0 and 1, empty if they never met; the two directions sum to 1
     */
    public OptionalDouble winFraction(int first, int second) {
        long fought = battles(first, second);
        return fought == 0 ? OptionalDouble.empty() : OptionalDouble.of(score[first * roster.size() + second] / fought);
    }

    /**
     * The mean win fraction of a competitor over the opponents it met, each opponent with the same weight.
     *
     * @param competitor roster index
     * @return between 0 and 1, empty if it met nobody
     */
    public OptionalDouble averageWinRate(int competitor) {
        double sum = 0;
        int opponents = 0;
        for (int other = 0; other < roster.size(); other++) {
            OptionalDouble fraction = winFraction(competitor, other);
            if (fraction.isPresent()) {
                sum += fraction.getAsDouble();
                opponents++;
            }
        }
        return opponents == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / opponents);
    }
}
