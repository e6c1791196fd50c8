package org.podium.internal.solver;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.podium.execution.Execution;

/**
 * Maximises a {@link BattleLikelihood}. The automatic choice sweeps as long as sweeps pay, then finishes with Newton
 * steps: by conjugate gradients where sweeps converged fast, else over a dense factor, which also takes over should
 * conjugate gradients not get there. Where weights differ by more than eight orders of magnitude, steps by elimination
 * without subtractions have the last word. Large boards have a way of their own, {@link #sparse}.
 */
public final class BattleSolver {
    /** Up to this many competitors a dense factor costs less than a second. */
    private static final int DENSE_COMPETITORS = 600;

    /** The same where sweeps converged fast: conjugate gradients then do so too, and cost less. */
    private static final int DENSE_MIXED = 40;

    /** Above this many a dense matrix would not fit in the memory of a usual machine. */
    private static final int DENSE_LIMIT = 12_000;

    /** Sweeps stop at this relative change; two Newton steps then do the rest. */
    private static final double SWEEP_GOAL = 1e-6;

    /** So many sweeps show how fast they converge. */
    private static final int SWEEPS_TO_JUDGE = 4;

    /** Sweeps are given up when more than this many would still be needed. */
    private static final int SWEEPS_WORTH = 40;

    /** Passes over the pairs in one solution by conjugate gradients, times the entries of a pass. */
    private static final long CONJUGATE_WORK = 4_000_000_000L;

    /** From this spread of weights on, a Cholesky factor or conjugate gradients may lose the thinnest link's digits. */
    private static final double UNEQUAL = 1e8;

    /** Full Newton steps; a few suffice unless counts are as unequal as 10^15 to 1, which takes some 40. */
    static final int NEWTON_STEPS = 200;

    /** The second attempt moves no two competitors that met farther apart than this in one step, in natural units. */
    static final double SHORT_MOVE = 2;

    /** Enough for short steps to cross any distance between two competitors that met. */
    static final int SHORT_STEPS = 1000;

    private final BattleLikelihood likelihood;
    private final int maximumIterations;

    private final Execution execution;
    private @Nullable SparseSolver large;

    public BattleSolver(BattleLikelihood likelihood, int maximumIterations, Execution execution) {
        this.likelihood = likelihood;
        this.maximumIterations = maximumIterations;
        this.execution = execution;
    }

    /** Sweeps while they pay, then Newton. */
    public Solution automatic(double[] start) {
        if (likelihood.size() > DENSE_COMPETITORS) {
            return sparse(start);
        }
        NewmanSweeps newman = new NewmanSweeps(likelihood, start);
        boolean inRange = NewmanSweeps.canHold(start);
        while (inRange && paysToSweep(newman)) {
            inRange = newman.sweep();
        }
        double[] swept = inRange ? newman.logStrengths() : start;
        boolean mixed = inRange && newman.lastChange() <= SWEEP_GOAL;
        boolean dense = !mixed || likelihood.size() <= DENSE_MIXED;
        Solution solution = dense ? newton(swept) : conjugateGradientFirst(swept);
        if (newman.sweeps() > 0) {
            solution = after(newman.sweeps(), "newman", solution);
        }
        if (solution.converged() || !inRange || solution.iterations() >= maximumIterations) {
            return solution;
        }
        // Sweeps over counts as unequal as 10^12 to 1 can end where the information underflows.
        return after(solution.iterations(), solution.method(), newton(start));
    }

    /** The way of large boards, whatever the size. */
    public Solution sparse(double[] start) {
        large = new SparseSolver(likelihood, maximumIterations, conjugateIterations(), execution);
        return large.automatic(start);
    }

    /** The log-likelihood of the votes at a solution, where the solver knows it anyway. */
    public OptionalDouble knownLogLikelihood(Solution solution) {
        return large != null && large.isLast(solution) ? OptionalDouble.of(large.ofVotes()) : OptionalDouble.empty();
    }

    private boolean paysToSweep(NewmanSweeps newman) {
        if (newman.sweeps() < Math.min(SWEEPS_TO_JUDGE, maximumIterations)) {
            return true;
        }
        if (newman.lastChange() <= SWEEP_GOAL || newman.sweeps() >= maximumIterations) {
            return false;
        }
        double needed = Math.log(SWEEP_GOAL / newman.lastChange()) / Math.log(newman.contraction());
        return needed >= 0 && needed <= SWEEPS_WORTH;
    }

    private Solution conjugateGradientFirst(double[] theta) {
        Solution solution = conjugateGradient(theta);
        return solution.converged()
                ? solution
                : after(solution.iterations(), solution.method(), newton(solution.theta()));
    }

    /** Newton steps over a dense Cholesky factor. */
    public Solution newton(double[] start) {
        requireDense();
        return stepsThenElimination(new DenseSystem(likelihood), start);
    }

    /** Newton steps by preconditioned conjugate gradients. */
    public Solution conjugateGradient(double[] start) {
        if (likelihood.size() > DENSE_COMPETITORS) {
            large = new SparseSolver(likelihood, maximumIterations, conjugateIterations(), execution);
            return large.conjugateGradient(start);
        }
        return stepsThenElimination(new ConjugateGradientSystem(likelihood, conjugateIterations()), start);
    }

    /** Four a competitor, which suffice on a chain, but no more than some ten seconds for one step. */
    private int conjugateIterations() {
        long affordable = CONJUGATE_WORK / Math.max(1, likelihood.pairs().entries());
        return (int) Math.max(1000, Math.min(affordable, 4L * likelihood.size()));
    }

    /** Newman's sweeps to the end; the closing Newton correction only certifies them. */
    public Solution newman(double[] start) {
        NewmanSweeps newman = new NewmanSweeps(likelihood, start);
        boolean inRange = true;
        while (inRange && newman.sweeps() < maximumIterations && newman.lastChange() > 1e-13) {
            inRange = newman.sweep();
        }
        double[] theta = inRange ? newman.logStrengths() : start.clone();
        if (!likelihood.prior()) {
            NewtonSteps.centre(theta);
        }
        double[] gradient = new double[theta.length];
        double[] step = new double[theta.length];
        likelihood.gradient(theta, gradient);
        LinearSystem system = likelihood.size() <= DENSE_COMPETITORS
                ? new SubtractionFreeSystem(likelihood)
                : new ConjugateGradientSystem(likelihood, conjugateIterations());
        boolean certified = system.factor(theta) && system.solve(gradient, step, 1e-6);
        if (!likelihood.prior()) {
            NewtonSteps.centre(step);
        }
        double correction = 0;
        for (double value : step) {
            correction = Math.max(correction, Math.abs(value) * Solution.POINTS);
        }
        double norm = likelihood.gradientNorm(gradient);
        boolean converged =
                inRange && certified && norm <= Solution.GRADIENT_LIMIT && correction <= Solution.CORRECTION_LIMIT;
        return new Solution(theta, newman.sweeps(), norm, certified ? correction : Double.NaN, converged, "newman");
    }

    /** Where the weights are too unequal for the system's accuracy, steps by elimination have the last word. */
    private Solution stepsThenElimination(LinearSystem system, double[] start) {
        Solution solution = steps(system, start);
        if (likelihood.size() > DENSE_COMPETITORS
                || system.spread() < UNEQUAL
                || solution.iterations() >= maximumIterations) {
            return solution;
        }
        double[] from = solution.converged() ? solution.theta() : start;
        Solution last = steps(new SubtractionFreeSystem(likelihood), from);
        return after(solution.iterations(), solution.method(), last);
    }

    /**
     * Newton's method, and should a full step have overshot to where the information underflows, once more from the
     * start with short steps: on a logistic likelihood those cannot leave the region where the quadratic model holds.
     */
    private Solution steps(LinearSystem system, double[] start) {
        NewtonSteps newton = new NewtonSteps(likelihood, system, start);
        int taken = newton.run(Math.min(maximumIterations, NEWTON_STEPS));
        if (!newton.reached() && taken < maximumIterations) {
            newton = new NewtonSteps(likelihood, system, start).withLongestMove(SHORT_MOVE);
            taken += newton.run(Math.min(maximumIterations - taken, SHORT_STEPS));
        }
        return new Solution(
                newton.theta(),
                taken,
                newton.gradientNorm(),
                newton.failed() ? Double.NaN : newton.correction(),
                newton.reached(),
                system.name());
    }

    /** The solution with what ran before it. */
    static Solution after(int iterations, String method, Solution solution) {
        return new Solution(
                solution.theta(),
                iterations + solution.iterations(),
                solution.gradientNorm(),
                solution.newtonCorrection(),
                solution.converged(),
                method + "+" + solution.method());
    }

    private void requireDense() {
        if (likelihood.size() > DENSE_LIMIT) {
            throw new IllegalArgumentException("a dense Newton solver for " + likelihood.size()
                    + " competitors would need " + 8L * likelihood.size() * likelihood.size() / (1 << 20)
                    + " MB a matrix; use the automatic or the conjugate-gradient solver");
        }
    }
}
