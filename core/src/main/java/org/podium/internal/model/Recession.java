package org.podium.internal.model;

import java.util.ArrayList;
import java.util.List;
import org.podium.internal.solver.Solution;

/**
 * Looks for a direction along which the likelihood never falls, when a fit did not converge: then some estimate is
 * infinite. Along such a direction every won battle's predictor rises or stays, every lost one's falls or stays, every
 * tied one's stays, [AA84]. The last Newton step points along it when there is one; it is verified on the votes.
 */
public final class Recession {
    /** Predictors that move less than this share of the fastest one count as standing still. */
    private static final double STILL = 1e-4;

    private Recession() {}

    /**
     * The parameters behind the log-strengths that run away.
     *
     * @param solution of a fit that did not converge
     * @return indices ≥ K, empty if no direction of recession was found
     */
    public static List<Integer> runaways(ParametricModel model, Solution solution) {
        double[] direction = direction(model, solution.theta());
        double[] extent = {0, 0}; // furthest right and wrong move of a predictor
        model.forEachScore(solution.theta(), (count, index, score) -> {
            double move = 0;
            double size = 0;
            for (int i = 0; i < index.length; i++) {
                move += score[i] * direction[index[i]];
                size = Math.max(size, Math.abs(score[i]));
            }
            if (size > 0) {
                extent[0] = Math.max(extent[0], move / size);
                extent[1] = Math.max(extent[1], -move / size);
            }
        });
        List<Integer> runaways = new ArrayList<>();
        if (extent[0] > 0 && extent[1] <= STILL * extent[0]) {
            for (int i = model.strengths(); i < direction.length; i++) {
                if (Math.abs(direction[i]) > STILL * extent[0]) {
                    runaways.add(i);
                }
            }
        }
        return runaways;
    }

    /** A Newton step from where the climb stopped, by the information raised a little. */
    private static double[] direction(ParametricModel model, double[] parameters) {
        int size = model.parameters();
        double[] gradient = new double[size];
        double[] information = new double[size * size];
        model.derivatives(parameters, gradient, information);
        DenseInformation factor = new DenseInformation(model);
        double[] step = new double[size];
        for (double raise = 0; raise < 1; raise = raise == 0 ? 1e-300 : raise * 1e10) {
            for (int i = 0; i < size; i++) {
                information[i * size + i] += raise;
            }
            if (factor.factor(information)) {
                factor.solve(gradient, step);
                break;
            }
        }
        return step;
    }
}
