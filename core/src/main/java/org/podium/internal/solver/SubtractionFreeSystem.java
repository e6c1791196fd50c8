package org.podium.internal.solver;

import java.util.Arrays;

/**
 * Solves with the information matrix by eliminating one competitor after the other without a subtraction, [GTH85]. The
 * matrix is a graph Laplacian: eliminating k adds w_ik w_kj / Σ_l w_kl to each remaining link, and no diagonal is stored.
 * Every link of the factor is then accurate in its own digits, so that a link worth one battle survives between groups
 * that share 10^15, where a Cholesky factor loses it by cancellation.
 *
 * <p>The ground is the prior's phantom, or without a prior the last competitor.
 *
 * <p>Cost: K³/3 multiplications a factor, K²/2 doubles of memory.
 */
final class SubtractionFreeSystem implements LinearSystem {
    private final BattleLikelihood likelihood;
    private final double[] weight;
    private final double[] diagonal;
    private final double[] toGround;
    private final double[] pivot;
    private final double[] rest;

    /** Row k: the links of k to k + 1, k + 2, … when k was eliminated. */
    private final double[][] links;

    SubtractionFreeSystem(BattleLikelihood likelihood) {
        this.likelihood = likelihood;
        int unknowns = likelihood.prior() ? likelihood.size() : likelihood.size() - 1;
        weight = new double[likelihood.pairs().entries()];
        diagonal = new double[likelihood.size()];
        toGround = new double[unknowns];
        pivot = new double[unknowns];
        rest = new double[unknowns];
        links = new double[unknowns][];
        for (int k = 0; k < unknowns; k++) {
            links[k] = new double[unknowns - k - 1];
        }
    }

    @Override
    public boolean factor(double[] theta) {
        likelihood.information(theta, weight, diagonal);
        read(theta);
        for (int k = 0; k < pivot.length; k++) {
            double sum = toGround[k];
            for (double link : links[k]) {
                sum += link;
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                return false;
            }
            pivot[k] = sum;
            eliminate(k);
        }
        return true;
    }

    private void read(double[] theta) {
        PairTable pairs = likelihood.pairs();
        for (int i = 0; i < pivot.length; i++) {
            Arrays.fill(links[i], 0);
            toGround[i] =
                    likelihood.prior() ? BattleLikelihood.logistic(theta[i]) * BattleLikelihood.logistic(-theta[i]) : 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int other = pairs.opponent(entry);
                if (other == pivot.length) {
                    toGround[i] += weight[entry];
                } else if (other > i) {
                    links[i][other - i - 1] = weight[entry];
                }
            }
        }
    }

    private void eliminate(int k) {
        double[] row = links[k];
        for (int i = k + 1; i < pivot.length; i++) {
            double share = row[i - k - 1] / pivot[k];
            if (share > 0) {
                toGround[i] += share * toGround[k];
                double[] target = links[i];
                int offset = i - k;
                for (int j = 0; j < target.length; j++) {
                    target[j] += share * row[offset + j];
                }
            }
        }
    }

    @Override
    public boolean solve(double[] gradient, double[] step, double relativeError) {
        System.arraycopy(gradient, 0, rest, 0, rest.length);
        for (int k = 0; k < rest.length; k++) {
            double scaled = rest[k] / pivot[k];
            for (int j = 0; j < links[k].length; j++) {
                rest[k + 1 + j] += links[k][j] * scaled;
            }
        }
        Arrays.fill(step, 0);
        for (int k = rest.length - 1; k >= 0; k--) {
            double sum = rest[k];
            for (int j = 0; j < links[k].length; j++) {
                sum += links[k][j] * step[k + 1 + j];
            }
            step[k] = sum / pivot[k];
        }
        return true;
    }

    @Override
    public double spread() {
        return BattleLikelihood.spread(weight, diagonal);
    }

    @Override
    public String name() {
        return "elimination";
    }
}
