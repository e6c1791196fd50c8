package org.podium.bradleyterry;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.podium.internal.solver.Solution;

/**
 * What a likelihood's maximum looks like, whatever the likelihood.
 *
 * @param theta log-strengths in the gauge of the likelihood
 * @param hasGauge whether log-strengths are to be centred
 * @param effects the parameters behind the log-strengths, in their order
 * @param logLikelihood computes that of the votes alone, which few callers ask for
 * @param convergence how the solver ended
 */
record Estimate(
        double[] theta,
        boolean hasGauge,
        List<Coefficient> effects,
        DoubleSupplier logLikelihood,
        Convergence convergence) {

    static final String TIE = "tie";

    static Convergence convergence(Solution solution) {
        return new Convergence(
                solution.converged() ? Convergence.Status.CONVERGED : Convergence.Status.NOT_CONVERGED,
                solution.iterations(),
                solution.gradientNorm(),
                solution.newtonCorrection(),
                solution.method());
    }
}
