package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Tally;
import org.podium.votes.VoteCounts;

class IdentifiabilityTest {
    private final BradleyTerry model = BradleyTerry.withDefaults();
    private final BradleyTerry noTies = model.with(TieModel.DROPPED);

    private static List<Finding> findings(BradleyTerry options, Tally tally) {
        return options.check(tally).findings();
    }

    @Test
    void aCycleIsIdentifiable() {
        Identifiability verdict = model.check(Boards.of("a b 1:0", "b c 1:0", "c a 1:0"));
        assertTrue(verdict.isIdentifiable());
        assertEquals(List.of(), verdict.findings());
        assertEquals(List.of(List.of("a", "b", "c")), verdict.components());
    }

    @Test
    void aTieLinksBothWaysUnlessItIsDropped() {
        Tally tied = Boards.of("a b 0:0 1");
        assertTrue(model.check(tied).isIdentifiable());
        assertEquals(List.of(new Disconnected(List.of(List.of("a"), List.of("b")))), findings(noTies, tied));
    }

    @Test
    void aBothBadLinksBothWaysUnlessItIsDropped() {
        Tally bad = Boards.of("a b 0:0 0 1");
        assertTrue(model.check(bad).isIdentifiable());
        assertFalse(noTies.check(bad).isIdentifiable());
        assertFalse(model.with(BothBad.DROPPED).check(bad).isIdentifiable());
    }

    @Test
    void anUnbeatenCompetitorIsNamed() {
        Tally tally = Boards.of("a b 2:1", "b c 2:1", "a c 1:1", "king a 3:0", "king c 1:0");
        assertEquals(List.of(new Unbeaten(List.of("king"))), findings(model, tally));
        UnidentifiableException thrown = assertThrows(UnidentifiableException.class, () -> model.fit(tally));
        assertEquals(new Unbeaten(List.of("king")), thrown.finding());
        assertEquals("unbeaten", thrown.finding().kind());
        assertEquals(List.of("king"), thrown.finding().competitors());
        assertTrue(thrown.getMessage().contains("'king'"), thrown.getMessage());
        for (String remedy : thrown.finding().remedies()) {
            assertTrue(thrown.getMessage().contains(remedy), thrown.getMessage());
        }
        assertEquals(
                List.of(List.of("a", "b", "c"), List.of("king")),
                thrown.identifiability().components());
    }

    @Test
    void aWinlessCompetitorIsNamed() {
        Tally tally = Boards.of("a b 2:1", "b c 2:1", "a c 1:1", "last a 0:3");
        assertEquals(List.of(new Winless(List.of("last"))), findings(model, tally));
        assertEquals("winless", findings(model, tally).get(0).kind());
    }

    @Test
    void aTieMakesAnUnbeatenCompetitorRateable() {
        assertTrue(model.check(Boards.of("a b 2:1", "king a 3:0 1")).isIdentifiable());
        assertEquals(List.of(new Unbeaten(List.of("king"))), findings(noTies, Boards.of("a b 2:1", "king a 3:0 1")));
    }

    @Test
    void anIsolatedPairIsDisconnected() {
        Tally tally = Boards.of("a b 2:1", "b c 2:1", "y z 1:1");
        Disconnected expected = new Disconnected(List.of(List.of("a", "b", "c"), List.of("y", "z")));
        assertEquals(List.of(expected), findings(model, tally));
        assertEquals("disconnected", expected.kind());
        assertEquals(List.of("y", "z"), expected.competitors());
    }

    @Test
    void groupsOfADisconnectedBoardComeLargestFirst() {
        Tally tally = Boards.of("a b 1:1", "m n 1:1", "n o 1:1", "x y 1:1");
        assertEquals(
                List.of(new Disconnected(List.of(List.of("m", "n", "o"), List.of("a", "b"), List.of("x", "y")))),
                findings(model, tally));
    }

    /** Everyone lost and everyone won, yet no member of the upper group ever lost to the lower. */
    @Test
    void twoStrongGroupsOfWhichOneNeverLostAreSeparated() {
        Tally tally = Boards.of("a b 1:1", "y z 1:1", "y a 2:0", "z b 1:0");
        Separated expected = new Separated(List.of(List.of("y", "z"), List.of("a", "b")));
        assertEquals(List.of(expected), findings(model, tally));
        assertEquals("separated", expected.kind());
        assertEquals(List.of("a", "b"), expected.competitors(), "those outside the largest group, the first of equals");
    }

    @Test
    void separatedGroupsComeBestFirst() {
        Tally tally = Boards.of("m n 1:1", "a b 1:1", "b c 1:1", "y z 1:1", "m a 5:0", "c y 1:0", "n z 2:0");
        assertEquals(
                List.of(new Separated(List.of(List.of("m", "n"), List.of("a", "b", "c"), List.of("y", "z")))),
                findings(model, tally));
        assertEquals(List.of("m", "n", "y", "z"), findings(model, tally).get(0).competitors());
    }

    /** An isolated pair in which one always won must not hide that the rest is separated too. */
    @Test
    void everyReasonIsReported() {
        Tally tally = Boards.of("a b 1:1", "c d 1:1", "a c 3:0", "p q 1:0");
        assertEquals(
                List.of(
                        new Disconnected(List.of(List.of("a", "b", "c", "d"), List.of("p", "q"))),
                        new Unbeaten(List.of("p")),
                        new Winless(List.of("q")),
                        new Separated(List.of(List.of("p"), List.of("q"), List.of("a", "b"), List.of("c", "d")))),
                findings(model, tally));
    }

    @Test
    void oneCoreWithUnbeatenAndWinlessAroundItIsNotCalledSeparated() {
        Tally tally = Boards.of("a b 1:1", "top a 1:0", "bottom b 0:1");
        assertEquals(List.of(new Unbeaten(List.of("top")), new Winless(List.of("bottom"))), findings(model, tally));
    }

    /** Second lost only to top, so it is neither unbeaten nor in the core. */
    @Test
    void aLadderAboveTheCoreIsSeparated() {
        Tally tally = Boards.of("a b 1:1", "second a 1:0", "top second 1:0");
        assertEquals(
                List.of(
                        new Unbeaten(List.of("top")),
                        new Separated(List.of(List.of("top"), List.of("second"), List.of("a", "b")))),
                findings(model, tally));
    }

    @Test
    void droppingTiesCanIsolateACompetitor() {
        Tally tally = Boards.of("a b 2:1", "draws a 0:0 4", "draws b 0:0 0 2");
        assertTrue(model.check(tally).isIdentifiable());
        assertEquals(List.of(new Disconnected(List.of(List.of("a", "b"), List.of("draws")))), findings(noTies, tally));
        BradleyTerryFit fit = noTies.with(OnUnidentifiable.LARGEST_COMPONENT).fit(tally);
        assertEquals(List.of("draws"), fit.droppedCompetitors());
        assertEquals(6, fit.droppedBattles());
    }

    @Test
    void aBoardOfTiesOnlyIsARatingOfEquals() {
        Tally ties = Boards.of("a b 0:0 3", "b c 0:0 1 2");
        BradleyTerryFit fit = model.fit(ties).requireConverged();
        Points.requireWithin(0, new double[3], fit);
        assertEquals(3, noTies.check(ties).components().size());
        UnidentifiableException thrown = assertThrows(
                UnidentifiableException.class,
                () -> noTies.with(OnUnidentifiable.LARGEST_COMPONENT).fit(ties));
        assertEquals(new TooFewCompetitors(List.of()), thrown.finding());
        assertThrows(UnidentifiableException.class, () -> noTies.fitEachComponent(ties));
    }

    @Test
    void noVotesAreTooFewCompetitorsWhateverTheRemedy() {
        assertEquals(List.of(new TooFewCompetitors(List.of())), findings(model, Tally.empty()));
        assertEquals(List.of(), model.check(Tally.empty()).components());
        for (OnUnidentifiable reaction : OnUnidentifiable.values()) {
            BradleyTerry options = model.with(reaction);
            assertThrows(UnidentifiableException.class, () -> options.fit(Tally.empty()));
        }
        BradleyTerry withPrior = model.with(Prior.HALF_WIN_HALF_LOSS);
        UnidentifiableException thrown =
                assertThrows(UnidentifiableException.class, () -> withPrior.fit(Tally.empty()));
        assertEquals("too-few-competitors", thrown.finding().kind());
        assertThrows(UnidentifiableException.class, () -> model.fitEachComponent(Tally.empty()));
    }

    @Test
    void theExceptionIsTheJdksForBadArguments() {
        Tally tally = Boards.of("a b 1:0");
        assertThrows(IllegalArgumentException.class, () -> model.fit(tally));
        assertEquals(
                List.of(new Unbeaten(List.of("a")), new Winless(List.of("b"))),
                assertThrows(UnidentifiableException.class, () -> model.fit(tally))
                        .identifiability()
                        .findings());
    }

    /** evalica 0.4.2 puts all competitors on its floor of 1e-6 when one is undefeated, without a word. */
    @Test
    void oneUndefeatedItemDoesNotDriveAllScores() {
        Tally sound = Boards.of("a b 12:8", "b c 9:7 2", "a c 10:6", "c d 5:4");
        Tally spoilt = sound.plus(Boards.of("new a 3:0", "new d 2:0"));
        double[] expected = model.fit(sound).logStrengths();
        assertThrows(UnidentifiableException.class, () -> model.fit(spoilt));
        BradleyTerryFit largest =
                model.with(OnUnidentifiable.LARGEST_COMPONENT).fit(spoilt).requireConverged();
        Points.requireWithin(0, expected, largest);
        BradleyTerryFit prior = model.with(OnUnidentifiable.PRIOR).fit(spoilt).requireConverged();
        List<String> others = List.of("a", "b", "c", "d");
        for (String other : others) {
            assertTrue(prior.logStrength("new") > prior.logStrength(other), other);
            double before = largest.logStrength(other) - largest.logStrength("a");
            double after = prior.logStrength(other) - prior.logStrength("a");
            assertEquals(before, after, 0.2, "half a win and half a loss beside some 20 battles change little");
        }
    }

    /** choix 0.4.1 returns scores for a disconnected graph without a word. */
    @Test
    void aDisconnectedGraphIsNotRatedInSilence() {
        Tally tally = Boards.of("a b 2:1", "b c 1:1", "c a 1:2", "x y 1:1");
        assertTrue(
                assertThrows(UnidentifiableException.class, () -> model.fit(tally))
                                .finding()
                        instanceof Disconnected);
        for (Solver solver : Solver.values()) {
            BradleyTerry options = model.with(solver);
            assertThrows(UnidentifiableException.class, () -> options.fit(tally));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void theVerdictIsStrongConnectivityByTransitiveClosure(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int competitors,
            @ForAll @IntRange(min = 1, max = 40) int votes,
            @ForAll @DoubleRange(max = 0.5) double undecided) {
        Tally tally = Tally.of(Boards.random(seed, competitors, votes, undecided));
        for (TieModel ties : TieModel.values()) {
            for (BothBad bothBad : BothBad.values()) {
                BradleyTerry options = model.with(ties).with(bothBad);
                Identifiability verdict = options.check(tally);
                List<List<String>> slow = SlowComponents.of(tally, options.countsTies(), options.countsBothBad());
                assertEquals(slow, verdict.components());
                assertEquals(slow.size() == 1, verdict.isIdentifiable());
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void findingsNameExactlyThoseConcerned(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int competitors,
            @ForAll @IntRange(min = 1, max = 30) int votes) {
        Tally tally = Tally.of(Boards.random(seed, competitors, votes, 0.1));
        Identifiability verdict = model.check(tally);
        Set<String> unbeaten = new TreeSet<>();
        Set<String> winless = new TreeSet<>();
        for (Finding finding : verdict.findings()) {
            if (finding instanceof Unbeaten || finding instanceof Winless) {
                (finding instanceof Unbeaten ? unbeaten : winless).addAll(finding.competitors());
            } else if (finding instanceof Separated separated) {
                requireOrdered(tally, separated.groups());
            }
        }
        assertEquals(without(tally, counts -> counts.losses() + counts.ties() + counts.bothBad()), unbeaten);
        assertEquals(without(tally, counts -> counts.wins() + counts.ties() + counts.bothBad()), winless);
    }

    private static Set<String> without(Tally tally, ToLongFunction<VoteCounts> count) {
        List<VoteCounts> counts = tally.countsByCompetitor();
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < counts.size(); i++) {
            if (count.applyAsLong(counts.get(i)) == 0) {
                names.add(tally.roster().name(i));
            }
        }
        return names;
    }

    private static void requireOrdered(Tally tally, List<List<String>> groups) {
        int[] place = new int[tally.roster().size()];
        for (int group = 0; group < groups.size(); group++) {
            for (String name : groups.get(group)) {
                place[tally.roster().indexOf(name)] = group;
            }
        }
        tally.forEachCell((i, j, wins, losses, ties, bothBad) -> {
            boolean mixed = ties + bothBad > 0;
            assertFalse(place[i] > place[j] && (wins > 0 || mixed), "a later group beat or tied with an earlier");
            assertFalse(place[j] > place[i] && (losses > 0 || mixed), "a later group beat or tied with an earlier");
        });
    }

    @Test
    void aLongListOfNamesIsCutInTheMessageAndKeptInTheField() {
        String[] lines = new String[25];
        for (int i = 0; i < 25; i++) {
            lines[i] = "king" + (char) ('a' + i) + " pawn 1:0";
        }
        Finding unbeaten = findings(model, Boards.of(lines)).get(0);
        assertEquals(25, unbeaten.competitors().size());
        assertTrue(unbeaten.message().contains("and 15 more"), unbeaten.message());
    }

    @Test
    void longListsOfGroupsAreCutInTheMessageAndKeptInTheField() {
        List<String> lines = new ArrayList<>(List.of("a b 1:1", "b c 1:1", "c d 1:1", "d e 1:1", "e f 1:1", "f g 1:1"));
        for (char pair = 'q'; pair < 'w'; pair++) {
            lines.add(pair + "1 " + pair + "2 1:1");
        }
        Finding disconnected =
                findings(model, Boards.of(lines.toArray(String[]::new))).get(0);
        assertEquals(
                "the competitors fall into 7 groups without a counted battle between them: {'a', 'b', 'c', 'd', 'e' and 2 "
                        + "more}, {'q1', 'q2'}, {'r1', 'r2'}, {'s1', 's2'}, {'t1', 't2'}, {'u1', 'u2'} and 1 more group",
                disconnected.message());
        assertEquals(12, disconnected.competitors().size());
    }

    @Test
    void findingsKeepTheirOwnLists() {
        List<String> names = new ArrayList<>(List.of("a"));
        Unbeaten unbeaten = new Unbeaten(names);
        names.add("b");
        assertEquals(List.of("a"), unbeaten.competitors());
        assertThrows(
                UnsupportedOperationException.class,
                () -> unbeaten.competitors().add("c"));
    }

    @Test
    void theFindingOfAnExceptionIsItsFirst() {
        DataException thrown = assertThrows(DataException.class, () -> model.fit(Boards.of("a b 1:0", "c d 1:1")));
        UnidentifiableException unidentifiable = (UnidentifiableException) thrown;
        assertSame(unidentifiable.identifiability().findings().get(0), thrown.finding());
    }
}
