package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.slow.SlowModel;
import org.podium.slow.SlowVote;
import org.podium.slow.SlowVotes;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** Fits with covariates and weights of votes against the slow model of the same votes. */
class CovariatesTest {
    /** Natural units: both fits end within 1e-8 points. */
    private static final double EQUAL = 1e-10;

    private final BradleyTerry halfWins = BradleyTerry.withDefaults();
    private final Covariates two = Covariates.of(Covariate.column("x"), Covariate.column("y"));

    /** A board with two covariates and a weight a row. */
    private record Rows(List<Battle> battles, double[][] columns, double[] weights) {
        static Rows random(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Battle> battles = SmallBoards.random(random, 3 + random.nextInt(2), 70);
            double[][] columns = new double[2][battles.size()];
            double[] weights = new double[battles.size()];
            for (int row = 0; row < weights.length; row++) {
                columns[0][row] = 2 * random.nextDouble() - 1;
                columns[1][row] = random.nextInt(5) - 2;
                weights[row] = random.nextInt(3) + 1;
            }
            return new Rows(battles, columns, weights);
        }

        BattleLog log(boolean importance) {
            BattleLogBuilder builder = BattleLog.builder();
            for (int row = 0; row < weights.length; row++) {
                builder.add(battles.get(row)).covariate("x", columns[0][row]).covariate("y", columns[1][row]);
                if (importance) {
                    builder.importance(weights[row]);
                }
            }
            return builder.build();
        }

        List<SlowVote> slow(double[][] scaled, boolean importance) {
            return SlowVotes.of(
                    battles,
                    row -> importance ? weights[row] : 1,
                    row -> Arrays.stream(scaled)
                            .mapToDouble(column -> column[row])
                            .toArray());
        }

        double totalWeight(boolean importance) {
            return importance ? Arrays.stream(weights).sum() : weights.length;
        }
    }

    private static void requireSlow(SlowModel slow, BradleyTerryFit fit) {
        double[] maximum = slow.maximum();
        double[] expected = slow.centred(maximum);
        for (int i = 0; i < fit.roster().size(); i++) {
            assertEquals(expected[i], fit.logStrength(i), EQUAL, fit.roster().name(i));
        }
        int first = expected.length - fit.coefficients().size();
        for (int m = 0; m < fit.coefficients().size(); m++) {
            assertEquals(expected[first + m], fit.coefficients().get(m).estimate(), EQUAL);
        }
        assertEquals(slow.logLikelihood(maximum), fit.logLikelihood(), 1e-9);
    }

    @Property(tries = 40, edgeCases = EdgeCasesMode.NONE)
    void covariatesMatchTheSlowModel(@ForAll long seed, @ForAll boolean importance) {
        Rows rows = Rows.random(seed);
        SlowModel slow = SlowModel.of(
                SlowModel.Kind.HALF_WIN,
                SlowVotes.names(rows.battles).size(),
                false,
                rows.slow(SlowVotes.scaled(rows.columns), importance));
        requireSlow(slow, halfWins.with(two).fit(rows.log(importance)).requireConverged());
        requireSlow(
                slow.withPrior(),
                halfWins.with(two)
                        .with(Prior.HALF_WIN_HALF_LOSS)
                        .fit(rows.log(importance))
                        .requireConverged());
    }

    /** The penalties as they are documented, on the summed log-likelihood. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void penaltiesMatchTheSlowModel(@ForAll long seed, @ForAll boolean importance) {
        Rows rows = Rows.random(seed);
        SlowModel slow = SlowModel.of(
                SlowModel.Kind.HALF_WIN,
                SlowVotes.names(rows.battles).size(),
                false,
                rows.slow(SlowVotes.scaled(rows.columns), importance));
        double ln10 = Math.log(10);
        BattleLog log = rows.log(importance);
        requireSlow(
                slow.penalised(0, 3),
                halfWins.with(two.with(Ridge.onCoefficients(3))).fit(log).requireConverged());
        requireSlow(
                slow.penalised(0.5 / (ln10 * ln10), 0.5),
                halfWins.with(two.with(Ridge.fastChat())).fit(log).requireConverged());
        requireSlow(
                slow.penalised(0, 2 * rows.totalWeight(importance)),
                halfWins.with(two.with(Ridge.arenaRank(2))).fit(log).requireConverged());
    }

    /** An order effect beside covariates is one more column of ones, which no scaling changes. */
    @ParameterizedTest
    @EnumSource(CovariateScaling.class)
    void anOrderEffectBesideCovariatesIsAColumnOfOnes(CovariateScaling scaling) {
        Rows rows = Rows.random(5);
        BradleyTerryFit fit = halfWins.with(two.with(scaling))
                .with(OrderEffect.FITTED)
                .fit(rows.log(false))
                .requireConverged();
        double[][] columns = {
            scaled(rows.columns[0], scaling), scaled(rows.columns[1], scaling), new double[rows.weights.length]
        };
        Arrays.fill(columns[2], 1);
        requireSlow(
                SlowModel.of(
                        SlowModel.Kind.HALF_WIN,
                        SlowVotes.names(rows.battles).size(),
                        false,
                        rows.slow(columns, false)),
                fit);
        assertEquals("first", fit.coefficients().get(2).name());
        assertEquals(1, fit.coefficients().get(2).unit());
    }

    private static double[] scaled(double[] column, CovariateScaling scaling) {
        double mean = Arrays.stream(column).average().orElseThrow();
        double[] centred = Arrays.stream(column).map(x -> x - mean).toArray();
        return switch (scaling) {
            case NONE -> column;
            case ROOT_MEAN_SQUARE -> SlowVotes.scaled(new double[][] {column})[0];
            case CENTRED -> SlowVotes.scaled(new double[][] {centred})[0];
        };
    }

    /** Scaling is a matter of units: the same strengths, and coefficients that agree on the covariate's own scale. */
    @Test
    void scalingChangesUnitsOnly() {
        BattleLog log = Rows.random(6).log(false);
        BradleyTerryFit raw = halfWins.with(two.with(CovariateScaling.NONE)).fit(log);
        BradleyTerryFit scaled =
                halfWins.with(two.with(CovariateScaling.ROOT_MEAN_SQUARE)).fit(log);
        Points.requireWithin(1e-8, raw.logStrengths(), scaled);
        for (int m = 0; m < 2; m++) {
            assertEquals(
                    raw.coefficients().get(m).estimate(),
                    scaled.coefficients().get(m).perRawUnit(),
                    EQUAL);
        }
        BradleyTerryFit centred = halfWins.with(two.with(CovariateScaling.CENTRED))
                .with(OrderEffect.FITTED)
                .fit(log);
        BradleyTerryFit withPosition =
                halfWins.with(two).with(OrderEffect.FITTED).fit(log);
        Points.requireWithin(1e-8, withPosition.logStrengths(), centred);
    }

    /** The deviations of 0.1 from its rounded mean must not be taken for a scale. */
    @Test
    void aConstantColumnKeepsItsUnit() {
        BattleLogBuilder builder = BattleLog.builder();
        for (Battle battle : SmallBoards.triangle()) {
            builder.add(battle).covariate("bias", 0.1);
        }
        BradleyTerryFit centred = halfWins.with(
                        Covariates.of(Covariate.column("bias")).with(CovariateScaling.CENTRED))
                .fit(builder.build())
                .requireConverged();
        assertEquals(1, centred.coefficients().get(0).unit());
        BradleyTerryFit scaled =
                halfWins.with(Covariates.of(Covariate.column("bias"))).fit(builder.build());
        assertEquals(0.1, scaled.coefficients().get(0).unit(), 1e-15);
        assertEquals(
                centred.coefficients().get(0).perRawUnit(),
                scaled.coefficients().get(0).perRawUnit(),
                1e-9);
    }

    /** Frequency weights: twice the vote is two votes, in scaling, fit and tally. */
    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void aFrequencyOfTwoIsTheVoteTwice(@ForAll long seed) {
        Rows rows = Rows.random(seed);
        BattleLogBuilder weighted = BattleLog.builder();
        BattleLogBuilder repeated = BattleLog.builder();
        for (int row = 0; row < rows.weights.length; row++) {
            int times = (int) rows.weights[row];
            weighted.add(rows.battles.get(row))
                    .covariate("x", rows.columns[0][row])
                    .covariate("y", rows.columns[1][row])
                    .frequency(times);
            for (int vote = 0; vote < times; vote++) {
                repeated.add(rows.battles.get(row))
                        .covariate("x", rows.columns[0][row])
                        .covariate("y", rows.columns[1][row]);
            }
        }
        BradleyTerryFit expected = halfWins.with(two).fit(repeated.build()).requireConverged();
        BradleyTerryFit actual = halfWins.with(two).fit(weighted.build()).requireConverged();
        Points.requireWithin(1e-9, expected.logStrengths(), actual);
        assertEquals(expected.tally(), actual.tally());
        for (int m = 0; m < 2; m++) {
            assertEquals(
                    expected.coefficients().get(m).estimate(),
                    actual.coefficients().get(m).estimate(),
                    1e-11);
            assertEquals(
                    expected.coefficients().get(m).unit(),
                    actual.coefficients().get(m).unit(),
                    1e-14);
        }
        for (TieModel ties : TieModel.values()) {
            assertTrue(Arrays.equals(
                    halfWins.with(ties).fit(repeated.build()).logStrengths(),
                    halfWins.with(ties).fit(weighted.build()).logStrengths()));
        }
    }

    /** Tie models and order effects take importance weights too. */
    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void importanceWeightsMatchTheSlowModel(TieModel ties) {
        Rows rows = Rows.random(8);
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < rows.weights.length; row++) {
            builder.add(rows.battles.get(row)).importance(rows.weights[row] / 7);
        }
        BradleyTerryFit fit = halfWins.with(ties)
                .with(OrderEffect.FITTED)
                .fit(builder.build())
                .requireConverged();
        SlowModel slow = SlowModel.of(
                SlowModel.Kind.valueOf(ties.name()),
                fit.roster().size(),
                true,
                SlowVotes.of(rows.battles, row -> rows.weights[row] / 7, row -> new double[0]));
        requireSlow(slow, fit);
        assertTrue(fit.aic().isEmpty());
        assertTrue(fit.log().isPresent());
    }

    /** Votes of weight 0 are no votes: they bring in no competitor, scale no covariate and mend no graph. */
    @Test
    void votesOfWeightZeroAreNoVotes() {
        Rows rows = Rows.random(9);
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < rows.weights.length; row++) {
            builder.add(rows.battles.get(row))
                    .covariate("x", rows.columns[0][row])
                    .covariate("y", rows.columns[1][row])
                    .importance(rows.weights[row]);
        }
        builder.add("a", "stranger", Outcome.TIE)
                .covariate("x", 1e6)
                .covariate("y", -1e6)
                .importance(0);
        BradleyTerryFit expected = halfWins.with(two).fit(rows.log(true));
        BradleyTerryFit actual = halfWins.with(two).fit(builder.build());
        assertTrue(Arrays.equals(expected.logStrengths(), actual.logStrengths()));
        assertEquals(expected.coefficients(), actual.coefficients());
        assertEquals(expected.roster(), actual.roster());
    }

    /** 1 / max(n, minimum), n the votes of the unordered pair that count. */
    @Test
    void reweightingDividesByTheVotesOfThePair() {
        Rows rows = Rows.random(10);
        BradleyTerry model = halfWins.with(two).with(TieModel.DROPPED).with(Reweighting.inversePropensity(9));
        List<Battle> counted = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int row = 0; row < rows.weights.length; row++) {
            Outcome outcome = rows.battles.get(row).outcome();
            if (outcome == Outcome.FIRST || outcome == Outcome.SECOND) {
                counted.add(rows.battles.get(row));
                columns.add(new double[] {rows.columns[0][row], rows.columns[1][row]});
            }
        }
        double[][] transposed = new double[2][counted.size()];
        for (int row = 0; row < counted.size(); row++) {
            transposed[0][row] = columns.get(row)[0];
            transposed[1][row] = columns.get(row)[1];
        }
        double[][] scaled = SlowVotes.scaled(transposed);
        List<SlowVote> votes =
                SlowVotes.of(counted, row -> 1.0 / Math.max(9, votesOfPair(counted, counted.get(row))), row ->
                        new double[] {scaled[0][row], scaled[1][row]});
        requireSlow(
                SlowModel.of(SlowModel.Kind.HALF_WIN, SlowVotes.names(counted).size(), false, votes),
                model.fit(rows.log(false)).requireConverged());
    }

    private static long votesOfPair(List<Battle> battles, Battle one) {
        List<String> pair = List.of(one.first(), one.second());
        return battles.stream()
                .filter(battle -> pair.contains(battle.first()) && pair.contains(battle.second()))
                .count();
    }

    /** An indicator is an order effect of its own where it holds, an interaction another slope there. */
    @Test
    void indicatorsAndInteractionsAreColumns() {
        Rows rows = Rows.random(11);
        BattleLogBuilder builder = BattleLog.builder();
        double[][] columns = new double[3][rows.weights.length];
        for (int row = 0; row < rows.weights.length; row++) {
            boolean math = row % 3 == 0;
            builder.add(rows.battles.get(row))
                    .covariate("x", rows.columns[0][row])
                    .category("task", math ? "math" : "prose");
            columns[0][row] = rows.columns[0][row];
            columns[1][row] = math ? 1 : 0;
            columns[2][row] = math ? rows.columns[0][row] : 0;
        }
        Covariate x = Covariate.column("x");
        Covariate math = Covariate.indicator("task", "math");
        BradleyTerryFit fit = halfWins.with(
                        Covariates.of(x, math, x.times(math)).with(CovariateScaling.NONE))
                .fit(builder.build())
                .requireConverged();
        assertEquals(
                List.of("x", "task=math", "x*task=math"),
                fit.coefficients().stream().map(Coefficient::name).toList());
        requireSlow(SlowModel.of(SlowModel.Kind.HALF_WIN, fit.roster().size(), false, rows.slow(columns, false)), fit);
    }

    @Test
    void covariatesNeedALogAndHalfWins() {
        BattleLog log = Rows.random(12).log(false);
        assertThrows(
                IllegalArgumentException.class,
                () -> halfWins.with(two).with(TieModel.DAVIDSON).fit(log));
        BradleyTerry missing = halfWins.with(Covariates.of(Covariate.column("length")));
        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> missing.fit(log));
        assertTrue(thrown.getMessage().contains("'length'"), thrown.getMessage());
    }

    @Test
    void fewerStepsThanNeededDoNotConverge() {
        BradleyTerryFit fit =
                halfWins.with(two).withMaximumIterations(2).fit(Rows.random(13).log(false));
        assertEquals(Convergence.Status.NOT_CONVERGED, fit.convergence().status());
        assertEquals(2, fit.convergence().iterations());
        assertThrows(NotConvergedException.class, fit::requireConverged);
    }

    /** Two groups of competitors with covariates: each by itself, as if the other's votes were not there. */
    @Test
    void componentsOfALogAreFittedByThemselves() {
        Rows rows = Rows.random(14);
        BattleLogBuilder both = BattleLog.builder();
        BattleLogBuilder others = BattleLog.builder();
        for (int row = 0; row < rows.weights.length; row++) {
            Battle battle = rows.battles.get(row);
            Battle other = new Battle("z" + battle.second(), "z" + battle.first(), battle.outcome());
            both.add(battle).covariate("x", rows.columns[0][row]).covariate("y", rows.columns[1][row]);
            for (BattleLogBuilder builder : List.of(both, others)) {
                builder.add(other).covariate("x", rows.columns[0][row] + 1).covariate("y", rows.columns[1][row]);
            }
        }
        BradleyTerry model = halfWins.with(two);
        List<BradleyTerryFit> fits = model.fitEachComponent(both.build());
        assertEquals(2, fits.size());
        List<BattleLog> alone = List.of(rows.log(false), others.build());
        for (int part = 0; part < 2; part++) {
            BradleyTerryFit expected = model.fit(alone.get(part));
            assertEquals(expected.roster(), fits.get(part).roster());
            assertEquals(expected.coefficients(), fits.get(part).coefficients());
            assertTrue(Arrays.equals(expected.logStrengths(), fits.get(part).logStrengths()));
        }
        assertEquals(rows.battles.size(), fits.get(0).droppedBattles());
        BradleyTerryFit largest = model.with(OnUnidentifiable.LARGEST_COMPONENT).fit(both.build());
        assertEquals(fits.get(0).coefficients(), largest.coefficients());
    }

    /** The digest tells covariates and weights apart, which the tally does not have. */
    @Test
    void provenanceKnowsCovariatesAndWeights() {
        BradleyTerry model = halfWins.with(two);
        String digest = digest(model, Rows.random(15).log(false));
        assertEquals(digest, digest(model, Rows.random(15).log(false)));
        Rows other = Rows.random(15);
        other.columns[1][3] += 1e-9;
        assertNotEquals(digest, digest(model, other.log(false)));
        String weighted = digest(model, Rows.random(15).log(true));
        assertNotEquals(digest, weighted);
        other = Rows.random(15);
        other.weights[0] *= 2;
        assertNotEquals(weighted, digest(model, other.log(true)));
        // What needs the tally only has its digest, in whatever order the votes came.
        BattleLog log = BattleLog.of(Rows.random(15).battles);
        assertEquals(Tally.of(log).digest(), digest(halfWins, log));
    }

    private static String digest(BradleyTerry model, BattleLog log) {
        return model.fit(log).provenance().votesDigest();
    }
}
