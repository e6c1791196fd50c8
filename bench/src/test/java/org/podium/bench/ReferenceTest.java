package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

class ReferenceTest {

    /** Three wins against one: log-odds of ln 3, shared out to both sides. */
    private static final double[] OPTIMUM = {Math.log(3) / 2, -Math.log(3) / 2};

    private static BattleLog threeToOne() {
        return BattleLog.builder()
                .add("a", "b", Outcome.FIRST)
                .add("b", "a", Outcome.SECOND)
                .add("a", "b", Outcome.SECOND)
                .add("a", "b", Outcome.FIRST)
                .build();
    }

    @Test
    void theGradientIsObservedLessExpectedScore() {
        double[] gradient = Reference.of(threeToOne(), List.of()).gradient(new double[2]);
        assertEquals(3 - 2, gradient[0]);
        assertEquals(1 - 2, gradient[1]);
    }

    @Test
    void theOptimumHasNoDistance() {
        Reference reference = Reference.of(threeToOne(), List.of());
        assertEquals(0, reference.distance(OPTIMUM), 1e-12);
        assertEquals(0, reference.relativeGradient(OPTIMUM), 1e-15);
    }

    /** With two competitors Newton's correction is the residual divided by 2 n p (1 − p), for each in its direction. */
    @Test
    void theDistanceIsNewtonsCorrectionInPoints() {
        Reference reference = Reference.of(threeToOne(), List.of());
        assertEquals(1 / (2 * 4 * 0.25) * 400 / Math.log(10), reference.distance(new double[2]), 1e-9);
    }

    /** H = n p (1 − p) and G = n p (1 − p) for the difference d, so var(d) = 1 / (n p (1 − p)), a quarter for each side. */
    @Test
    void theSandwichOfTwoIsThatOfAProportion() {
        double[][] covariance = Reference.of(threeToOne(), List.of()).sandwich(OPTIMUM);
        double expected = 1 / (4 * 0.75 * 0.25) / 4;
        assertEquals(expected, covariance[0][0], 1e-12);
        assertEquals(-expected, covariance[0][1], 1e-12);
        assertEquals(expected, covariance[1][1], 1e-12);
    }

    @Test
    void aTallySaysWhatItsLogSays() {
        BattleLog log = Workload.TINY.draw().log();
        double[] somewhere = new double[12];
        somewhere[3] = 0.5;
        double[] ofLog = Reference.of(log, List.of()).gradient(somewhere);
        double[] ofTally = Reference.of(Tally.of(log)).gradient(somewhere);
        for (int i = 0; i < ofLog.length; i++) {
            assertEquals(ofLog[i], ofTally[i], 1e-10); // sums of thousands in another order
        }
    }

    /** Two that always tie but for a covariate: 3 of 4 votes go with its sign, so its coefficient is ln 3. */
    @Test
    void coefficientsArePartOfTheLikelihood() {
        BattleLogBuilder log = BattleLog.builder();
        for (int copy = 0; copy < 2; copy++) {
            String first = copy == 0 ? "a" : "b";
            String second = copy == 0 ? "b" : "a";
            for (int vote = 0; vote < 4; vote++) {
                log.add(first, second, vote == 0 ? Outcome.SECOND : Outcome.FIRST)
                        .covariate("x", 1);
            }
        }
        Reference reference = Reference.of(log.build(), List.of("x"));
        double[] optimum = {0, 0, Math.log(3)};
        assertEquals(0, reference.relativeGradient(optimum), 1e-15);
        assertEquals(0, reference.distance(optimum), 1e-12);
        assertEquals(1 / (8 * 0.75 * 0.25), reference.sandwich(optimum)[2][2], 1e-12);
    }

    @Test
    void anInverseTimesItsMatrixIsOne() {
        double[][] matrix = {{0, 2, 1}, {1, 0, 3}, {4, 1, 0}}; // the first pivot is not on the diagonal
        double[][] product = DenseMatrices.product(DenseMatrices.inverse(matrix), matrix);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(i == j ? 1 : 0, product[i][j], 1e-14);
            }
        }
    }
}
