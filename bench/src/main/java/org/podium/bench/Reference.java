package org.podium.bench;

import java.util.Arrays;
import java.util.List;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Coefficient;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/**
 * The likelihood of votes written down a second time, in loops that can be checked by reading, to judge what fast code
 * answers. Parameters are the log-strengths by roster index, then the coefficients of covariates on their own scale.
 *
 * <p>Confined to one thread.
 */
final class Reference {
    /** What a unit of log-strength is on the scale of the boards. */
    static final double POINTS_PER_UNIT = 400 / Math.log(10);

    private static final double[] SCORES = {1, 0, 0.5, 0.5};

    /** A correction is a distance to the optimum; three digits of it are plenty. */
    private static final double CORRECTION_ACCURACY = 1e-3;

    private static final int MOST_STEPS = 2_000;

    private final Votes votes;
    private final int competitors;
    private final double[][] covariates;

    /** Goes through the votes. */
    private interface Votes {
        void forEach(Visitor visitor);
    }

    /** Receives equal votes: their row, how many there are, and the score of the first in each. */
    private interface Visitor {
        void votes(int row, int first, int second, double count, double score);
    }

    private Reference(Votes votes, int competitors, double[][] covariates) {
        this.votes = votes;
        this.competitors = competitors;
        this.covariates = covariates;
    }

    /** The votes of a log, with some of its covariates. */
    static Reference of(BattleLog log, List<String> covariates) {
        double[][] columns =
                covariates.stream().map(name -> log.covariate(name).toArray()).toArray(double[][]::new);
        return new Reference(
                visitor -> {
                    for (int row = 0; row < log.size(); row++) {
                        double score = SCORES[log.outcomeCode(row)];
                        visitor.votes(row, log.firstIndex(row), log.secondIndex(row), 1, score);
                    }
                },
                log.roster().size(),
                columns);
    }

    /** The votes of a tally. */
    static Reference of(Tally tally) {
        return new Reference(
                visitor -> tally.forEachCell((first, second, firstWins, secondWins, ties, bothBad) -> {
                    visitor.votes(-1, first, second, (double) firstWins, 1);
                    visitor.votes(-1, first, second, (double) secondWins, 0);
                    visitor.votes(-1, first, second, (double) ties + bothBad, 0.5);
                }),
                tally.roster().size(),
                new double[0][]);
    }

    /** The parameters of a fit in the order of this class. */
    static double[] parameters(BradleyTerryFit fit) {
        double[] strengths = fit.logStrengths();
        double[] parameters =
                Arrays.copyOf(strengths, strengths.length + fit.coefficients().size());
        int at = strengths.length;
        for (Coefficient coefficient : fit.coefficients()) {
            parameters[at++] = coefficient.perRawUnit();
        }
        return parameters;
    }

    private int parameters() {
        return competitors + covariates.length;
    }

    /** The first's chance of a win. */
    private double chance(double[] parameters, int row, int first, int second) {
        double logOdds = parameters[first] - parameters[second];
        for (int column = 0; column < covariates.length; column++) {
            logOdds += parameters[competitors + column] * covariates[column][row];
        }
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** Adds a multiple of a vote's row of the design matrix: 1 for the first, −1 for the second, the covariates. */
    private void addRow(double[] to, int row, int first, int second, double factor) {
        to[first] += factor;
        to[second] -= factor;
        for (int column = 0; column < covariates.length; column++) {
            to[competitors + column] += factor * covariates[column][row];
        }
    }

    /** That row times a vector. */
    private double rowTimes(double[] vector, int row, int first, int second) {
        double sum = vector[first] - vector[second];
        for (int column = 0; column < covariates.length; column++) {
            sum += vector[competitors + column] * covariates[column][row];
        }
        return sum;
    }

    /** Observed less expected score by competitor, then the same for each covariate: Σ (y − p) x. */
    double[] gradient(double[] parameters) {
        double[] gradient = new double[parameters()];
        votes.forEach((row, first, second, count, score) -> {
            double residual = count * (score - chance(parameters, row, first, second));
            addRow(gradient, row, first, second, residual);
        });
        return gradient;
    }

    /**
     * The largest element of the gradient for each battle of the competitor, or for each unit of the covariate: the
     * measure by which a fit says that it has converged.
     */
    double relativeGradient(double[] parameters) {
        double[] gradient = gradient(parameters);
        double[] battles = new double[parameters()];
        votes.forEach((row, first, second, count, score) -> {
            battles[first] += count;
            battles[second] += count;
            for (int column = 0; column < covariates.length; column++) {
                battles[competitors + column] += count * Math.abs(covariates[column][row]);
            }
        });
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = Math.max(largest, Math.abs(gradient[i]) / battles[i]);
        }
        return largest;
    }

    /**
     * How far the optimum is, in points: the largest element of Newton's correction H⁻¹ g, by conjugate gradients
     * preconditioned with the diagonal of H [Saad03].
     */
    double distance(double[] parameters) {
        double[] residual = balancedGradient(parameters);
        double[] diagonal = diagonal(parameters);
        double[] correction = new double[residual.length];
        double[] direction = new double[residual.length];
        double previous = 0;
        double goal = CORRECTION_ACCURACY * CORRECTION_ACCURACY * product(residual, quotient(residual, diagonal));
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] scaled = quotient(residual, diagonal);
            double now = product(residual, scaled);
            if (now <= goal) {
                return spread(correction) * POINTS_PER_UNIT;
            }
            double share = step == 0 ? 0 : now / previous;
            Arrays.setAll(direction, i -> scaled[i] + share * direction[i]);
            double[] image = informationTimes(direction, parameters);
            double length = now / product(direction, image);
            for (int i = 0; i < residual.length; i++) {
                correction[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
            previous = now;
        }
        throw new IllegalStateException("the correction was not found in " + MOST_STEPS + " steps");
    }

    /** The gradient sums to zero over the competitors but for rounding, and only such a one has a correction. */
    private double[] balancedGradient(double[] parameters) {
        double[] gradient = gradient(parameters);
        double mean = Arrays.stream(gradient, 0, competitors).sum() / competitors;
        for (int i = 0; i < competitors; i++) {
            gradient[i] -= mean;
        }
        return gradient;
    }

    /** The largest element once the log-strengths are centred. */
    private double spread(double[] correction) {
        double mean = Arrays.stream(correction, 0, competitors).sum() / competitors;
        double largest = 0;
        for (int i = 0; i < correction.length; i++) {
            largest = Math.max(largest, Math.abs(correction[i] - (i < competitors ? mean : 0)));
        }
        return largest;
    }

    private double[] diagonal(double[] parameters) {
        double[] diagonal = new double[parameters()];
        votes.forEach((row, first, second, count, score) -> {
            double p = chance(parameters, row, first, second);
            double information = count * p * (1 - p);
            diagonal[first] += information;
            diagonal[second] += information;
            for (int column = 0; column < covariates.length; column++) {
                diagonal[competitors + column] += information * covariates[column][row] * covariates[column][row];
            }
        });
        return diagonal;
    }

    private double[] informationTimes(double[] vector, double[] parameters) {
        double[] image = new double[parameters()];
        votes.forEach((row, first, second, count, score) -> {
            double p = chance(parameters, row, first, second);
            addRow(image, row, first, second, count * p * (1 - p) * rowTimes(vector, row, first, second));
        });
        return image;
    }

    private static double[] quotient(double[] dividend, double[] divisor) {
        double[] quotient = new double[dividend.length];
        Arrays.setAll(quotient, i -> dividend[i] / divisor[i]);
        return quotient;
    }

    private static double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /**
     * The sandwich covariance H⁺ G H⁺ of log-strengths that sum to zero and of the coefficients, H = Σ p (1 − p) x xᵀ,
     * G = Σ (y − p)² x xᵀ. Cost: the votes times the square of 2 + covariates, and some (K + covariates)³.
     */
    double[][] sandwich(double[] parameters) {
        int size = parameters();
        double[][] information = new double[size][size];
        double[][] scores = new double[size][size];
        double[] design = new double[size];
        votes.forEach((row, first, second, count, score) -> {
            double p = chance(parameters, row, first, second);
            addRow(design, row, first, second, 1);
            addSquare(information, design, first, second, count * p * (1 - p));
            addSquare(scores, design, first, second, count * (score - p) * (score - p));
            design[first] = 0;
            design[second] = 0;
            Arrays.fill(design, competitors, size, 0);
        });
        // H has no inverse, since 1 + … + 1 of the log-strengths is free. With a multiple of J in that block it has
        // one,
        // and the multiple drops out between H⁺ and G, which maps that direction to zero too.
        double scale = information[0][0];
        for (int i = 0; i < competitors; i++) {
            for (int j = 0; j < competitors; j++) {
                information[i][j] += scale / competitors;
            }
        }
        double[][] inverse = DenseMatrices.inverse(information);
        return DenseMatrices.product(DenseMatrices.product(inverse, scores), inverse);
    }

    private void addSquare(double[][] to, double[] design, int first, int second, double factor) {
        addProducts(to[first], design, first, second, factor * design[first]);
        addProducts(to[second], design, first, second, factor * design[second]);
        for (int at = competitors; at < design.length; at++) {
            addProducts(to[at], design, first, second, factor * design[at]);
        }
    }

    private void addProducts(double[] to, double[] design, int first, int second, double factor) {
        to[first] += factor * design[first];
        to[second] += factor * design[second];
        for (int at = competitors; at < design.length; at++) {
            to[at] += factor * design[at];
        }
    }
}
