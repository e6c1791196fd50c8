package org.podium.stats.internal;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
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
 * Replicates of a {@link ParametricModel}: multinomial over its equal votes, which for a covariate model are its rows;
 * chord steps with the full data's inverse information, and Newton's method where they do not contract.
 */
final class ParametricReplicates extends Replicates {
    private static final int NEWTON_STEPS = 200;

    /** A replicate that takes more steps than this is looked at for an estimate at infinity before it goes on. */
    private static final int PROMPT_STEPS = 30;

    private final ParametricInference source;
    private final MultinomialSampler sampler;
    private final double[] inverse;

    ParametricReplicates(ParametricInference source, long seed, int number) {
        super(seed, number);
        this.source = source;
        sampler = new MultinomialSampler(source.model().counts());
        inverse = ParametricCovariance.inverse(source.model(), source.maximum());
    }

    @Override
    public IntConsumer worker() {
        long[] drawn = new long[source.model().counts().length];
        VoteGraph graph = new VoteGraph(source.model().nodes());
        return replicate -> fit(replicate, drawn, graph);
    }

    private void fit(int replicate, long[] drawn, VoteGraph graph) {
        SplittableRandom random = Streams.of(seed, replicate);
        sampler.draw(random, drawn);
        ParametricModel model = source.model().withCounts(drawn);
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
            solution = new ParametricNewton(model, solution.theta()).climb(NEWTON_STEPS);
        }
        if (!solution.converged()) {
            diverged(replicate);
        }
        estimated(replicate, gauged(solution.theta(), model.strengths()));
    }

    private static int[] indices(List<Integer> parameters) {
        return parameters.stream().mapToInt(index -> index).toArray();
    }

    private double[] gauged(double[] parameters, int strengths) {
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
