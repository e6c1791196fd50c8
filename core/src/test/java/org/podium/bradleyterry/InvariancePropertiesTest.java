package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** What must not matter to a fit. */
class InvariancePropertiesTest {
    /** Points, as promised for changes that alter the order of sums. */
    private static final double SAME = 1e-9;

    private final BradleyTerry model = BradleyTerry.withDefaults();

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfVotesChangesNoBit(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors, @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 200);
        BradleyTerryFit fit = model.with(solver).fit(Tally.of(battles));
        Collections.shuffle(battles, new Random(seed));
        requireIdentical(fit, model.with(solver).fit(Tally.of(battles)));
        requireIdentical(fit, model.with(solver).fit(Tally.of(BattleLog.of(battles))));
        requireIdentical(fit, model.with(solver).fit(battles.parallelStream().collect(Tally.collector())));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void splittingAndMergingChangesNoBit(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 15) int competitors,
            @ForAll @IntRange(min = 1, max = 7) int parts) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 200);
        Random random = new Random(seed);
        List<TallyBuilder> builders = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            builders.add(Tally.builder());
        }
        battles.forEach(battle -> builders.get(random.nextInt(parts)).add(battle));
        Tally merged = Tally.empty();
        for (TallyBuilder builder : builders) {
            merged = merged.plus(Tally.fromBytes(builder.build().toBytes()));
        }
        requireIdentical(model.fit(Tally.of(battles)), model.fit(merged));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void votesTakenBackLeaveNoTrace(@ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors) {
        Tally kept = Tally.of(Boards.ringAndRandom(seed, competitors, 100));
        Tally retracted = Tally.of(Boards.random(seed + 1, competitors + 3, 50, 0.5));
        requireIdentical(model.fit(kept), model.fit(kept.plus(retracted).minus(retracted)));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void swappingTheSidesOfVotesChangesNoScore(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors, @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 200);
        double[] expected = model.with(solver).fit(Tally.of(battles)).logStrengths();
        Random random = new Random(seed);
        for (int percent : new int[] {100, 50}) {
            Tally swapped = battles.stream()
                    .map(battle -> random.nextInt(100) < percent ? battle.swapped() : battle)
                    .collect(Tally.collector());
            Points.requireWithin(SAME, expected, model.with(solver).fit(swapped));
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void renamingCompetitorsChangesNoScore(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors, @ForAll Solver solver) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 200);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < competitors; i++) {
            names.add(Boards.name(i));
        }
        List<String> others = new ArrayList<>(names);
        Collections.shuffle(others, new Random(seed));
        Tally renamed = battles.stream()
                .map(battle -> new Battle(
                        others.get(names.indexOf(battle.first())),
                        others.get(names.indexOf(battle.second())),
                        battle.outcome()))
                .collect(Tally.collector());
        BradleyTerryFit fit = model.with(solver).fit(Tally.of(battles)).requireConverged();
        BradleyTerryFit other = model.with(solver).fit(renamed).requireConverged();
        Points.requireWithin(SAME, Points.of(fit, names), Points.of(other, others), solver.name());
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void differencesOfScoresDoNotDependOnTheAnchor(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 15) int competitors,
            @ForAll @IntRange(min = -5000, max = 5000) int score) {
        BradleyTerryFit fit = model.fit(Tally.of(Boards.ringAndRandom(seed, competitors, 200)));
        RatingScale centred = RatingScale.centred();
        for (String anchor : fit.roster().names()) {
            RatingScale anchored = RatingScale.anchored(anchor, score);
            assertEquals(score, anchored.score(fit, anchor), SAME);
            for (String other : fit.roster().names()) {
                assertEquals(
                        centred.score(fit, other) - centred.score(fit, anchor),
                        anchored.score(fit, other) - score,
                        SAME);
            }
        }
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void aFrequencyOfTwoEqualsTheVoteTwice(@ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 100);
        BattleLogBuilder log = BattleLog.builder();
        TallyBuilder tally = Tally.builder();
        List<Battle> written = new ArrayList<>();
        Random random = new Random(seed);
        for (Battle battle : battles) {
            int times = random.nextInt(4);
            log.add(battle).frequency(times);
            tally.add(battle, times);
            written.addAll(Collections.nCopies(times, battle));
        }
        BradleyTerry options = model.with(OnUnidentifiable.PRIOR);
        BradleyTerryFit expected = options.fit(Tally.of(written));
        requireIdentical(expected, options.fit(Tally.of(log.build())));
        requireIdentical(expected, options.fit(log.build()));
        requireIdentical(expected, options.fit(tally.build()));
    }

    /** The likelihood is multiplied as a whole. */
    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void everyVoteTenTimesChangesNoScore(@ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 100);
        TallyBuilder tenfold = Tally.builder();
        battles.forEach(battle -> tenfold.add(battle, 10));
        BradleyTerryFit once = model.fit(Tally.of(battles));
        BradleyTerryFit often = model.fit(tenfold.build());
        Points.requireWithin(SAME, once.logStrengths(), often);
        assertEquals(10 * once.logLikelihood(), often.logLikelihood(), 1e-12 * Math.abs(often.logLikelihood()));
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void droppingAnOutcomeEqualsNeverHavingReadIt(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 15) int competitors) {
        List<Battle> battles = Boards.ringAndRandom(seed, competitors, 200);
        requireSameScores(
                model.with(BothBad.DROPPED).fit(Tally.of(battles)), model.fit(without(battles, Outcome.BOTH_BAD)));
        requireSameScores(
                model.with(TieModel.DROPPED).fit(Tally.of(battles)),
                model.fit(without(battles, Outcome.BOTH_BAD, Outcome.TIE)));
    }

    private static Tally without(List<Battle> battles, Outcome... left) {
        return battles.stream()
                .filter(battle -> !List.of(left).contains(battle.outcome()))
                .collect(Tally.collector());
    }

    private static void requireSameScores(BradleyTerryFit expected, BradleyTerryFit actual) {
        assertEquals(expected.roster(), actual.roster());
        assertArrayEquals(expected.logStrengths(), actual.logStrengths());
        assertEquals(expected.logLikelihood(), actual.logLikelihood());
    }

    private static void requireIdentical(BradleyTerryFit expected, BradleyTerryFit actual) {
        requireSameScores(expected, actual);
        assertEquals(expected.convergence(), actual.convergence());
        assertEquals(expected.provenance(), actual.provenance());
    }
}
