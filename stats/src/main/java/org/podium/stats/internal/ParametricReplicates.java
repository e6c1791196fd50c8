package org.podium.stats.internal;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.podium.internal.graph.VoteGraph;

/** Replicates of any {@link org.podium.internal.model.ParametricModel}: multinomial over its equal votes. */
final class ParametricReplicates extends ModelReplicates {
    private final MultinomialSampler sampler;

    ParametricReplicates(ParametricInference source, long seed, int number) {
        super(source, seed, number);
        sampler = new MultinomialSampler(source.model().counts());
    }

    @Override
    public IntConsumer worker() {
        long[] drawn = new long[source.model().counts().length];
        VoteGraph graph = new VoteGraph(source.model().nodes());
        return replicate -> {
            SplittableRandom random = Streams.of(seed, replicate);
            sampler.draw(random, drawn);
            fit(replicate, source.model().withCounts(drawn), graph);
        };
    }
}
