package org.podium.bradleyterry;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.podium.votes.Battle;
import org.podium.votes.Tally;

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

    private static void check(BradleyTerry options, List<Battle> battles, double[] expected) {
        Points.requireWithin(TOLERANCE, expected, options.fit(Tally.of(battles)).requireConverged());
    }
}
