package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.podium.stats.internal.Streams;
import org.podium.votes.Roster;

/**
 * Why votes are compared with earlier ones by default: an honest voter casts 60 votes among six competitors, then the
 * others' votes come in, one a pair between two looks, and at each look the voter is tested anew against all of them.
 */
class RepeatedLooksTest {
    private static final int VOTERS = 4000;
    private static final int COMPETITORS = 6;
    private static final int VOTES = 60;
    private static final int LOOKS = 40;
    private static final double LEVEL = 0.05;

    private final SplittableRandom random = Streams.of(23, 0);
    private final VoterProcess process = new VoterProcess(
            Roster.of(IntStream.range(0, COMPETITORS).mapToObj(i -> "c" + i).toList()));
    private final double[] theta = new double[COMPETITORS];
    private final int[] lower = new int[VOTES];
    private final int[] higher = new int[VOTES];
    private final int[] outcome = new int[VOTES];
    private final double[] u = new double[VOTES];

    /** The standard error of a share of 0.07 is 0.004, and of one of 0.05 it is 0.0035. */
    @Test
    void theirFalseAlarmsAddUpAgainstAllOthers() {
        int atOneLook = 0;
        int atAnyLook = 0;
        for (int voter = 0; voter < VOTERS; voter++) {
            drawVotes();
            int[][] others = new int[COMPETITORS * COMPETITORS][ConformalRanks.OUTCOMES];
            boolean flagged = false;
            boolean everFlagged = false;
            for (int look = 0; look < LOOKS; look++) {
                addOthers(others);
                flagged = VoterTestResult.reaches(maximum(others), LEVEL);
                everFlagged |= flagged;
            }
            atOneLook += flagged ? 1 : 0;
            atAnyLook += everFlagged ? 1 : 0;
        }
        double once = atOneLook / (double) VOTERS;
        double ever = atAnyLook / (double) VOTERS;
        assertTrue(once <= LEVEL + 3 * 0.0035, "flagged at the last look: " + once);
        assertTrue(ever > 1 / 15.0, "flagged at some look: " + ever);
    }

    private void drawVotes() {
        for (int i = 0; i < COMPETITORS; i++) {
            // The logistic distribution of standard deviation 1.2.
            double probability = random.nextDouble();
            theta[i] = 1.2 * Math.sqrt(3) / Math.PI * Math.log(probability / (1 - probability));
        }
        for (int vote = 0; vote < VOTES; vote++) {
            int one = random.nextInt(COMPETITORS);
            int other = (one + 1 + random.nextInt(COMPETITORS - 1)) % COMPETITORS;
            lower[vote] = Math.min(one, other);
            higher[vote] = Math.max(one, other);
            outcome[vote] = draw(lower[vote], higher[vote]);
            u[vote] = random.nextDouble();
        }
    }

    private int draw(int low, int high) {
        return SimulatedVoter.likeOthers(low, high, 1 / (1 + Math.exp(theta[high] - theta[low])), random);
    }

    private void addOthers(int[][] others) {
        for (int low = 0; low < COMPETITORS; low++) {
            for (int high = low + 1; high < COMPETITORS; high++) {
                others[low * COMPETITORS + high][draw(low, high)]++;
            }
        }
    }

    private double maximum(int[][] others) {
        int[][] bags = new int[others.length][];
        for (int pair = 0; pair < others.length; pair++) {
            bags[pair] = others[pair].clone();
        }
        process.start();
        for (int vote = 0; vote < VOTES; vote++) {
            int[] bag = bags[lower[vote] * COMPETITORS + higher[vote]];
            process.vote(
                    lower[vote],
                    higher[vote],
                    ConformalRanks.directed(bag, outcome[vote], u[vote]),
                    ConformalRanks.rarity(bag, outcome[vote], u[vote]));
            bag[outcome[vote]]++;
        }
        return process.maximum();
    }
}
