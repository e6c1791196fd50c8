package org.podium.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The directions g with c·g ≥ 0 for all conditions c given so far, and projections onto them: g = t + Σ λ_k c_k with the
 * λ ≥ 0 that make it shortest, by the active-set method of [LH95] chapter 23. Confined to one thread.
 */
final class DirectionCone {
    /** Conditions that still point so little out of the cone keep it to rounding. */
    private static final double INSIDE = 1e-12;

    private final List<double[]> conditions = new ArrayList<>();

    /** Adds a condition other than zero. */
    void add(double[] condition) {
        double length = 0;
        for (double value : condition) {
            length += value * value;
        }
        double[] unit = condition.clone();
        for (int m = 0; m < unit.length; m++) {
            unit[m] /= Math.sqrt(length);
        }
        conditions.add(unit);
    }

    /** The point of the cone that is nearest to a target. */
    double[] project(double[] target) {
        double[] lambda = new double[conditions.size()];
        List<Integer> active = new ArrayList<>();
        double[] point = target.clone();
        for (int round = 0; round < 3 * (conditions.size() + target.length); round++) {
            int worst = mostViolated(point, active);
            if (worst < 0) {
                break;
            }
            active.add(worst);
            fitMultipliers(target, active, lambda);
            point = pointOf(target, lambda);
        }
        return point;
    }

    private int mostViolated(double[] point, List<Integer> active) {
        int worst = -1;
        double least = -INSIDE;
        for (int k = 0; k < conditions.size(); k++) {
            double value = dot(conditions.get(k), point);
            if (value < least && !active.contains(k)) {
                least = value;
                worst = k;
            }
        }
        return worst;
    }

    /** Least squares over the active conditions; those whose multiplier would turn negative leave on the way there. */
    private void fitMultipliers(double[] target, List<Integer> active, double[] lambda) {
        while (!active.isEmpty()) {
            double[] wanted = leastSquares(target, active);
            double step = 1;
            for (int i = 0; i < wanted.length; i++) {
                double now = lambda[active.get(i)];
                if (wanted[i] <= 0) {
                    step = Math.min(step, now / (now - wanted[i]));
                }
            }
            for (int i = 0; i < wanted.length; i++) {
                lambda[active.get(i)] += step * (wanted[i] - lambda[active.get(i)]);
            }
            if (!(step < 1)) {
                return;
            }
            active.removeIf(k -> {
                boolean leaves = lambda[k] <= INSIDE;
                lambda[k] = leaves ? 0 : lambda[k];
                return leaves;
            });
        }
    }

    /** The multipliers, of either sign, that make the target and the active conditions cancel best. */
    private double[] leastSquares(double[] target, List<Integer> active) {
        DMatrixRMaj matrix = new DMatrixRMaj(target.length, active.size());
        DMatrixRMaj right = new DMatrixRMaj(target.length, 1);
        for (int m = 0; m < target.length; m++) {
            right.data[m] = -target[m];
            for (int i = 0; i < active.size(); i++) {
                matrix.unsafe_set(m, i, conditions.get(active.get(i))[m]);
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(active.size(), 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (solver.setA(matrix)) {
            solver.solve(right, solution);
        }
        return solution.data;
    }

    private double[] pointOf(double[] target, double[] lambda) {
        double[] point = target.clone();
        for (int k = 0; k < lambda.length; k++) {
            for (int m = 0; lambda[k] > 0 && m < point.length; m++) {
                point[m] += lambda[k] * conditions.get(k)[m];
            }
        }
        return point;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int m = 0; m < a.length; m++) {
            sum += a[m] * b[m];
        }
        return sum;
    }
}
