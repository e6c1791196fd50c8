package org.podium.bradleyterry;

import java.util.List;
import org.podium.votes.Finding;

/**
 * The solver stopped before the promised accuracy.
 *
 * @param convergence how far it got
 */
public record NotConverged(Convergence convergence) implements Finding {
    @Override
    public String kind() {
        return "not-converged";
    }

    @Override
    public String message() {
        return "the fit did not converge: after " + convergence.iterations() + " iterations of "
                + convergence.solver() + " the gradient is " + convergence.gradientNorm()
                + " (promised 1e-10) and the last Newton correction " + convergence.newtonCorrection()
                + " points (promised 1e-8)";
    }

    @Override
    public List<String> remedies() {
        return List.of("use Solver.AUTO", "allow more iterations");
    }
}
