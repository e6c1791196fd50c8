package org.podium.internal.solver;

import java.util.Arrays;

/**
 * Solves with the information matrix by conjugate gradients preconditioned with its diagonal, [Saad03] alg. 9.1. The
 * matrix is never formed: one pass over the pairs an iteration, memory linear in pairs and competitors.
 *
 * <p>Without a prior the matrix is singular along the vector of ones, and so is every gradient orthogonal to it; the
 * iteration then stays consistent and the caller centres the result.
 */
final class ConjugateGradientSystem implements LinearSystem {
    private final BattleLikelihood likelihood;
    private final double[] weight;
    private final double[] diagonal;
    private final double[] residual;
    private final double[] direction;
    private final double[] image;
    private final int maximumIterations;

    ConjugateGradientSystem(BattleLikelihood likelihood, int maximumIterations) {
        this.likelihood = likelihood;
        this.maximumIterations = maximumIterations;
        weight = new double[likelihood.pairs().entries()];
        diagonal = new double[likelihood.size()];
        residual = new double[likelihood.size()];
        direction = new double[likelihood.size()];
        image = new double[likelihood.size()];
    }

    @Override
    public boolean factor(double[] theta) {
        likelihood.information(theta, weight, diagonal);
        for (double value : diagonal) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean solve(double[] gradient, double[] step, double relativeError) {
        Arrays.fill(step, 0);
        System.arraycopy(gradient, 0, residual, 0, residual.length);
        if (!likelihood.prior()) {
            NewtonSteps.centre(residual); // rounding must not leave a part that no step can remove
        }
        double rho = preconditioned();
        double goal = rho * relativeError * relativeError;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = residual[i] / diagonal[i];
        }
        for (int iteration = 0; iteration < maximumIterations && rho > goal; iteration++) {
            multiply();
            double length = rho / dot(direction, image);
            for (int i = 0; i < step.length; i++) {
                step[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            double before = rho;
            rho = preconditioned();
            double turn = rho / before;
            for (int i = 0; i < direction.length; i++) {
                direction[i] = residual[i] / diagonal[i] + turn * direction[i];
            }
        }
        return rho <= goal;
    }

    private double preconditioned() {
        double sum = 0;
        for (int i = 0; i < residual.length; i++) {
            sum += residual[i] * residual[i] / diagonal[i];
        }
        return sum;
    }

    private void multiply() {
        PairTable pairs = likelihood.pairs();
        for (int i = 0; i < image.length; i++) {
            double sum = diagonal[i] * direction[i];
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                sum -= weight[entry] * direction[pairs.opponent(entry)];
            }
            image[i] = sum;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Override
    public double spread() {
        return BattleLikelihood.spread(weight, diagonal);
    }

    @Override
    public String name() {
        return "conjugate-gradient";
    }
}
