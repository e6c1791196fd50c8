package org.podium.stats.internal;

import java.util.List;
import java.util.stream.IntStream;
import org.podium.internal.graph.VoteGraph;
import org.podium.internal.model.ParametricChord;
import org.podium.internal.model.ParametricCovariance;
import org.podium.internal.model.ParametricModel;
import org.podium.internal.model.ParametricNewton;
import org.podium.internal.model.RankCheck;
import org.podium.internal.model.Separation;
import org.podium.internal.solver.Solution;

/**
 * What replicates of a {@link ParametricModel} have in common: chord steps with the full data's inverse information, and
 * Newton's method where they do not contract.
 */
abstract class ModelReplicates extends Replicates {
    private static final int NEWTON_STEPS = 200;

    /** A replicate that takes more steps than this is looked at for an estimate at infinity before it goes on. */
    private static final int PROMPT_STEPS = 30;

    final ParametricInference source;

    /** Of the full data. */
    final double[] inverse;

    ModelReplicates(ParametricInference source, long seed, int number) {
        super(seed, number);
        this.source = source;
        inverse = ParametricCovariance.inverse(source.model(), source.maximum());
    }

    /** Fits one replicate after all checks and keeps the result. */
    final void fit(int replicate, ParametricModel model, VoteGraph graph) {
        if (!model.strengthsPenalised()) {
            graph.read(model);
            if (!graph.isStrong()) {
                int[] outside = graph.outsideLargest();
                lost(
                        replicate,
                        IntStream.of(outside)
                                .filter(node -> node < model.strengths())
                                .toArray());
                return;
            }
        }
        if (!model.interior()) {
            lost(replicate, new int[] {model.strengths()});
            return;
        }
        List<Integer> dependent = model.mayBeCollinear() ? RankCheck.dependent(model) : List.of();
        if (!dependent.isEmpty()) {
            lost(replicate, indices(dependent));
            return;
        }
        Solution solution = ParametricChord.run(model, source.maximum(), inverse);
        if (!solution.converged()) {
            solution = new ParametricNewton(model, source.maximum()).climb(PROMPT_STEPS);
        }
        if (!solution.converged()) {
            List<Integer> runaways = Separation.runaways(model, solution.theta());
            if (!runaways.isEmpty()) {
                lost(replicate, indices(runaways));
                return;
            }
        }
        if (!solution.converged()) {
            solution = new ParametricNewton(model, model.start()).climb(NEWTON_STEPS); // as any votes are fitted
        }
        if (!solution.converged()) {
            diverged(replicate);
        }
        estimated(replicate, gauged(solution.theta(), model.strengths()));
    }

    private static int[] indices(List<Integer> parameters) {
        return parameters.stream().mapToInt(index -> index).toArray();
    }

    final double[] gauged(double[] parameters, int strengths) {
        double mean = 0;
        for (int i = 0; source.centred() && i < strengths; i++) {
            mean += parameters[i] / strengths;
        }
        for (int i = 0; i < strengths; i++) {
            parameters[i] -= mean;
        }
        return parameters;
    }
}
