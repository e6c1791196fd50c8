package org.podium.internal.solver;

import java.util.Arrays;

/**
 * Value, gradient and information of a {@link BattleLikelihood} in one pass over the pairs, slice by slice.
 *
 * <p>Where log-strengths and counts are moderate a pair costs a division and, with few battles, no logarithm: with
 * π = e^θ and S_i the score of i,
 *
 * <pre>ℓ(θ) = Σ_i S_i θ_i − Σ_{i&lt;j} n_ij log(π_i + π_j)</pre>
 *
 * and the logarithm is taken of products. Elsewhere the exact forms of {@link BattleLikelihood} are used. Confined to one
 * thread, which others help.
 */
final class SlicedLikelihood {
    /** Within e^±this the product of {@link #FACTORS} sums of two strengths is a double. */
    private static final double MODERATE = 20;

    private static final int FACTORS = 24;

    private final BattleLikelihood likelihood;
    private final PairTable pairs;
    private final RowSlices slices;
    private final double[] score;
    private final double[] battles;
    private final double[] strength;
    private final double[] gradient;
    private final double[] weight;
    private final double[] ground;
    private final double[] diagonal;
    private final double[] valueOfSlice;
    private final double[] lostOfSlice;
    private final boolean smallCounts;
    private double total;

    SlicedLikelihood(BattleLikelihood likelihood, RowSlices slices) {
        this.likelihood = likelihood;
        this.slices = slices;
        pairs = likelihood.pairs();
        score = new double[pairs.size()];
        battles = new double[pairs.size()];
        strength = new double[pairs.size()];
        gradient = new double[pairs.size()];
        weight = new double[pairs.entries()];
        ground = new double[pairs.size()];
        diagonal = new double[pairs.size()];
        valueOfSlice = new double[slices.count()];
        lostOfSlice = new double[slices.count()];
        slices.run(this::addCounts);
        smallCounts = pairs.hasSmallCounts() || !likelihood.hasHugeCount();
        total = RowSlices.sum(valueOfSlice);
    }

    private void addCounts(int slice) {
        double sum = 0;
        for (int i = slices.start(slice); i < slices.end(slice); i++) {
            double won = 0;
            double met = 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                won += pairs.score(entry);
                met += pairs.battles(entry);
            }
            score[i] = won;
            battles[i] = met;
            sum += met;
        }
        valueOfSlice[slice] = sum;
    }

    /** Log-strengths to start from: the log-odds of each competitor's score, half a win and half a loss added. */
    double[] logOdds() {
        double[] theta = new double[score.length];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = Math.log((score[i] + 0.5) / (battles[i] - score[i] + 0.5));
        }
        return theta;
    }

    /** Rounding of the objective's value near log-strengths that were evaluated last. */
    double slack(double value) {
        return 1e-14 * (Math.abs(value) + total);
    }

    /**
     * Writes gradient and information at θ.
     *
     * @return the objective ℓ, with the prior if there is one
     */
    double evaluate(double[] theta) {
        double farthest = 0;
        for (int i = 0; i < theta.length; i++) {
            farthest = Math.max(farthest, Math.abs(theta[i]));
            strength[i] = Math.exp(theta[i]);
        }
        if (smallCounts && farthest <= MODERATE) {
            slices.run(slice -> byStrength(slice, theta));
        } else {
            slices.run(slice -> byDifference(slice, theta));
        }
        double sum = 0;
        double lost = 0;
        for (int slice = 0; slice < valueOfSlice.length; slice++) {
            double next = sum + valueOfSlice[slice];
            lost += lostDigits(sum, valueOfSlice[slice], next) + lostOfSlice[slice];
            sum = next;
        }
        return sum + lost;
    }

    private static double lostDigits(double a, double b, double sum) {
        return Math.abs(a) >= Math.abs(b) ? (a - sum) + b : (b - sum) + a;
    }

    private void byStrength(int slice, double[] theta) {
        double sum = 0;
        double lost = 0;
        for (int i = slices.start(slice); i < slices.end(slice); i++) {
            double value = score[i] * theta[i] + rowByStrength(i);
            value += prior(i, theta[i]);
            double next = sum + value;
            lost += lostDigits(sum, value, next);
            sum = next;
        }
        valueOfSlice[slice] = sum;
        lostOfSlice[slice] = lost;
    }

    /** Returns −Σ_{j > i} n log(π_i + π_j). */
    private double rowByStrength(int i) {
        double own = strength[i];
        double residual = 0;
        double information = 0;
        double logs = 0;
        double product = 1;
        int factors = 0;
        for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
            int j = pairs.opponent(entry);
            double other = strength[j];
            double both = own + other;
            double inverse = 1 / both;
            double p = own * inverse;
            double q = other * inverse;
            double won = pairs.score(entry);
            double n = pairs.battles(entry);
            residual += won * q - (n - won) * p;
            double w = n * (p * q);
            weight[entry] = w;
            information += w;
            if (j > i) {
                if (n > 1) {
                    logs += n * Math.log(both);
                } else if (n > 0) {
                    product *= both;
                    if (++factors == FACTORS) {
                        logs += Math.log(product);
                        product = 1;
                        factors = 0;
                    }
                }
            }
        }
        gradient[i] = residual;
        diagonal[i] = information;
        return -(logs + Math.log(product));
    }

    private void byDifference(int slice, double[] theta) {
        double sum = 0;
        double lost = 0;
        for (int i = slices.start(slice); i < slices.end(slice); i++) {
            gradient[i] = likelihood.residuals(theta, i);
            double information = 0;
            double value = 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                double difference = theta[i] - theta[j];
                double n = pairs.battles(entry);
                weight[entry] = BattleLikelihood.information(n, difference);
                information += weight[entry];
                if (j > i) {
                    double won = pairs.score(entry);
                    value += won * BattleLikelihood.logLogistic(difference)
                            + (n - won) * BattleLikelihood.logLogistic(-difference);
                }
            }
            diagonal[i] = information;
            value += prior(i, theta[i]);
            double next = sum + value;
            lost += lostDigits(sum, value, next);
            sum = next;
        }
        valueOfSlice[slice] = sum;
        lostOfSlice[slice] = lost;
    }

    /** Adds the phantom's battle to gradient and information of one competitor; returns its log-likelihood. */
    private double prior(int i, double theta) {
        if (!likelihood.prior()) {
            return 0;
        }
        double p = BattleLikelihood.logistic(theta);
        double q = BattleLikelihood.logistic(-theta);
        gradient[i] += 0.5 * (q - p);
        ground[i] = p * q;
        diagonal[i] += ground[i];
        return 0.5 * (BattleLikelihood.logLogistic(theta) + BattleLikelihood.logLogistic(-theta));
    }

    /** max |observed − expected score| / battles where it was evaluated last. */
    double gradientNorm() {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            norm = Math.max(norm, Math.abs(gradient[i]) / (battles[i] + (likelihood.prior() ? 1 : 0)));
        }
        return norm;
    }

    double[] gradient() {
        return gradient;
    }

    /** n p (1 − p) of each entry. */
    double[] weight() {
        return weight;
    }

    /** The prior's share of the diagonal. */
    double[] ground() {
        return ground;
    }

    double[] diagonal() {
        return diagonal;
    }

    /** How unequal the weights are: the largest diagonal over the smallest link of a pair that has battles. */
    double spread() {
        double[] smallest = new double[slices.count()];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        slices.run(slice -> {
            for (int entry = pairs.start(slices.start(slice)); entry < pairs.end(slices.end(slice) - 1); entry++) {
                if (pairs.battles(entry) > 0) {
                    smallest[slice] = Math.min(smallest[slice], weight[entry]);
                }
            }
        });
        return Arrays.stream(diagonal).max().orElse(0)
                / Arrays.stream(smallest).min().orElse(0);
    }

    /** The largest |x_i − x_j| over pairs that met. */
    double largestMove(double[] step) {
        double[] largest = new double[slices.count()];
        slices.run(slice -> {
            for (int i = slices.start(slice); i < slices.end(slice); i++) {
                for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                    largest[slice] = Math.max(largest[slice], Math.abs(step[i] - step[pairs.opponent(entry)]));
                }
                if (likelihood.prior()) {
                    largest[slice] = Math.max(largest[slice], Math.abs(step[i]));
                }
            }
        });
        return Arrays.stream(largest).max().orElse(0);
    }
}
