package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.elo.Elo;
import org.podium.elo.EloRatings;
import org.podium.interval.Covariance;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/** A benchmark of wrong answers measures nothing, so each check must notice one. */
class ChecksTest {
    private final DrawnVotes votes = Workload.TINY.draw();
    private final BattleLog log = votes.log();
    private final Tally tally = Tally.of(log);
    private final BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
    private final Reference reference = Reference.of(log, List.of());

    private static void fails(Runnable check) {
        assertThrows(IllegalStateException.class, check::run);
    }

    @Test
    void aTallyThatCountsAVoteTwiceFails() {
        assertDoesNotThrow(() -> Checks.requireTally(tally, votes));
        Tally more = tally.plus(Tally.of(List.of(log.battle(0))));
        fails(() -> Checks.requireTally(more, votes));
        Tally other = more.minus(Tally.of(List.of(log.battle(1))));
        fails(() -> Checks.requireTally(other, votes));
    }

    @Test
    void aFitAMillionthOfAPointOffFails() {
        double[] strengths = fit.logStrengths();
        assertDoesNotThrow(() -> Checks.requireOptimum(strengths, reference));
        strengths[0] += 1e-6 / Reference.POINTS_PER_UNIT;
        fails(() -> Checks.requireOptimum(strengths, reference));
    }

    @Test
    void aFitOfOtherVotesFails() {
        BradleyTerryFit other = BradleyTerry.withDefaults().fit(log.select(row -> row > 0));
        fails(() -> Checks.requireOptimum(other, reference));
    }

    @Test
    void theFishersCovarianceIsNotTheSandwichs() {
        double[][] expected = reference.sandwich(fit.logStrengths());
        assertDoesNotThrow(() -> Checks.requireCovariance(Covariance.sandwich(fit), fit, expected));
        fails(() -> Checks.requireCovariance(Covariance.fisher(fit), fit, expected));
    }

    /** With 200 replicates a deviation of 35 % passes, one of 50 % must not. */
    @Test
    void replicatesOfFewerVotesFail() {
        double[][] expected = reference.sandwich(fit.logStrengths());
        BootstrapResult replicates = Bootstrap.withDefaults().replicates(200).run(fit);
        assertDoesNotThrow(() -> Checks.requireReplicates(replicates, 200, expected));
        fails(() -> Checks.requireReplicates(replicates, 100, expected));
        double[][] halved = DenseMatrices.product(expected, diagonal(expected.length, 0.4));
        fails(() -> Checks.requireReplicates(replicates, 200, halved));
    }

    private static double[][] diagonal(int size, double value) {
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            matrix[i][i] = value;
        }
        return matrix;
    }

    @Test
    void eloInAnotherOrderFails() {
        EloRatings ratings = Elo.withDefaults().replay(log);
        assertDoesNotThrow(() -> Checks.requireElo(ratings::rating, votes));
        int[] backwards = new int[log.size()];
        for (int row = 0; row < backwards.length; row++) {
            backwards[row] = backwards.length - 1 - row;
        }
        EloRatings other = Elo.withDefaults().replay(log, backwards);
        fails(() -> Checks.requireElo(other::rating, votes));
    }

    @Test
    void notANumberFails() {
        fails(() -> Checks.requireElo(i -> Double.NaN, votes));
        fails(() -> Checks.requireError(Double.NaN, 1, 0));
    }

    @Test
    void whatDidNotRunFails() {
        fails(() -> Checks.measured(null));
    }
}
