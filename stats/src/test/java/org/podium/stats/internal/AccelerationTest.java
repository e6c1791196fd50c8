package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.stats.testing.References;
import org.podium.stats.testing.SlowBoard;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.Tally;

class AccelerationTest {

    /** Relative to the mean (anchor −1) or to an anchor. */
    private static double acceleration(BradleyTerryFit fit, int competitor, int anchor) {
        Inference inference = Inference.of(fit);
        return inference.acceleration(inference.fisher(), competitor, anchor);
    }

    private static double ofInfluences(double[] influences) {
        double squares = 0;
        double cubes = 0;
        for (double influence : influences) {
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    /** A quotient of sums of a few terms: some 1e-16. The anchor's own contrast has no acceleration. */
    @Test
    void matchesFiftyDigitsOnThreeCompetitors() {
        Map<String, Object> reference = References.json("sandwich.json");
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(References.battles(reference)));
        double[] relativeToMean = References.vector(reference, "acceleration");
        double[] relativeToAnchor = References.vector(reference, "acceleration_vs_anchor");
        for (int i = 0; i < 3; i++) {
            assertEquals(relativeToMean[i], acceleration(fit, i, -1), 1e-14);
            assertEquals(relativeToAnchor[i], acceleration(fit, i, 2), 1e-14);
        }
        assertTrue(Double.isNaN(acceleration(fit, 2, 2)), "no vote moves the anchor from itself");
    }

    /** The strengths of the two implementations differ by 1e-13. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void equalsTheInfluencesOfTheVotesOneByOne(boolean prior) {
        List<Battle> battles = TestBoards.mixed(3, 9, 250);
        SlowBoard slow = new SlowBoard(battles, prior);
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(prior ? Prior.HALF_WIN_HALF_LOSS : Prior.NONE)
                .fit(Tally.of(battles));
        for (int i = 0; i < 9; i++) {
            assertEquals(ofInfluences(slow.influences(slow.relativeToMean(i))), acceleration(fit, i, -1), 1e-11);
            if (i != 4) {
                assertEquals(ofInfluences(slow.influences(slow.difference(i, 4))), acceleration(fit, i, 4), 1e-11);
            }
        }
    }

    /**
     * The jackknife refits the board without each vote in turn, [ET93] eq. (14.15). The influences are its limit for many
     * votes: accelerations are of size 1 / √n, the difference of size 1 / n^{3/2} times the leverage of a vote.
     */
    @Test
    void comesCloseToTheJackknife() {
        List<Battle> battles = TestBoards.mixed(4, 4, 800);
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(battles));
        double[][] without = new double[battles.size()][];
        double[] mean = new double[4];
        for (int vote = 0; vote < without.length; vote++) {
            List<Battle> others = new ArrayList<>(battles);
            others.remove(vote);
            without[vote] = BradleyTerry.withDefaults().fit(Tally.of(others)).logStrengths();
            for (int i = 0; i < 4; i++) {
                mean[i] += without[vote][i] / without.length;
            }
        }
        for (int i = 0; i < 4; i++) {
            double[] deviations = new double[without.length];
            for (int vote = 0; vote < without.length; vote++) {
                deviations[vote] = mean[i] - without[vote][i];
            }
            assertEquals(ofInfluences(deviations), acceleration(fit, i, -1), 2e-4, "competitor " + i);
        }
    }

    @Test
    void seenFromTheOtherSideItIsTheOpposite() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(5, 5, 200)));
        assertEquals(-acceleration(fit, 1, 3), acceleration(fit, 3, 1), 1e-15);
    }

    /** One vote of a kind among a thousand of the other moves the estimate most; a vote alone gives ± 1/6. */
    @Test
    void neverExceedsASixth() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(new int[][] {{0, 1, 1000, 1, 0}}));
        assertTrue(Math.abs(acceleration(fit, 0, -1)) < 1.0 / 6, "at most a sixth");
        assertEquals(1.0 / 6, Math.abs(acceleration(fit, 0, 1)), 2e-3);
    }
}
