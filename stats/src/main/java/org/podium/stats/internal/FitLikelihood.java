package org.podium.stats.internal;

import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.execution.Execution;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;

/**
 * The likelihood a fit maximised, with its maximum in the gauge of that likelihood, rebuilt from the fit's votes.
 *
 * @param likelihood the likelihood
 * @param theta its maximum; centred without a prior, relative to the phantom with one
 */
public record FitLikelihood(BattleLikelihood likelihood, double[] theta) {

    /** Cost: one pass over the tally. */
    public static FitLikelihood of(BradleyTerryFit fit) {
        return of(fit, Execution.sequential());
    }

    /** With the help of other threads. */
    public static FitLikelihood of(BradleyTerryFit fit, Execution execution) {
        TieCounting counting =
                new TieCounting(fit.model().countsTies(), fit.model().countsBothBad());
        PairTable pairs = PairTable.of(fit.tally(), counting, execution);
        double[] theta = fit.logStrengths();
        double phantom = fit.phantomLogStrength().orElse(0);
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= phantom;
        }
        return new FitLikelihood(new BattleLikelihood(pairs, fit.prior() != Prior.NONE), theta);
    }
}
