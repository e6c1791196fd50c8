package org.podium.bradleyterry;

import java.util.Objects;
import org.podium.votes.DataException;

/** Numbers were asked of a fit that did not converge. */
public final class NotConvergedException extends DataException {
    private static final long serialVersionUID = 1L;

    private final transient Convergence convergence;

    NotConvergedException(Convergence convergence) {
        super(new NotConverged(convergence));
        this.convergence = Objects.requireNonNull(convergence, "convergence");
    }

    /**
     * How far the fit got.
     *
     * @return the convergence record of the fit
     */
    public Convergence convergence() {
        return convergence;
    }
}
