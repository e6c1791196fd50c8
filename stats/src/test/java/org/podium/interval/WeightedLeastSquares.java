package org.podium.interval;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.podium.reference.ReferenceVotes;
import org.podium.votes.BattleLog;

/**
 * Iterated weighted least squares as R's {@code glm} does them: the first team is the reference, steps begin at
 * (y + ½) / 2, and the covariance is that of the last step, taken before it. Shares nothing with the library.
 */
final class WeightedLeastSquares {
    private static final int STEPS = 60;

    private final List<String> names;
    private final RealMatrix covariance;

    private WeightedLeastSquares(List<String> names, RealMatrix covariance) {
        this.names = names;
        this.covariance = covariance;
    }

    /** Abilities of the teams but the first, then home ice. */
    static WeightedLeastSquares ofIceHockey(double tolerance) {
        BattleLog games = ReferenceVotes.iceHockey();
        List<String> names = new ArrayList<>(games.roster().names());
        int size = names.size();
        double[][] design = new double[games.size()][size];
        double[] score = new double[games.size()];
        for (int row = 0; row < games.size(); row++) {
            int first = names.indexOf(games.battle(row).first());
            int second = names.indexOf(games.battle(row).second());
            if (first > 0) {
                design[row][first - 1] += 1;
            }
            if (second > 0) {
                design[row][second - 1] -= 1;
            }
            design[row][size - 1] = games.covariate("home").value(row);
            score[row] = switch (games.outcome(row)) {
                case FIRST -> 1;
                case SECOND -> 0;
                case TIE, BOTH_BAD -> 0.5;
            };
        }
        return new WeightedLeastSquares(names, iterate(new Array2DRowRealMatrix(design, false), score, tolerance));
    }

    private static RealMatrix iterate(RealMatrix design, double[] score, double tolerance) {
        int rows = score.length;
        double[] mean = new double[rows];
        double[] predictor = new double[rows];
        for (int row = 0; row < rows; row++) {
            mean[row] = (score[row] + 0.5) / 2;
            predictor[row] = Math.log(mean[row] / (1 - mean[row]));
        }
        double before = Double.POSITIVE_INFINITY;
        for (int step = 0; ; step++) {
            RealMatrix weighted = design.copy();
            RealVector target = new ArrayRealVector(rows);
            for (int row = 0; row < rows; row++) {
                double weight = mean[row] * (1 - mean[row]);
                weighted.setRowVector(row, design.getRowVector(row).mapMultiply(weight));
                target.setEntry(row, predictor[row] + (score[row] - mean[row]) / weight);
            }
            RealMatrix inverse = new LUDecomposition(design.transpose().multiply(weighted))
                    .getSolver()
                    .getInverse();
            predictor = design.operate(inverse.operate(weighted.transpose().operate(target)))
                    .toArray();
            double deviance = 0;
            for (int row = 0; row < rows; row++) {
                mean[row] = 1 / (1 + Math.exp(-predictor[row]));
                deviance += 2 * (term(score[row], mean[row]) + term(1 - score[row], 1 - mean[row]));
            }
            if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < tolerance || step == STEPS) {
                return inverse;
            }
            before = deviance;
        }
    }

    private static double term(double observed, double expected) {
        return observed == 0 ? 0 : observed * Math.log(observed / expected);
    }

    /** Of an ability less the mean of all, that of the first team being 0. */
    double standardError(String name) {
        int size = names.size();
        RealVector contrast = new ArrayRealVector(size);
        for (int i = 1; i < size; i++) {
            contrast.setEntry(i - 1, (names.get(i).equals(name) ? 1 : 0) - 1.0 / size);
        }
        return Math.sqrt(contrast.dotProduct(covariance.operate(contrast)));
    }

    double standardErrorOfHomeIce() {
        int last = names.size() - 1;
        return Math.sqrt(covariance.getEntry(last, last));
    }
}
