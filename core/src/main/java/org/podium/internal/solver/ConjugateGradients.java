package org.podium.internal.solver;

import java.util.Arrays;

/**
 * Solves H x = b by preconditioned conjugate gradients, [Saad03] alg. 9.1, for the weighted Laplacian of a
 * {@link PairTable}, grounded where there is a prior. The product is taken as Σ w_ij (x_i − x_j), which keeps thin links
 * beside heavy ones. One pass over the pairs an iteration.
 *
 * <p>Without a prior the matrix is singular along the vector of ones; right-hand sides are centred first, and the caller
 * centres the result. Confined to one thread, which others help; the result does not depend on them.
 */
final class ConjugateGradients {
    /** A trusted solution has so many iterations at least, from which the rest is estimated. */
    private static final int TO_TRUST = 4;

    private final PairTable pairs;
    private final RowSlices slices;
    private final double[] weight;
    private final double[] ground;
    private final boolean grounded;
    private final Preconditioner preconditioner;
    private final double[] residual;
    private final double[] scaled;
    private final double[] direction;
    private final double[] image;
    private final double[] sums;
    private int iterations;

    /** A cheap approximate inverse of H. */
    interface Preconditioner {
        /**
         * Writes M⁻¹ r.
         *
         * @param from first row that must be written
         * @param to the row after the last
         */
        void apply(double[] residual, double[] scaled, int from, int to);

        /** Whether ranges of rows can be written independently; else one call writes all. */
        boolean byRows();
    }

    /**
     * @param weight n p (1 − p) of each entry
     * @param ground the prior's share of the diagonal
     * @param grounded whether there is a prior
     */
    ConjugateGradients(
            PairTable pairs,
            RowSlices slices,
            double[] weight,
            double[] ground,
            boolean grounded,
            Preconditioner preconditioner) {
        this.pairs = pairs;
        this.slices = slices;
        this.weight = weight;
        this.ground = ground;
        this.grounded = grounded;
        this.preconditioner = preconditioner;
        residual = new double[pairs.size()];
        scaled = new double[pairs.size()];
        direction = new double[pairs.size()];
        image = new double[pairs.size()];
        sums = new double[slices.count()];
    }

    /** The inverse of the diagonal. */
    static Preconditioner diagonal(double[] diagonal) {
        return new Preconditioner() {
            @Override
            public void apply(double[] residual, double[] scaled, int from, int to) {
                for (int i = from; i < to; i++) {
                    scaled[i] = residual[i] / diagonal[i];
                }
            }

            @Override
            public boolean byRows() {
                return true;
            }
        };
    }

    /** Iterations of the last solution. */
    int iterations() {
        return iterations;
    }

    /**
     * Solves until the preconditioned residual has shrunk by a factor.
     *
     * @return false if the iterations did not suffice
     */
    boolean solve(double[] right, double[] x, double factor, int most) {
        double rho = start(right, x);
        double goal = rho * factor * factor;
        for (iterations = 0; iterations < most && rho > goal; iterations++) {
            double length = rho / productWithImage();
            if (!(length < Double.POSITIVE_INFINITY)) {
                return false;
            }
            rho = advance(x, length, rho);
        }
        return rho <= goal;
    }

    /**
     * Solves until the error in the norm of H is below a fraction of the solution. The squares of these errors fall by
     * length · rho an iteration; what is left is taken as a geometric series with the largest ratio of the last steps, so
     * that an iteration that crawls is not taken for one that has arrived.
     *
     * @return false if the iterations did not suffice
     */
    boolean solveAndTrust(double[] right, double[] x, double fraction, int most) {
        double rho = start(right, x);
        double sum = 0;
        double[] gain = new double[TO_TRUST];
        for (iterations = 0; iterations < most && rho > 0; iterations++) {
            double length = rho / productWithImage();
            if (!(length < Double.POSITIVE_INFINITY)) {
                return false;
            }
            double now = length * rho;
            sum += now;
            rho = advance(x, length, rho);
            gain[iterations % TO_TRUST] = now;
            if (iterations + 1 >= TO_TRUST && isLeft(gain, iterations) <= fraction * fraction * sum) {
                iterations++;
                return true;
            }
        }
        return rho <= 0;
    }

    private static double isLeft(double[] gain, int iteration) {
        double ratio = 0;
        for (int back = 0; back < TO_TRUST - 1; back++) {
            double later = gain[(iteration - back) % TO_TRUST];
            double earlier = gain[(iteration - back - 1) % TO_TRUST];
            ratio = Math.max(ratio, earlier == 0 ? 0 : later / earlier);
        }
        return ratio < 1 ? gain[iteration % TO_TRUST] * ratio / (1 - ratio) : Double.POSITIVE_INFINITY;
    }

    private double start(double[] right, double[] x) {
        Arrays.fill(x, 0);
        System.arraycopy(right, 0, residual, 0, residual.length);
        if (!grounded) {
            NewtonSteps.centre(residual); // rounding must not leave a part that no step can remove
        }
        double rho = precondition();
        System.arraycopy(scaled, 0, direction, 0, direction.length);
        return rho;
    }

    /** Takes the step and turns the direction; returns the new rho. */
    private double advance(double[] x, double length, double rho) {
        slices.run(slice -> {
            for (int i = slices.start(slice); i < slices.end(slice); i++) {
                x[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            if (preconditioner.byRows()) {
                sums[slice] = precondition(slice);
            }
        });
        double next = preconditioner.byRows() ? RowSlices.sum(sums) : precondition();
        double turn = next / rho;
        for (int i = 0; i < direction.length; i++) {
            direction[i] = scaled[i] + turn * direction[i];
        }
        return next;
    }

    private double precondition() {
        if (!preconditioner.byRows()) {
            preconditioner.apply(residual, scaled, 0, residual.length);
            double sum = 0;
            for (int i = 0; i < residual.length; i++) {
                sum += residual[i] * scaled[i];
            }
            return sum;
        }
        slices.run(slice -> sums[slice] = precondition(slice));
        return RowSlices.sum(sums);
    }

    private double precondition(int slice) {
        preconditioner.apply(residual, scaled, slices.start(slice), slices.end(slice));
        double sum = 0;
        for (int i = slices.start(slice); i < slices.end(slice); i++) {
            sum += residual[i] * scaled[i];
        }
        return sum;
    }

    /** Image ← H · direction; returns their product. */
    private double productWithImage() {
        slices.run(slice -> {
            double sum = 0;
            for (int i = slices.start(slice); i < slices.end(slice); i++) {
                double own = direction[i];
                double row = ground[i] * own;
                for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                    row += weight[entry] * (own - direction[pairs.opponent(entry)]);
                }
                image[i] = row;
                sum += row * own;
            }
            sums[slice] = sum;
        });
        return RowSlices.sum(sums);
    }
}
