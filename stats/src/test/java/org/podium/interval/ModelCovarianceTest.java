package org.podium.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.slow.SlowModel;
import org.podium.slow.SlowVotes;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Tally;

/** Fisher and sandwich of every model against the slow model of the same votes. */
class ModelCovarianceTest {
    /**
     * Relative. Both maxima are within 1e-10 of the true one, at which matrices of these boards change by some ten times
     * that.
     */
    private static final double EQUAL = 1e-8;

    static Stream<Arguments> boardsAndModels() {
        List<TieModel> models = List.of(TieModel.HALF_WIN, TieModel.DAVIDSON, TieModel.RAO_KUPPER, TieModel.GROUNDED);
        return Stream.of(SmallBoards.triangle(), SmallBoards.chain(), SmallBoards.uneven())
                .flatMap(board -> models.stream()
                        .flatMap(ties ->
                                Arrays.stream(OrderEffect.values()).map(order -> Arguments.of(board, ties, order))));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("boardsAndModels")
    void errorsOfTieModelsMatchTheSlowModel(List<Battle> board, TieModel ties, OrderEffect order) {
        SlowModel slow = SlowModel.of(
                SlowModel.Kind.valueOf(ties.name()),
                SlowVotes.names(board).size(),
                order == OrderEffect.FITTED,
                SlowVotes.of(board));
        BradleyTerry model = BradleyTerry.withDefaults().with(ties).with(order);
        requireErrors(slow, model.fit(Tally.of(board)));
        requireErrors(slow.withPrior(), model.with(Prior.HALF_WIN_HALF_LOSS).fit(Tally.of(board)));
    }

    private static void requireErrors(SlowModel slow, BradleyTerryFit fit) {
        double[] maximum = slow.maximum();
        requireSame(slow.fisher(maximum), Covariance.fisher(fit), fit, IntervalMethod.fisher(0.9));
        requireSame(slow.sandwich(maximum), Covariance.sandwich(fit), fit, IntervalMethod.sandwich(0.9));
    }

    private static void requireSame(
            double[][] expected, Covariance actual, BradleyTerryFit fit, IntervalMethod method) {
        int competitors = fit.roster().size();
        double largest = Arrays.stream(expected)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow();
        for (int i = 0; i < competitors; i++) {
            for (int j = 0; j < competitors; j++) {
                assertEquals(expected[i][j], actual.covariance(i, j), EQUAL * largest);
            }
        }
        Coefficients effects = Coefficients.of(fit, method);
        int next = competitors;
        if (effects.tieParameter().isPresent()) {
            double error = Math.sqrt(expected[next][next]);
            assertEquals(error, effects.tieParameter().get().standardError(), EQUAL * error);
            next++;
        }
        for (CoefficientInterval row : effects.rows()) {
            double error = Math.sqrt(expected[next][next]);
            assertEquals(error, row.standardError(), EQUAL * error, row.name());
            assertEquals(error, actual.standardErrorOfCoefficient(row.name()), EQUAL * error);
            // 1.6448536269514722 is the 95 % quantile of the normal distribution, for two sides of 90 %.
            assertEquals(row.estimate() - 1.6448536269514722 * row.standardError(), row.lower(), 1e-9);
            assertEquals(row.estimate() + 1.6448536269514722 * row.standardError(), row.upper(), 1e-9);
            next++;
        }
        assertEquals(expected.length, next);
    }

    private final List<Battle> board = SmallBoards.uneven();
    private final double[][] columns = columns(board.size());

    private static double[][] columns(int rows) {
        double[][] columns = new double[2][rows];
        for (int row = 0; row < rows; row++) {
            columns[0][row] = Math.sin(row);
            columns[1][row] = row % 4 - 1;
        }
        return columns;
    }

    private static double weight(int row) {
        return 0.25 * (1 + row % 5);
    }

    private BattleLog log(boolean importance) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).covariate("x", columns[0][row]).covariate("y", columns[1][row]);
            if (importance) {
                builder.importance(weight(row));
            }
        }
        return builder.build();
    }

    private SlowModel slow(boolean importance) {
        double[][] scaled = SlowVotes.scaled(columns);
        return SlowModel.of(
                SlowModel.Kind.HALF_WIN,
                SlowVotes.names(board).size(),
                false,
                SlowVotes.of(board, row -> importance ? weight(row) : 1, row ->
                        new double[] {scaled[0][row], scaled[1][row]}));
    }

    private static BradleyTerry style(Ridge ridge) {
        return BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("y"))
                        .with(ridge));
    }

    /** With importance weights the middle of the sandwich is Σ w² s sᵀ, the information Σ w …; penalties are in H alone. */
    @Test
    void errorsOfCovariatesMatchTheSlowModel() {
        for (boolean importance : new boolean[] {false, true}) {
            requireErrors(slow(importance), style(Ridge.none()).fit(log(importance)));
            requireErrors(
                    slow(importance).penalised(0, 4),
                    style(Ridge.onCoefficients(4)).fit(log(importance)));
            requireErrors(
                    slow(importance).penalised(0.7, 0.3),
                    style(new Ridge(0.7, 0.3, false)).fit(log(importance)));
            requireErrors(
                    slow(importance).withPrior(),
                    style(Ridge.none()).with(Prior.HALF_WIN_HALF_LOSS).fit(log(importance)));
        }
    }

    @Test
    void errorsOfWeightedTieModelsMatchTheSlowModel() {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).importance(weight(row));
        }
        for (TieModel ties : List.of(TieModel.HALF_WIN, TieModel.DAVIDSON, TieModel.RAO_KUPPER, TieModel.GROUNDED)) {
            SlowModel slow = SlowModel.of(
                    SlowModel.Kind.valueOf(ties.name()),
                    SlowVotes.names(board).size(),
                    true,
                    SlowVotes.of(board, ModelCovarianceTest::weight, row -> new double[0]));
            requireErrors(
                    slow,
                    BradleyTerry.withDefaults()
                            .with(ties)
                            .with(OrderEffect.FITTED)
                            .fit(builder.build()));
        }
    }

    /** Weights of 1 / max(n, 10) are importance weights like any others; errors do not depend on their unit. */
    @Test
    void errorsOfReweightedBoardsMatchTheSlowModel() {
        for (TieModel ties : List.of(TieModel.HALF_WIN, TieModel.DAVIDSON)) {
            SlowModel slow = SlowModel.of(
                    SlowModel.Kind.valueOf(ties.name()),
                    SlowVotes.names(board).size(),
                    false,
                    SlowVotes.of(board, row -> 1.0 / Math.max(10, votesOfPair(board.get(row))), row -> new double[0]));
            requireErrors(
                    slow,
                    BradleyTerry.withDefaults()
                            .with(ties)
                            .with(Reweighting.inversePropensity(10))
                            .fit(Tally.of(board)));
        }
    }

    private long votesOfPair(Battle one) {
        List<String> pair = List.of(one.first(), one.second());
        return board.stream()
                .filter(battle -> pair.contains(battle.first()) && pair.contains(battle.second()))
                .count();
    }

    /** Twice the vote is two votes for the sandwich too, whereas an importance of 2 is not: its square counts. */
    @Test
    void aFrequencyOfTwoIsTheVoteTwiceAndAnImportanceOfTwoIsNot() {
        BattleLogBuilder once = BattleLog.builder();
        BattleLogBuilder twice = BattleLog.builder();
        BattleLogBuilder heavy = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            for (BattleLogBuilder builder : List.of(once, once, twice, heavy)) {
                builder.add(board.get(row)).covariate("x", columns[0][row]).covariate("y", columns[1][row]);
            }
            twice.frequency(2);
            heavy.importance(2);
        }
        Covariance expected = Covariance.sandwich(style(Ridge.none()).fit(once.build()));
        Covariance frequency = Covariance.sandwich(style(Ridge.none()).fit(twice.build()));
        Covariance importance = Covariance.sandwich(style(Ridge.none()).fit(heavy.build()));
        for (String name : expected.roster().names()) {
            double error = expected.standardError(name);
            assertEquals(error, frequency.standardError(name), EQUAL * error, name);
            assertEquals(Math.sqrt(2) * error, importance.standardError(name), EQUAL * error, name);
        }
        double error = expected.standardErrorOfCoefficient("x");
        assertEquals(error, frequency.standardErrorOfCoefficient("x"), EQUAL * error);
        assertEquals(Math.sqrt(2) * error, importance.standardErrorOfCoefficient("x"), EQUAL * error);
    }
}
