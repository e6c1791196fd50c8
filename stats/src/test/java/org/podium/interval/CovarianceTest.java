package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.NotConvergedException;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Solver;
import org.podium.bradleyterry.TieModel;
import org.podium.stats.internal.Streams;
import org.podium.stats.testing.References;
import org.podium.stats.testing.SlowBoard;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

class CovarianceTest {

    private static final List<Function<BradleyTerryFit, Covariance>> BOTH =
            List.of(Covariance::sandwich, Covariance::fisher);

    private static void requireEqual(double[][] expected, double[][] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], tolerance, "row " + i);
        }
    }

    /** Elements are of size 0.1 and the matrices well conditioned: rounding of some 1e-16 and a margin of a hundred. */
    @Test
    void matchesFiftyDigitsOnThreeCompetitors() {
        Map<String, Object> reference = References.json("sandwich.json");
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(References.battles(reference)));
        Covariance sandwich = Covariance.sandwich(fit);
        Covariance fisher = Covariance.fisher(fit);
        requireEqual(References.matrix(reference, "sandwich_covariance"), sandwich.matrix(), 1e-14);
        requireEqual(References.matrix(reference, "fisher_covariance"), fisher.matrix(), 1e-14);
        for (int i = 0; i < 3; i++) {
            String name = fit.roster().name(i);
            assertEquals(References.vector(reference, "se_sandwich")[i], sandwich.standardError(name), 1e-14);
            assertEquals(References.vector(reference, "se_fisher")[i], fisher.standardError(name), 1e-14);
            assertEquals(
                    References.vector(reference, "se_sandwich_vs_anchor")[i],
                    sandwich.standardErrorOfDifference(name, "c"),
                    1e-14);
            assertEquals(
                    References.vector(reference, "se_fisher_vs_anchor")[i],
                    fisher.standardErrorOfDifference(name, "c"),
                    1e-14);
        }
    }

    /** The prior is part of the information and not of the sandwich's middle. Tolerance as above. */
    @Test
    void matchesFiftyDigitsWithThePrior() {
        Map<String, Object> reference = References.json("prior.json");
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS).fit(Tally.of(References.battles(reference)));
        assertArrayEquals(References.vector(reference, "theta"), fit.logStrengths(), 1e-13);
        requireEqual(
                References.matrix(reference, "sandwich_covariance"),
                Covariance.sandwich(fit).matrix(),
                1e-13);
        requireEqual(
                References.matrix(reference, "fisher_covariance"),
                Covariance.fisher(fit).matrix(),
                1e-13);
    }

    /** Both sides round some 1e-15 of the largest element; the strengths differ by 1e-13 at most. */
    @ParameterizedTest
    @CsvSource({"2, 30, false", "3, 60, false", "8, 300, false", "25, 2000, false", "4, 25, true", "12, 200, true"})
    void equalsASlowSandwichFromTheVotes(int competitors, int votes, boolean prior) {
        List<Battle> battles = TestBoards.mixed(competitors, competitors, votes);
        SlowBoard slow = new SlowBoard(battles, prior);
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(prior ? Prior.HALF_WIN_HALF_LOSS : Prior.NONE)
                .fit(Tally.of(battles));
        assertArrayEquals(slow.theta(), fit.logStrengths(), 1e-11);
        double largest = slow.fisher()[0][0];
        requireEqual(slow.fisher(), Covariance.fisher(fit).matrix(), 1e-10 * largest);
        requireEqual(slow.sandwich(), Covariance.sandwich(fit).matrix(), 1e-10 * largest);
    }

    @Test
    void votesThatDoNotCountHaveNoInfluence() {
        List<Battle> battles = TestBoards.mixed(4, 6, 400);
        BradleyTerry withoutTies = BradleyTerry.withDefaults().with(TieModel.DROPPED);
        BradleyTerry withoutBothBad = BradleyTerry.withDefaults().with(BothBad.DROPPED);
        List<Battle> decisive = battles.stream()
                .filter(battle -> battle.outcome() == Outcome.FIRST || battle.outcome() == Outcome.SECOND)
                .toList();
        List<Battle> notBothBad = battles.stream()
                .filter(battle -> battle.outcome() != Outcome.BOTH_BAD)
                .toList();
        Tally tally = Tally.of(battles);
        requireEqual(
                new SlowBoard(decisive, false).sandwich(),
                Covariance.sandwich(withoutTies.fit(tally)).matrix(),
                1e-11);
        requireEqual(
                new SlowBoard(notBothBad, false).sandwich(),
                Covariance.sandwich(withoutBothBad.fit(tally)).matrix(),
                1e-11);
    }

    /**
     * Whatever multiple of the vector of ones is added to all columns and rows, which is what another gauge does, the
     * variance of a contrast stays. Tolerance: cancellation of the ten units added.
     */
    @Test
    void contrastsDoNotDependOnTheGauge() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(5, 7, 500)));
        SplittableRandom random = Streams.of(5, 0);
        for (Function<BradleyTerryFit, Covariance> kind : BOTH) {
            Covariance covariance = kind.apply(fit);
            double[][] other = covariance.matrix();
            double[] added = new double[7];
            for (int i = 0; i < 7; i++) {
                added[i] = 20 * random.nextDouble() - 10;
            }
            double[] contrast = new double[7];
            double sum = 0;
            for (int i = 0; i < 7; i++) {
                contrast[i] = random.nextDouble();
                sum += contrast[i];
            }
            double variance = 0;
            for (int i = 0; i < 7; i++) {
                for (int j = 0; j < 7; j++) {
                    variance += (contrast[i] - sum / 7) * (contrast[j] - sum / 7) * (other[i][j] + added[i] + added[j]);
                }
            }
            for (int i = 0; i < 7; i++) {
                contrast[i] -= sum / 7;
            }
            assertEquals(Math.sqrt(variance), covariance.standardErrorOfContrast(contrast), 1e-12);
        }
    }

    @Test
    void differencesAndScoresAreContrasts() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(6, 5, 300)));
        for (Function<BradleyTerryFit, Covariance> kind : BOTH) {
            Covariance covariance = kind.apply(fit);
            String first = TestBoards.name(1);
            String second = TestBoards.name(3);
            double difference = covariance.standardErrorOfDifference(first, second);
            assertEquals(difference, covariance.standardErrorOfDifference(second, first), 1e-15);
            assertEquals(difference, covariance.standardErrorOfContrast(new double[] {0, 1, 0, -1, 0}), 1e-14);
            assertEquals(3 * difference, covariance.standardErrorOfContrast(new double[] {0, -3, 0, 3, 0}), 1e-14);
            double[] relativeToMean = {-0.2, 0.8, -0.2, -0.2, -0.2};
            assertEquals(covariance.standardError(first), covariance.standardErrorOfContrast(relativeToMean), 1e-14);
            assertEquals(covariance.covariance(first, second), covariance.covariance(1, 3));
        }
    }

    @Test
    void theMatrixIsSymmetricAndItsRowsSumToZero() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(7, 30, 3000)));
        for (Function<BradleyTerryFit, Covariance> kind : BOTH) {
            double[][] matrix = kind.apply(fit).matrix();
            for (int i = 0; i < 30; i++) {
                double sum = 0;
                for (int j = 0; j < 30; j++) {
                    assertEquals(matrix[j][i], matrix[i][j]);
                    sum += matrix[i][j];
                }
                assertEquals(0, sum, 1e-14 * 30);
            }
        }
    }

    /**
     * Two stars with millions of battles a pair and five between them. On a tree each pair is fitted exactly, so that the
     * variance of its difference is 1 / wins + 1 / losses, of whichever kind. The matrix also holds variances nearly
     * {@code most} times as large; of those rounding takes some 1e-16, here with a margin of a hundred.
     */
    @ParameterizedTest
    @ValueSource(longs = {1_000_000, 1_000_000_000})
    void keepsErrorsOfDifferencesWithinGroupsThatFewBattlesLink(long most) {
        SplittableRandom random = Streams.of(31, 0);
        TallyBuilder builder = Tally.builder().addCounts("a0", "b0", 3, 2, 0, 0);
        Map<String, Double> errors = new HashMap<>();
        for (String group : List.of("a", "b")) {
            for (int i = 1; i <= 30; i++) {
                long wins = random.nextLong(most / 2, most);
                long losses = random.nextLong(most / 2, most);
                builder.addCounts(group + i, group + 0, wins, losses, 0, 0);
                errors.put(group + i, Math.sqrt(1.0 / wins + 1.0 / losses));
            }
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(builder.build());
        for (Function<BradleyTerryFit, Covariance> kind : BOTH) {
            Covariance covariance = kind.apply(fit);
            errors.forEach((name, error) -> assertEquals(
                    1, covariance.standardErrorOfDifference(name, name.charAt(0) + "0") / error, 1e-14 * most, name));
        }
    }

    @Test
    void theMatrixIsACopy() {
        Covariance covariance =
                Covariance.fisher(BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(8, 3, 50))));
        double before = covariance.covariance(0, 0);
        covariance.matrix()[0][0] = 99;
        assertEquals(before, covariance.covariance(0, 0));
    }

    /**
     * Above a thousand competitors the solver stores its factor in blocks. The Laplacian times its inverse is the
     * centring; tolerance: 2⁻⁵³ times the condition, about 1e4, and a margin.
     */
    @Test
    void theInverseOfAThousandCompetitorsIsOne() {
        int size = 1003;
        SplittableRandom random = Streams.of(9, 0);
        int[][] pairs = new int[4 * size][];
        for (int pair = 0; pair < pairs.length; pair++) {
            int i = pair % size;
            int j = (i + 1 + (pair < size ? 0 : Streams.index(random, size - 1))) % size;
            pairs[pair] = new int[] {i, j, 5 + Streams.index(random, 5), 5 + Streams.index(random, 5), 1};
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(pairs));
        double[][] inverse = Covariance.fisher(fit).matrix();
        double[] x = new double[size];
        double mean = 0;
        for (int i = 0; i < size; i++) {
            x[i] = random.nextDouble();
            mean += x[i] / size;
        }
        double[][] solution = SlowBoard.product(inverse, column(x));
        double[] back = new double[size];
        fit.tally().forEachCell((i, j, wins, losses, ties, bothBad) -> {
            double p = 1 / (1 + Math.exp(fit.logStrength(j) - fit.logStrength(i)));
            double flow = (wins + losses + ties) * p * (1 - p) * (solution[i][0] - solution[j][0]);
            back[i] += flow;
            back[j] -= flow;
        });
        for (int i = 0; i < size; i++) {
            assertEquals(x[i] - mean, back[i], 1e-10, "row " + i);
        }
    }

    private static double[][] column(double[] values) {
        double[][] column = new double[values.length][1];
        for (int i = 0; i < values.length; i++) {
            column[i][0] = values[i];
        }
        return column;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void onlyTiesAreNoCertaintyButAFinding(int competitors) {
        int[][] pairs = new int[competitors * (competitors - 1) / 2][];
        int next = 0;
        for (int i = 0; i < competitors; i++) {
            for (int j = 0; j < i; j++) {
                pairs[next++] = new int[] {i, j, 0, 0, 10 + 3 * i + j};
            }
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(pairs));
        Covariance sandwich = Covariance.sandwich(fit);
        DataException ofScore = assertThrows(DataException.class, () -> sandwich.standardError(TestBoards.name(1)));
        assertEquals(
                List.of(TestBoards.name(1)),
                assertInstanceOf(ZeroVariance.class, ofScore.finding()).competitors());
        DataException ofDifference = assertThrows(
                DataException.class, () -> sandwich.standardErrorOfDifference(TestBoards.name(1), TestBoards.name(0)));
        assertEquals(
                List.of(TestBoards.name(1), TestBoards.name(0)),
                assertInstanceOf(ZeroVariance.class, ofDifference.finding()).competitors());
        assertTrue(Covariance.fisher(fit).standardError(TestBoards.name(1)) > 0, "Fisher errors are the remedy");
    }

    @Test
    void aContrastWithoutVarianceNamesTheCompetitorsInIt() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(TestBoards.ofPairs(new int[][] {
            {0, 1, 0, 0, 9}, {1, 2, 0, 0, 7}, {2, 3, 0, 0, 8}
        }));
        DataException exception = assertThrows(
                DataException.class,
                () -> Covariance.sandwich(fit).standardErrorOfContrast(new double[] {1, 0, -1, 0}));
        assertEquals(
                List.of(TestBoards.name(0), TestBoards.name(2)),
                exception.finding().competitors());
    }

    @Test
    void aCompetitorDoesNotDifferFromItself() {
        Covariance covariance =
                Covariance.sandwich(BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(10, 4, 100))));
        assertEquals(0, covariance.standardErrorOfDifference(TestBoards.name(2), TestBoards.name(2)));
        assertEquals(0, covariance.standardErrorOfContrast(new double[4]));
    }

    @Test
    void contrastsAreChecked() {
        Covariance covariance =
                Covariance.sandwich(BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(11, 3, 100))));
        double infinite = Double.POSITIVE_INFINITY;
        for (double[] wrong : new double[][] {
            {1, -1},
            {1, 0, 0},
            {1, -1, 1e-6},
            {Double.NaN, 0, 0},
            {infinite, 0, 0},
            {infinite, -infinite, 0}
        }) {
            assertThrows(IllegalArgumentException.class, () -> covariance.standardErrorOfContrast(wrong));
        }
        assertThrows(IllegalArgumentException.class, () -> covariance.standardError("nobody"));
        assertThrows(IndexOutOfBoundsException.class, () -> covariance.covariance(0, 3));
    }

    @Test
    void aFitThatDidNotConvergeHasNoCovariance() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Solver.NEWMAN)
                .withMaximumIterations(1)
                .fit(Tally.of(TestBoards.mixed(12, 10, 500)));
        assertThrows(NotConvergedException.class, () -> Covariance.sandwich(fit));
        assertThrows(NotConvergedException.class, () -> Covariance.fisher(fit));
    }
}
