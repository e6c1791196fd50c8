package org.podium.resampling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.interval.Coefficients;
import org.podium.interval.Covariance;
import org.podium.interval.IntervalMethod;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Tally;

/** The bootstrap of models with parameters beside the strengths, and of weighted votes. */
class ModelBootstrapTest {
    private static final BradleyTerry STYLE =
            BradleyTerry.withDefaults().with(Covariates.of(Covariate.column("x"), Covariate.column("y")));

    private static List<Battle> board(int votes) {
        return SmallBoards.random(new SplittableRandom(23), 4, votes);
    }

    private static BattleLogBuilder add(BattleLogBuilder builder, Battle battle, int row) {
        return builder.add(battle).covariate("x", Math.sin(row)).covariate("y", row % 5 - 2);
    }

    private static BattleLog log(List<Battle> board) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            add(builder, board.get(row), row);
        }
        return builder.build();
    }

    /**
     * On a large board the standard deviation of replicates estimates the sandwich error. 1,000 of them know it to
     * 2.2 %; a test of 6 such errors fails once in 10⁸ tries. Some 1 % is owed to votes being finite.
     */
    private static final double LAW = 0.15;

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void replicatesVaryAsTheSandwichSays(TieModel ties) {
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(ties).with(OrderEffect.FITTED).fit(Tally.of(board(3000)));
        requireLaw(fit, Bootstrap.withDefaults().replicates(1000).run(fit));
    }

    @Test
    void replicatesOfCovariatesVaryAsTheSandwichSays() {
        BradleyTerryFit fit = STYLE.fit(log(board(2000)));
        requireLaw(fit, Bootstrap.withDefaults().replicates(1000).run(fit));
    }

    /** An importance weight is not a number of votes: replicates vary as Σ w² says. */
    @Test
    void replicatesOfWeightedVotesVaryAsTheSandwichSays() {
        List<Battle> board = board(2000);
        BattleLogBuilder style = BattleLog.builder();
        BattleLogBuilder plain = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            double weight = row % 10 == 0 ? 8 : 0.5;
            add(style, board.get(row), row).importance(weight);
            plain.add(board.get(row)).importance(weight);
        }
        BradleyTerryFit fit = STYLE.fit(style.build());
        requireLaw(fit, Bootstrap.withDefaults().replicates(1000).run(fit));
        BradleyTerryFit davidson =
                BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(plain.build());
        requireLaw(davidson, Bootstrap.withDefaults().replicates(1000).run(davidson));
    }

    private static void requireLaw(BradleyTerryFit fit, BootstrapResult replicates) {
        Covariance sandwich = Covariance.sandwich(fit);
        for (int i = 0; i < fit.roster().size(); i++) {
            double error = sandwich.standardError(fit.roster().name(i));
            assertEquals(error, deviation(replicates.logStrengths(i)), LAW * error);
        }
        Coefficients effects = Coefficients.of(fit, IntervalMethod.sandwich(0.95));
        for (int m = 0; m < effects.rows().size(); m++) {
            double error = effects.rows().get(m).standardError();
            assertEquals(error, deviation(replicates.coefficients(m)), LAW * error);
        }
        effects.tieParameter()
                .ifPresent(tie -> assertEquals(
                        tie.standardError(), deviation(replicates.tieParameters()), LAW * tie.standardError()));
    }

    private static double deviation(double[] values) {
        return new StandardDeviation().evaluate(values);
    }

    /** From the tally bit for bit; from the log, where a row of two is one cell instead of two, in law. */
    @Test
    void aFrequencyOfTwoHasTheReplicatesOfTheVoteTwice() {
        List<Battle> board = board(400);
        BattleLogBuilder frequent = BattleLog.builder();
        List<Battle> repeated = new ArrayList<>();
        BattleLogBuilder repeatedStyle = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            add(frequent, board.get(row), row).frequency(2);
            repeated.addAll(List.of(board.get(row), board.get(row)));
            add(add(repeatedStyle, board.get(row), row), board.get(row), row);
        }
        BattleLog log = frequent.build();
        for (TieModel ties : List.of(TieModel.HALF_WIN, TieModel.DAVIDSON)) {
            Bootstrap bootstrap =
                    Bootstrap.of(BradleyTerry.withDefaults().with(ties)).replicates(20);
            assertArrayEquals(
                    bootstrap.run(Tally.of(repeated)).logStrengths(1),
                    bootstrap.run(log).logStrengths(1));
        }
        Bootstrap bootstrap = Bootstrap.of(STYLE).replicates(1000);
        BootstrapResult expected = bootstrap.run(repeatedStyle.build());
        BootstrapResult actual = bootstrap.seed(43).run(log);
        for (int m = 0; m < 2; m++) {
            double error = deviation(expected.coefficients(m));
            assertEquals(error, deviation(actual.coefficients(m)), 1.5 * LAW * error);
        }
    }

    @Test
    void threadsChangeNothing() {
        BattleLog log = log(board(300));
        BootstrapResult alone = Bootstrap.of(STYLE).replicates(40).run(log);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            BootstrapResult together = Bootstrap.of(STYLE)
                    .replicates(40)
                    .execution(Execution.on(pool, 4))
                    .run(log);
            for (int m = 0; m < 2; m++) {
                assertArrayEquals(alone.coefficients(m), together.coefficients(m));
            }
        } finally {
            pool.shutdown();
        }
    }

    /** What reads a tally does not see the order of rows; the streams of a covariate model follow it, its fit does not. */
    @Test
    void theOrderOfRowsMattersWhereTheDocumentsSaySo() {
        List<Battle> board = board(300);
        List<Integer> order = new ArrayList<>();
        for (int row = 0; row < board.size(); row++) {
            order.add(row);
        }
        Collections.shuffle(order, new Random(3));
        BattleLogBuilder shuffled = BattleLog.builder();
        BattleLogBuilder plain = BattleLog.builder();
        for (int row : order) {
            add(shuffled, board.get(row), row);
            plain.add(board.get(row));
        }
        Bootstrap davidson = Bootstrap.of(
                        BradleyTerry.withDefaults().with(TieModel.DAVIDSON).with(OrderEffect.FITTED))
                .replicates(10);
        assertArrayEquals(
                davidson.run(Tally.of(board)).coefficients(0),
                davidson.run(plain.build()).coefficients(0));
        BradleyTerryFit expected = STYLE.fit(log(board));
        BradleyTerryFit actual = STYLE.fit(shuffled.build());
        // 1e-9 points of 400 / ln 10.
        assertArrayEquals(expected.logStrengths(), actual.logStrengths(), 1e-9 / 173.7);
    }
}
