package org.podium.bradleyterry;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.podium.votes.Battle;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Every solver against the slow fit in {@link PlainBradleyTerry}, on small boards drawn at random. */
class SolverPropertiesTest {
    /** Points: the promise on the last correction. The slow fit is good to some 1e-11. */
    private static final double TOLERANCE = 1e-8;

    private final BradleyTerry model = BradleyTerry.withDefaults();

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void halfWins(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(max = 120) int votes,
            @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, votes);
        check(model.with(solver), battles, PlainBradleyTerry.fit(battles, true, true, false));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void tiesDropped(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(max = 120) int votes,
            @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, votes);
        check(model.with(TieModel.DROPPED).with(solver), battles, PlainBradleyTerry.fit(battles, false, false, false));
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void bothBadDropped(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(max = 120) int votes,
            @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, votes);
        check(model.with(BothBad.DROPPED).with(solver), battles, PlainBradleyTerry.fit(battles, true, false, false));
    }

    /** With the prior any board has a finite estimate, so no ring is laid under it. */
    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void theDocumentedPrior(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(min = 1, max = 60) int votes,
            @ForAll Solver solver) {
        List<Battle> battles = Boards.random(seed, competitors, votes, 0.3);
        check(
                model.with(Prior.HALF_WIN_HALF_LOSS).with(solver),
                battles,
                PlainBradleyTerry.fit(battles, true, true, true));
    }

    /**
     * Counts from 1 to a million million, contradicting each other. Each fit is within the promise of the optimum, so two
     * are within twice that of each other.
     */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void countsOfManyMagnitudes(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int competitors,
            @ForAll @IntRange(max = 12) int magnitude) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i < competitors; i++) {
            int other = (i + 1 + random.nextInt(competitors - 1)) % competitors;
            builder.addCounts(Boards.name(i), Boards.name((i + 1) % competitors), 1, 0, 0, 0);
            builder.addCounts(
                    Boards.name(i), Boards.name(other), count(random, magnitude), count(random, magnitude), 0, 0);
        }
        Tally tally = builder.build();
        double[] newton =
                model.with(Solver.NEWTON).fit(tally).requireConverged().logStrengths();
        Points.requireWithin(2 * TOLERANCE, newton, model.fit(tally).requireConverged());
    }

    private static long count(SplittableRandom random, int magnitude) {
        return Math.round(Math.pow(10, magnitude * random.nextDouble()));
    }

    private static void check(BradleyTerry options, List<Battle> battles, double[] expected) {
        Points.requireWithin(TOLERANCE, expected, options.fit(Tally.of(battles)).requireConverged());
    }
}
