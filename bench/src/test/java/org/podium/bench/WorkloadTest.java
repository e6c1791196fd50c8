package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

class WorkloadTest {

    /** A normal variable is further than this from its mean once in two million draws. */
    private static final double DEVIATIONS = 5;

    @Test
    void equalRecipesDrawEqualVotes() {
        DrawnVotes once = Workload.S.draw();
        DrawnVotes again = Workload.S.draw();
        assertArrayEquals(once.first(), again.first());
        assertArrayEquals(once.second(), again.second());
        assertArrayEquals(once.outcomes(), again.outcomes());
        assertArrayEquals(once.strengths(), again.strengths());
        assertTrue(Arrays.deepEquals(once.covariates(), again.covariates()));
    }

    @Test
    void anotherSeedDrawsOtherVotes() {
        Workload other = new Workload("other", 50, 100_000, new Popularity.Ranked(1, 5), 1, 4, 1);
        assertNotEquals(
                Arrays.hashCode(Workload.S.draw().first()),
                Arrays.hashCode(other.draw().first()));
    }

    @Test
    void competitorsKeepTheirNumbersOnTheRoster() {
        DrawnVotes votes = Workload.TINY.draw();
        BattleLog log = votes.log();
        assertEquals(votes.names(), log.roster().names());
        assertEquals(Workload.TINY.votes(), log.size());
        for (int row = 0; row < log.size(); row++) {
            assertEquals(votes.first()[row], log.firstIndex(row));
            assertEquals(votes.second()[row], log.secondIndex(row));
            assertEquals(votes.outcomes()[row], log.outcomeCode(row));
            assertEquals(votes.covariates()[3][row], log.covariate("style_bold").value(row));
        }
    }

    /**
     * Compares the counts of unordered pairs with their expectation, by weights made a second time. The largest is a
     * Poisson variable of some thousands; the median of 31,125 pairs lies within one vote of the median expectation.
     */
    @Test
    void fewPairsOfABoardMeetOften() {
        int[] counts = sortedPairCounts(Workload.L);
        double[] expected = sortedExpectedPairCounts(Workload.L);
        double largest = expected[expected.length - 1];
        assertEquals(largest, counts[counts.length - 1], DEVIATIONS * Math.sqrt(largest));
        assertEquals(expected[expected.length / 2], counts[counts.length / 2], 1);
        assertTrue(Arrays.stream(counts).filter(count -> count > 0).count() > 31_000);
    }

    private static int[] sortedPairCounts(Workload workload) {
        int competitors = workload.competitors();
        DrawnVotes votes = workload.draw();
        int[] square = new int[competitors * competitors];
        for (int row = 0; row < votes.size(); row++) {
            int low = Math.min(votes.first()[row], votes.second()[row]);
            int high = Math.max(votes.first()[row], votes.second()[row]);
            square[low * competitors + high]++;
        }
        int[] counts = new int[competitors * (competitors - 1) / 2];
        int at = 0;
        for (int low = 0; low < competitors; low++) {
            for (int high = low + 1; high < competitors; high++) {
                counts[at++] = square[low * competitors + high];
            }
        }
        Arrays.sort(counts);
        return counts;
    }

    private static double[] sortedExpectedPairCounts(Workload workload) {
        double[] weights = workload.popularity().weights(workload.competitors(), new SplittableRandom(1));
        double total = Arrays.stream(weights).sum();
        double[] expected = new double[weights.length * (weights.length - 1) / 2];
        int at = 0;
        for (int i = 0; i < weights.length; i++) {
            for (int j = i + 1; j < weights.length; j++) {
                double first = weights[i] / total;
                double second = weights[j] / total;
                expected[at++] = workload.votes() * first * second * (1 / (1 - first) + 1 / (1 - second));
            }
        }
        Arrays.sort(expected);
        return expected;
    }

    @Test
    void hardlyAPairOfALeagueMeetsTwice() {
        DrawnVotes votes = Workload.SPARSE.draw();
        long[] pairs = new long[votes.size()];
        int[] games = new int[Workload.SPARSE.competitors()];
        for (int row = 0; row < pairs.length; row++) {
            int low = Math.min(votes.first()[row], votes.second()[row]);
            int high = Math.max(votes.first()[row], votes.second()[row]);
            pairs[row] = (long) low << 32 | high;
            games[low]++;
            games[high]++;
        }
        assertTrue(Arrays.stream(pairs).distinct().count() > 0.999 * pairs.length);
        Arrays.sort(games);
        assertTrue(games[0] >= 4, "everyone has two games on each of two cycles");
        // Half of the log-normal weights lie below 1, their mean is exp(0.5² / 2): 36 drawn games and 4 on the cycles.
        assertEquals(36 / Math.exp(0.125) + 4, games[games.length / 2], 1);
    }

    /** Ties are independent with chances that average 0.3, so their share is a sum with a variance below 1 / (4 N). */
    @ParameterizedTest
    @ValueSource(strings = {"S", "SPARSE"})
    void threeInTenVotesAreTies(String name) {
        DrawnVotes votes = Workload.named(name).draw();
        double ties = 0;
        for (byte outcome : votes.outcomes()) {
            ties += outcome == Outcome.TIE.code() ? 1 : 0;
        }
        double deviation = 0.5 / Math.sqrt(votes.size());
        // Some games of the SPARSE league are turned into ties, about one in forty thousand.
        assertEquals(0.3, ties / votes.size(), DEVIATIONS * deviation + 1e-4);
    }

    /** Scores less their expectations add up to nothing, for those in front and those shown first alike. */
    @Test
    void expectedScoresAreThoseOfTheModel() {
        DrawnVotes votes = Workload.S.draw();
        double sumOfFirst = 0;
        double sumOfStronger = 0;
        for (int row = 0; row < votes.size(); row++) {
            double logOdds = votes.strengths()[votes.first()[row]] - votes.strengths()[votes.second()[row]];
            for (int column = 0; column < 4; column++) {
                logOdds += Workload.EFFECTS.get(column) * votes.covariates()[column][row];
            }
            double score = new double[] {1, 0, 0.5}[votes.outcomes()[row]];
            double residual = score - 1 / (1 + Math.exp(-logOdds));
            sumOfFirst += residual;
            sumOfStronger += Math.signum(logOdds) * residual;
        }
        double deviation = 0.5 * Math.sqrt(votes.size()); // no score varies more than that of a fair coin
        assertEquals(0, sumOfFirst, DEVIATIONS * deviation);
        assertEquals(0, sumOfStronger, DEVIATIONS * deviation);
    }

    @Test
    void covariatesHaveMeanZeroAndMeanSquareOne() {
        for (double[] column : Workload.S.draw().covariates()) {
            assertEquals(0, Arrays.stream(column).average().orElseThrow(), 1e-12);
            assertEquals(1, Arrays.stream(column).map(x -> x * x).average().orElseThrow(), 1e-12);
        }
    }

    /** Whoever can reach everyone and be reached along wins and ties has a finite estimate, with all others. */
    @ParameterizedTest
    @ValueSource(strings = {"S", "L", "SPARSE", "TINY"})
    void everyoneHasAFiniteEstimate(String name) {
        DrawnVotes votes = Workload.named(name).draw();
        assertEquals(votes.strengths().length, reached(votes, Outcome.FIRST, Outcome.SECOND));
        assertEquals(votes.strengths().length, reached(votes, Outcome.SECOND, Outcome.FIRST));
    }

    /** How many the first competitor reaches, from first to second by one outcome and back by the other. */
    private static int reached(DrawnVotes votes, Outcome forward, Outcome backward) {
        boolean[] reached = new boolean[votes.strengths().length];
        reached[0] = true;
        boolean more = true;
        while (more) {
            more = false;
            for (int row = 0; row < votes.size(); row++) {
                int first = votes.first()[row];
                int second = votes.second()[row];
                boolean ahead = votes.outcomes()[row] != backward.code() && reached[first] && !reached[second];
                boolean back = votes.outcomes()[row] != forward.code() && reached[second] && !reached[first];
                if (ahead || back) {
                    reached[first] = true;
                    reached[second] = true;
                    more = true;
                }
            }
        }
        int count = 0;
        for (boolean one : reached) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Test
    void aResizedWorkloadKeepsItsShape() {
        Workload resized = Workload.L.resized(300, 10_000);
        assertEquals(Workload.L.popularity(), resized.popularity());
        assertEquals(10_000, resized.draw().size());
        assertEquals(300, resized.draw().log().roster().size());
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThrows(IllegalArgumentException.class, () -> Workload.L.resized(250, 249));
        assertThrows(IllegalArgumentException.class, () -> Workload.L.resized(2, 10));
        assertThrows(IllegalArgumentException.class, () -> Workload.named("M"));
    }
}
