package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

/**
 * A second Bradley-Terry fit, slow and obvious: Newton's method on the list of votes, straight from the formula, every
 * linear system solved by Gaussian elimination with pivoting. Shares no code with the library.
 *
 * <p>The gauge is fixed by adding 1 to every element of the Hessian, which leaves the step unchanged, or by the prior's
 * phantom at 0.
 */
final class PlainBradleyTerry {
    private record Vote(int first, int second, double score, double times) {}

    private final List<String> names;
    private final List<Vote> votes = new ArrayList<>();
    private final boolean prior;

    PlainBradleyTerry(Collection<String> names, boolean prior) {
        this.names = List.copyOf(new TreeSet<>(names));
        this.prior = prior;
    }

    /** Adds votes of the first competitor against the second; score is 1, ½ or 0. */
    void add(String first, String second, double score, double times) {
        if (times > 0) {
            votes.add(new Vote(names.indexOf(first), names.indexOf(second), score, times));
        }
    }

    /** Fits a list of battles as the options say; competitors without a counted vote take part. */
    static double[] fit(List<Battle> battles, boolean ties, boolean bothBad, boolean prior) {
        TreeSet<String> names = new TreeSet<>();
        battles.forEach(battle -> {
            names.add(battle.first());
            names.add(battle.second());
        });
        PlainBradleyTerry plain = new PlainBradleyTerry(names, prior);
        for (Battle battle : battles) {
            boolean counts = battle.outcome() == Outcome.TIE ? ties : battle.outcome() != Outcome.BOTH_BAD || bothBad;
            if (counts) {
                plain.add(battle.first(), battle.second(), score(battle.outcome()), 1);
            }
        }
        return plain.logStrengths();
    }

    private static double score(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE, BOTH_BAD -> 0.5;
        };
    }

    /** Σ y log p + (1 − y) log (1 − p) over the votes. */
    double logLikelihood(double[] theta) {
        double sum = 0;
        for (Vote vote : votes) {
            double lead = theta[vote.first] - theta[vote.second];
            sum -= vote.times
                    * (vote.score * Math.log1p(Math.exp(-lead)) + (1 - vote.score) * Math.log1p(Math.exp(lead)));
        }
        return sum;
    }

    private double objective(double[] theta) {
        double sum = logLikelihood(theta);
        if (prior) {
            for (double value : theta) {
                sum -= 0.5 * (Math.log1p(Math.exp(-value)) + Math.log1p(Math.exp(value)));
            }
        }
        return sum;
    }

    /** The centred log-strengths in order of name. */
    double[] logStrengths() {
        double[] theta = new double[names.size()];
        double largest = 1;
        for (int step = 0; step < 200 && largest > 1e-14; step++) {
            double[] direction = newtonDirection(theta);
            double length = largest < 1e-6 ? 1 : acceptedLength(theta, direction);
            largest = 0;
            for (int i = 0; i < theta.length; i++) {
                theta[i] += length * direction[i];
                largest = Math.max(largest, Math.abs(length * direction[i]));
            }
        }
        double mean = 0;
        for (double value : theta) {
            mean += value / theta.length;
        }
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= mean;
        }
        return theta;
    }

    private double acceptedLength(double[] theta, double[] direction) {
        double before = objective(theta);
        double length = 1;
        while (length > 1e-9) {
            double[] next = theta.clone();
            for (int i = 0; i < next.length; i++) {
                next[i] += length * direction[i];
            }
            if (objective(next) >= before - 1e-12 * Math.abs(before)) {
                return length;
            }
            length /= 2;
        }
        return length;
    }

    private double[] newtonDirection(double[] theta) {
        int size = theta.length;
        double[][] system = new double[size][size + 1];
        for (double[] row : system) {
            Arrays.fill(row, 0, size, prior ? 0 : 1);
        }
        for (Vote vote : votes) {
            double p = 1 / (1 + Math.exp(theta[vote.second] - theta[vote.first]));
            double information = vote.times * p * (1 - p);
            double surprise = vote.times * (vote.score - p);
            system[vote.first][vote.first] += information;
            system[vote.second][vote.second] += information;
            system[vote.first][vote.second] -= information;
            system[vote.second][vote.first] -= information;
            system[vote.first][size] += surprise;
            system[vote.second][size] -= surprise;
        }
        for (int i = 0; prior && i < size; i++) {
            double p = 1 / (1 + Math.exp(-theta[i]));
            system[i][i] += p * (1 - p);
            system[i][size] += 0.5 - p;
        }
        return solve(system);
    }

    private static double[] solve(double[][] system) {
        int size = system.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(system[row][column]) > Math.abs(system[pivot][column]) ? row : pivot;
            }
            double[] swapped = system[column];
            system[column] = system[pivot];
            system[pivot] = swapped;
            for (int row = column + 1; row < size; row++) {
                double factor = system[row][column] / system[column][column];
                for (int k = column; k <= size; k++) {
                    system[row][k] -= factor * system[column][k];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            double rest = system[row][size];
            for (int k = row + 1; k < size; k++) {
                rest -= system[row][k] * solution[k];
            }
            solution[row] = rest / system[row][row];
        }
        return solution;
    }
}
