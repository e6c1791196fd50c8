package org.podium.stats.testing;

import java.util.List;
import java.util.TreeSet;
import org.podium.votes.Battle;

/**
 * The half-win Bradley-Terry model a second time, vote by vote and with plain Gaussian elimination, for boards of a few
 * competitors. Shares no code with the library but the votes.
 */
public final class SlowBoard {
    private final List<String> names;
    private final int[][] pair;
    private final double[] outcome;
    private final boolean prior;
    private final double[] theta;

    /**
     * Fits votes that determine all strengths.
     *
     * @param prior whether everybody has half a win and half a loss against a phantom of strength 0
     */
    public SlowBoard(List<Battle> votes, boolean prior) {
        TreeSet<String> sorted = new TreeSet<>();
        votes.forEach(vote -> {
            sorted.add(vote.first());
            sorted.add(vote.second());
        });
        names = List.copyOf(sorted);
        pair = votes.stream()
                .map(vote -> new int[] {names.indexOf(vote.first()), names.indexOf(vote.second())})
                .toArray(int[][]::new);
        outcome = votes.stream()
                .mapToDouble(vote -> switch (vote.outcome()) {
                    case FIRST -> 1;
                    case SECOND -> 0;
                    case TIE, BOTH_BAD -> 0.5;
                })
                .toArray();
        this.prior = prior;
        theta = fit();
    }

    /** The competitors in order of name, which is the order of all arrays. */
    public List<String> names() {
        return names;
    }

    /** Centred log-strengths. */
    public double[] theta() {
        return centred(theta);
    }

    private double[] fit() {
        double[] at = new double[names.size()];
        double largest = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < 100 && largest > 1e-14; iteration++) {
            double[] gradient = new double[at.length];
            for (int vote = 0; vote < outcome.length; vote++) {
                double residual = outcome[vote] - probability(at, vote);
                gradient[pair[vote][0]] += residual;
                gradient[pair[vote][1]] -= residual;
            }
            for (int i = 0; prior && i < at.length; i++) {
                gradient[i] += 0.5 - sigma(at[i]);
            }
            double[][] inverse = inverse(regular(information(at)));
            largest = 0;
            for (int i = 0; i < at.length; i++) {
                double step = dot(inverse[i], gradient);
                at[i] += step;
                largest = Math.max(largest, Math.abs(step));
            }
        }
        return prior ? at : centred(at);
    }

    /** C H⁻¹ C, without a prior H⁺. */
    public double[][] fisher() {
        double[][] inverse = inverse(regular(information(theta)));
        double[][] centring = centring();
        return product(product(centring, inverse), centring);
    }

    /** C H⁻¹ G H⁻¹ C with G = Σ (y − p)² x xᵀ. */
    public double[][] sandwich() {
        int size = names.size();
        double[][] middle = new double[size][size];
        for (int vote = 0; vote < outcome.length; vote++) {
            double square = Math.pow(outcome[vote] - probability(theta, vote), 2);
            addOuter(middle, vote, square);
        }
        return product(product(fisher(), middle), fisher());
    }

    /** How far one vote more of each kind moves a contrast, in the linear approximation; one element a vote. */
    public double[] influences(double[] contrast) {
        double[][] fisher = fisher();
        double[] influence = new double[outcome.length];
        for (int vote = 0; vote < outcome.length; vote++) {
            for (int i = 0; i < contrast.length; i++) {
                influence[vote] += contrast[i] * (fisher[i][pair[vote][0]] - fisher[i][pair[vote][1]]);
            }
            influence[vote] *= outcome[vote] - probability(theta, vote);
        }
        return influence;
    }

    /** c_i − 1/K for a competitor relative to the mean. */
    public double[] relativeToMean(int competitor) {
        double[] contrast = new double[names.size()];
        for (int i = 0; i < contrast.length; i++) {
            contrast[i] = (i == competitor ? 1 : 0) - 1.0 / contrast.length;
        }
        return contrast;
    }

    /** The difference of two competitors. */
    public double[] difference(int first, int second) {
        double[] contrast = new double[names.size()];
        contrast[first]++;
        contrast[second]--;
        return contrast;
    }

    private double probability(double[] at, int vote) {
        return sigma(at[pair[vote][0]] - at[pair[vote][1]]);
    }

    private static double sigma(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private double[][] information(double[] at) {
        double[][] matrix = new double[names.size()][names.size()];
        for (int vote = 0; vote < outcome.length; vote++) {
            double p = probability(at, vote);
            addOuter(matrix, vote, p * (1 - p));
        }
        for (int i = 0; prior && i < at.length; i++) {
            matrix[i][i] += sigma(at[i]) * sigma(-at[i]);
        }
        return matrix;
    }

    private void addOuter(double[][] matrix, int vote, double weight) {
        int i = pair[vote][0];
        int j = pair[vote][1];
        matrix[i][i] += weight;
        matrix[j][j] += weight;
        matrix[i][j] -= weight;
        matrix[j][i] -= weight;
    }

    /** Without a prior the vector of ones gets a weight, which centring takes out again. */
    private double[][] regular(double[][] matrix) {
        for (double[] row : matrix) {
            for (int j = 0; !prior && j < row.length; j++) {
                row[j] += 1.0 / row.length;
            }
        }
        return matrix;
    }

    private double[][] centring() {
        double[][] matrix = new double[names.size()][];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = relativeToMean(i);
        }
        return matrix;
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] -= mean;
        }
        return result;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /** The matrix product by its definition. */
    public static double[][] product(double[][] left, double[][] right) {
        double[][] result = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    result[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return result;
    }

    /** The inverse by Gauss-Jordan elimination with row pivoting. */
    private static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] work = new double[size][2 * size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, size);
            work[i][size + i] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
            }
            double[] swapped = work[pivot];
            work[pivot] = work[column];
            work[column] = swapped;
            double scale = swapped[column];
            for (int j = 0; j < 2 * size; j++) {
                swapped[j] /= scale;
            }
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : work[row][column];
                for (int j = 0; factor != 0 && j < 2 * size; j++) {
                    work[row][j] -= factor * swapped[j];
                }
            }
        }
        double[][] result = new double[size][size];
        for (int i = 0; i < size; i++) {
            System.arraycopy(work[i], size, result[i], 0, size);
        }
        return result;
    }
}
