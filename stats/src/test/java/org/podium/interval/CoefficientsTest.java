package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

class CoefficientsTest {
    private final List<Battle> board = SmallBoards.random(new SplittableRandom(17), 4, 300);
    private final BattleLog log = log();

    /** x varies freely; y is mostly the second competitor's price, so that strengths explain most of it. */
    private BattleLog log() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).covariate("x", x(row)).covariate("y", y(row));
        }
        return builder.build();
    }

    private static double x(int row) {
        return 10 * Math.sin(row);
    }

    private double y(int row) {
        return board.get(row).first().charAt(0) - board.get(row).second().charAt(0) + 0.3 * Math.cos(7 * row);
    }

    private static BradleyTerry style(Ridge ridge) {
        return BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("y"))
                        .with(ridge));
    }

    @Test
    void bothScalesAreGiven() {
        BradleyTerryFit fit = style(Ridge.none()).fit(log);
        CoefficientInterval row =
                Coefficients.of(fit, IntervalMethod.sandwich(0.95)).row("x");
        double rootMeanSquare = Math.sqrt(Arrays.stream(log.covariate("x").toArray())
                .map(x -> x * x)
                .average()
                .orElseThrow());
        assertEquals(rootMeanSquare, row.unit(), 1e-12);
        assertEquals(fit.coefficients().get(0).estimate(), row.estimate());
        assertEquals(row.estimate() / rootMeanSquare, row.estimatePerRawUnit(), 1e-15);
        assertEquals(row.standardError() / rootMeanSquare, row.standardErrorPerRawUnit(), 1e-15);
        assertEquals(row.lower() / rootMeanSquare, row.lowerPerRawUnit(), 1e-15);
        assertEquals(row.upper() / rootMeanSquare, row.upperPerRawUnit(), 1e-15);
        assertTrue(row.lower() < row.estimate() && row.estimate() < row.upper());
    }

    /** Type 7 quantiles of the replicates, as Commons Math computes them. */
    @Test
    void bootstrapIntervalsAreQuantilesOfTheReplicates() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(TieModel.DAVIDSON)
                .with(OrderEffect.FITTED)
                .fit(Tally.of(board));
        BootstrapResult replicates =
                Bootstrap.withDefaults().replicates(300).seed(5).run(fit);
        Coefficients percentile = Coefficients.of(replicates, IntervalMethod.percentile(0.9));
        Coefficients basic = Coefficients.of(replicates, IntervalMethod.basic(0.9));
        double[][] values = {replicates.tieParameters(), replicates.coefficients(0)};
        CoefficientInterval[] rows = {percentile.tieParameter().orElseThrow(), percentile.row("first")};
        CoefficientInterval[] turned = {basic.tieParameter().orElseThrow(), basic.row("first")};
        for (int effect = 0; effect < 2; effect++) {
            Percentile quantiles = new Percentile().withEstimationType(EstimationType.R_7);
            quantiles.setData(values[effect]);
            assertEquals(quantiles.evaluate(5), rows[effect].lower(), 1e-14);
            assertEquals(quantiles.evaluate(95), rows[effect].upper(), 1e-14);
            assertEquals(2 * rows[effect].estimate() - quantiles.evaluate(95), turned[effect].lower(), 1e-14);
            assertEquals(2 * rows[effect].estimate() - quantiles.evaluate(5), turned[effect].upper(), 1e-14);
            assertEquals(new StandardDeviation().evaluate(values[effect]), rows[effect].standardError(), 1e-14);
        }
        Coefficients drawnAgain = Coefficients.of(
                fit,
                IntervalMethod.percentile(0.9)
                        .with(Bootstrap.withDefaults().replicates(300).seed(5)));
        assertEquals(percentile.rows(), drawnAgain.rows());
    }

    /** BCa with no bias and no acceleration is the percentile interval; here both are small, so that it is near it. */
    @Test
    void bcaIsDefinedForCoefficients() {
        BradleyTerryFit fit = style(Ridge.none()).fit(log);
        BootstrapResult replicates = Bootstrap.withDefaults().replicates(400).run(fit);
        Coefficients bca = Coefficients.of(replicates, IntervalMethod.bca(0.95));
        Coefficients percentile = Coefficients.of(replicates, IntervalMethod.percentile(0.95));
        for (String name : List.of("x", "y")) {
            double width = percentile.row(name).upper() - percentile.row(name).lower();
            assertEquals(percentile.row(name).lower(), bca.row(name).lower(), 0.2 * width);
            assertEquals(percentile.row(name).upper(), bca.row(name).upper(), 0.2 * width);
        }
    }

    /** R² and variance inflation from a weighted regression of each covariate on strengths, and on those and the other. */
    @Test
    void collinearityIsThatOfAWeightedRegression() {
        BradleyTerryFit fit = style(Ridge.none()).fit(log);
        double[] gamma = {
            fit.coefficients().get(0).perRawUnit(), fit.coefficients().get(1).perRawUnit()
        };
        double[][] strengths = new double[board.size()][4];
        double[][] columns = new double[2][board.size()];
        for (int row = 0; row < board.size(); row++) {
            int i = log.firstIndex(row);
            int j = log.secondIndex(row);
            double eta = fit.logStrength(i) - fit.logStrength(j) + gamma[0] * x(row) + gamma[1] * y(row);
            double p = 1 / (1 + Math.exp(-eta));
            double root = Math.sqrt(p * (1 - p));
            strengths[row][i] = root;
            strengths[row][j] = -root;
            columns[0][row] = root * x(row);
            columns[1][row] = root * y(row);
        }
        Coefficients table = Coefficients.of(fit, IntervalMethod.sandwich(0.95));
        for (int m = 0; m < 2; m++) {
            CoefficientInterval row = table.rows().get(m);
            RealMatrix alone = new Array2DRowRealMatrix(strengths);
            double[] other = columns[1 - m];
            RealMatrix all = new Array2DRowRealMatrix(board.size(), 5);
            all.setSubMatrix(strengths, 0, 0);
            all.setColumn(4, other);
            assertEquals(1 - left(alone, columns[m]), row.explainedByStrengths(), 1e-10);
            assertEquals(1 / left(all, columns[m]), row.varianceInflation(), 1e-9);
        }
        assertTrue(table.row("x").explainedByStrengths() < 0.1, table::toString);
        assertTrue(table.row("y").explainedByStrengths() > 0.9, table::toString);
        assertTrue(table.row("y").varianceInflation() > 10, table::toString);
        CoefficientInterval penalised = Coefficients.of(
                        style(Ridge.arenaRank(1)).fit(log), IntervalMethod.sandwich(0.95))
                .row("y");
        assertEquals(
                table.row("y").explainedByStrengths(),
                penalised.explainedByStrengths(),
                0.01,
                "a penalty is no information");
    }

    /** The share of squares that a regression leaves. */
    private static double left(RealMatrix design, double[] column) {
        double[] fitted = design.operate(new SingularValueDecomposition(design)
                .getSolver()
                .solve(new Array2DRowRealMatrix(column))
                .getColumn(0));
        double rest = 0;
        double all = 0;
        for (int row = 0; row < column.length; row++) {
            rest += (column[row] - fitted[row]) * (column[row] - fitted[row]);
            all += column[row] * column[row];
        }
        return rest / all;
    }

    /** Only the ridge keeps a duplicate apart, and the table says so. */
    @Test
    void duplicatesUnderARidgeInflateWithoutEnd() {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("x").named("again"))
                        .with(Ridge.onCoefficients(1)))
                .fit(log);
        Coefficients table = Coefficients.of(fit, IntervalMethod.sandwich(0.95));
        assertEquals(Double.POSITIVE_INFINITY, table.row("again").varianceInflation());
        assertEquals(table.row("x").estimate(), table.row("again").estimate(), 1e-10);
    }

    @Test
    void aFitWithoutEffectsHasAnEmptyTable() {
        Coefficients table =
                Coefficients.of(BradleyTerry.withDefaults().fit(Tally.of(board)), IntervalMethod.sandwich(0.95));
        assertEquals(List.of(), table.rows());
        assertTrue(table.tieParameter().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> table.row("x"));
    }

    /** Two competitors who tie whatever x is: the fit is exact, and no error can be had from its residuals. */
    @Test
    void anEffectWithoutVariationIsAFinding() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < 20; row++) {
            builder.add("a", "b", Outcome.TIE).covariate("x", row % 5 - 1.5);
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x")))
                .fit(builder.build());
        DataException thrown =
                assertThrows(DataException.class, () -> Coefficients.of(fit, IntervalMethod.sandwich(0.95)));
        ZeroVariance finding = assertInstanceOf(ZeroVariance.class, thrown.finding());
        assertEquals(List.of("x"), finding.effects());
        assertTrue(finding.message().contains("effect 'x'"), finding.message());
        assertEquals(
                0, Coefficients.of(fit, IntervalMethod.fisher(0.95)).row("x").estimate(), 1e-12);
    }

    @Test
    void replicatesOfATieParameterNeedOne() {
        BootstrapResult replicates = Bootstrap.withDefaults()
                .replicates(5)
                .run(BradleyTerry.withDefaults().fit(Tally.of(board)));
        assertThrows(IllegalStateException.class, replicates::tieParameters);
    }
}
