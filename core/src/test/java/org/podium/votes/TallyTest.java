package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Battle WIN = new Battle("x", "y", Outcome.FIRST);

    @Test
    void keepsTheSidesOfAPair() {
        Tally tally = Tally.of(List.of(WIN, WIN, new Battle("y", "x", Outcome.FIRST)));

        assertEquals(2, tally.count("x", "y", Outcome.FIRST));
        assertEquals(1, tally.count("y", "x", Outcome.FIRST));
        assertEquals(0, tally.count("x", "y", Outcome.SECOND));
        assertEquals(2, tally.cellCount());
        assertEquals(Sides.KEPT, tally.sides());
    }

    @Test
    void tellsNamesApartThatLookLikeOneNumber() {
        Tally tally = Tally.of(List.of(new Battle("1.10", "1.1", Outcome.FIRST)));

        assertEquals(List.of("1.1", "1.10"), tally.roster().names());
        assertEquals(1, tally.count("1.10", "1.1", Outcome.FIRST));
    }

    @Test
    void countsZeroForAPairThatNeverMet() {
        Tally tally = Tally.of(List.of(WIN, new Battle("y", "z", Outcome.TIE)));

        assertEquals(0, tally.count("x", "z", Outcome.TIE));
        assertThrows(IllegalArgumentException.class, () -> tally.count("x", "unknown", Outcome.TIE));
    }

    @Test
    void isExactAtTenToTheFifteen() {
        long many = 1_000_000_000_000_000L;
        Tally tally = Tally.builder().add(WIN, many).build();
        Tally oneMore = tally.plus(Tally.of(List.of(WIN)));

        assertEquals(many + 1, oneMore.count("x", "y", Outcome.FIRST));
        assertEquals(many + 1, Tally.fromBytes(oneMore.toBytes()).battles());
        assertEquals(tally, oneMore.minus(Tally.of(List.of(WIN))));
    }

    @Test
    void refusesMoreBattlesThanItCanHold() {
        Tally full = Tally.builder().add(WIN, Tally.MAX_BATTLES).build();
        Tally one = Tally.of(List.of(new Battle("y", "z", Outcome.TIE)));

        assertThrows(ArithmeticException.class, () -> full.plus(one));
        assertThrows(ArithmeticException.class, () -> full.plus(full));
        TallyBuilder twice = Tally.builder().add(WIN, Tally.MAX_BATTLES).add(WIN, 1);
        assertThrows(ArithmeticException.class, twice::build);
    }

    @Test
    void refusesToTakeBackVotesItDoesNotHold() {
        Tally tally = Tally.of(List.of(WIN));
        Tally two = Tally.of(List.of(WIN, WIN));
        Tally otherPair = Tally.of(List.of(new Battle("p", "q", Outcome.TIE)));

        String tooMany = Failures.message(IllegalArgumentException.class, () -> tally.minus(two));
        assertTrue(tooMany.contains("take back 1 more votes 'FIRST' of 'x' against 'y'"));
        assertThrows(IllegalArgumentException.class, () -> tally.minus(otherPair));
        assertThrows(IllegalArgumentException.class, () -> Tally.empty().minus(tally));
    }

    @Test
    void dropsCompetitorsWhoseLastVoteIsTakenBack() {
        Tally left = Tally.of(List.of(WIN, new Battle("y", "z", Outcome.TIE))).minus(Tally.of(List.of(WIN)));

        assertEquals(List.of("y", "z"), left.roster().names());
        assertEquals(Tally.empty(), left.minus(left));
    }

    @Test
    void mergedSidesStayMerged() {
        Tally merged = Tally.builder().sides(Sides.MERGED).add(WIN).build();
        Tally kept = Tally.of(List.of(WIN));

        assertEquals(Sides.MERGED, merged.plus(kept).sides());
        assertEquals(Sides.MERGED, kept.plus(merged).sides());
        assertEquals(Sides.MERGED, merged.restrictedTo(Set.of("x", "y")).sides());
        assertNotEquals(merged, kept);
    }

    @Test
    void hasOneEmptyTallyWhateverWasClaimed() {
        Tally merged = Tally.builder().sides(Sides.MERGED).add(WIN).build();

        assertEquals(Tally.empty(), merged.minus(merged));
        assertEquals(
                Tally.empty(), Tally.builder().sides(Sides.MERGED).add(WIN, 0).build());
        assertEquals(
                Sides.KEPT, Tally.of(List.of(WIN)).plus(merged.minus(merged)).sides());
    }

    @Test
    void restrictsToBattlesAmongTheNamed() {
        Tally tally = Tally.of(List.of(WIN, new Battle("y", "z", Outcome.TIE), new Battle("z", "x", Outcome.SECOND)));

        Tally restricted = tally.restrictedTo(Set.of("x", "z", "not there"));

        assertEquals(Tally.of(List.of(new Battle("z", "x", Outcome.SECOND))), restricted);
        assertEquals(Tally.empty(), tally.restrictedTo(Set.of("x")));
    }

    @Test
    void sumsUpEachCompetitorOverBothSides() {
        Tally tally = Tally.of(List.of(
                WIN,
                new Battle("y", "x", Outcome.FIRST),
                new Battle("y", "x", Outcome.SECOND),
                new Battle("x", "y", Outcome.TIE),
                new Battle("y", "x", Outcome.BOTH_BAD)));

        assertEquals(List.of(new VoteCounts(2, 1, 1, 1), new VoteCounts(1, 2, 1, 1)), tally.countsByCompetitor());
        assertEquals(5, tally.countsByCompetitor().get(0).votes());
    }

    @Test
    void visitsCellsInOrderOfNames() {
        List<String> visited = new ArrayList<>();
        Tally tally = Tally.of(List.of(
                new Battle("c", "a", Outcome.TIE),
                new Battle("b", "c", Outcome.FIRST),
                new Battle("b", "a", Outcome.FIRST)));

        tally.forEachCell((first, second, firstWins, secondWins, ties, bothBad) ->
                visited.add(first + "-" + second + ":" + firstWins + secondWins + ties + bothBad));

        assertEquals(List.of("1-0:1000", "1-2:1000", "2-0:0010"), visited);
    }

    @Test
    void countsAVoteGivenManyTimes() {
        Tally tally = Tally.builder()
                .add(WIN, 3)
                .add(WIN, 0)
                .addCounts("x", "y", 1, 2, 3, 4)
                .build();

        assertEquals(13, tally.battles());
        assertEquals(4, tally.count("x", "y", Outcome.FIRST));
        assertEquals(4, tally.count("x", "y", Outcome.BOTH_BAD));
    }

    @Test
    void builderRefusesWhatIsNotAVote() {
        TallyBuilder builder = Tally.builder();

        assertThrows(IllegalArgumentException.class, () -> builder.add(WIN, -1));
        assertThrows(IllegalArgumentException.class, () -> builder.add(WIN, Tally.MAX_BATTLES + 1));
        assertThrows(IllegalArgumentException.class, () -> builder.addCounts("x", "x", 1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.add("x", " ", Outcome.TIE, 1));
        assertEquals(Tally.empty(), builder.build());
    }

    @Test
    void builderByIndexRefusesWhatIsNotAVote() {
        TallyBuilder builder = Tally.builder(Roster.of(List.of("x", "y")));

        assertThrows(IndexOutOfBoundsException.class, () -> builder.addCounts(0, 2, 1, 0, 0, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.addCounts(-1, 0, 1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.addCounts(1, 1, 1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> builder.addCounts(0, 1, 5, 0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> builder.addCounts(0, 1, 0, Tally.MAX_BATTLES + 1, 0, 0));
        assertEquals(Tally.empty(), builder.build());
    }

    @Test
    void builderCanGoOnAfterBuilding() {
        TallyBuilder builder = Tally.builder().add(WIN);
        Tally before = builder.build();
        builder.add(WIN);

        assertEquals(1, before.battles());
        assertEquals(2, builder.build().battles());
    }

    @Test
    void digestTellsTalliesApart() {
        Tally tally = Tally.of(List.of(WIN));

        assertEquals(Tally.of(List.of(WIN)).digest(), tally.digest());
        assertNotEquals(tally.digest(), tally.plus(tally).digest());
        assertEquals(64, tally.digest().length());
    }
}
