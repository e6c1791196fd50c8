package org.podium.elo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

class EloPropertiesTest {
    private final Elo elo = Elo.withDefaults();

    @Property
    void swappingSidesMirrorsTheUpdate(
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double first,
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double second,
            @ForAll Outcome outcome,
            @ForAll @DoubleRange(max = 1000) @Scale(6) double weight) {
        EloUpdate update = elo.update(first, second, outcome, weight);
        EloUpdate swapped = elo.update(second, first, outcome.swapped(), weight);
        assertEquals(update, new EloUpdate(swapped.second(), swapped.first()));
    }

    /** One addition rounds by at most half a unit in the last place of the larger rating, 5e-13. */
    @Property
    void theSumIsConserved(
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double first,
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double second,
            @ForAll Outcome outcome) {
        EloUpdate update = elo.update(first, second, outcome);
        assertEquals(first + second, update.first() + update.second(), 3e-12);
    }

    @Property
    void aWeightOfZeroChangesNothing(@ForAll double first, @ForAll double second, @ForAll Outcome outcome) {
        EloUpdate update = elo.update(first, second, outcome, 0);
        assertEquals(0, Double.compare(first + 0.0, update.first() + 0.0));
        assertEquals(0, Double.compare(second + 0.0, update.second() + 0.0));
    }

    @Property
    void expectedScoresSumToOneAndGrowWithTheRating(
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double first,
            @ForAll @DoubleRange(min = -5000, max = 5000) @Scale(6) double second,
            @ForAll @DoubleRange(min = 0.001, max = 100) @Scale(6) double more) {
        assertEquals(1, elo.expectedScore(first, second) + elo.expectedScore(second, first));
        assertTrue(elo.expectedScore(first + more, second) >= elo.expectedScore(first, second));
    }

    @Property(tries = 50)
    void replayAgreesWithTheTextbook(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int competitors) {
        List<Battle> battles = RandomVotes.draw(seed, competitors, 2000);
        PlainElo plain = new PlainElo(4, 1000);
        battles.forEach(battle -> plain.vote(battle.first(), battle.second(), battle.outcome(), 1));
        EloRatings ratings = elo.replay(BattleLog.of(battles));
        assertEquals(plain.ratings().size(), ratings.roster().size());
        plain.ratings()
                .forEach((name, rating) ->
                        assertEquals(rating, ratings.rating(name).orElseThrow(), 1e-10));
    }

    @Property(tries = 50)
    void resumingEqualsReplayingTheWhole(@ForAll long seed, @ForAll @IntRange(max = 300) int cut) {
        List<Battle> battles = RandomVotes.draw(seed, 12, 300);
        EloRatings whole = elo.replay(BattleLog.of(battles));
        EloRatings before = elo.replay(BattleLog.of(battles.subList(0, cut)));
        EloRatings resumed = elo.resume(before, BattleLog.of(battles.subList(cut, 300)));
        assertEquals(whole.rows(), resumed.rows());
        assertEquals(whole.roster(), resumed.roster());
    }

    @Property(tries = 50)
    void theTableEqualsTheReplay(@ForAll long seed, @ForAll @IntRange(max = 300) int saved) {
        List<Battle> battles = RandomVotes.draw(seed, 12, 300);
        EloTable table = EloTable.create(elo);
        battles.subList(0, saved).forEach(table::record);
        EloTable restored = EloTable.restore(elo, table.snapshot());
        battles.subList(saved, 300).forEach(restored::record);
        assertEquals(elo.replay(BattleLog.of(battles)).rows(), restored.snapshot());
    }

    @Property(tries = 50)
    void swappedSidesAndOtherNamesChangeNoBit(@ForAll long seed) {
        List<Battle> battles = RandomVotes.draw(seed, 12, 300);
        List<Battle> other = battles.stream()
                .map(battle -> new Battle("z" + battle.first(), "z" + battle.second(), battle.outcome()).swapped())
                .toList();
        EloRatings ratings = elo.replay(BattleLog.of(battles));
        for (EloRating row : elo.replay(BattleLog.of(other)).rows()) {
            assertEquals(ratings.rating(row.competitor().substring(1)).orElseThrow(), row.rating());
        }
    }
}
