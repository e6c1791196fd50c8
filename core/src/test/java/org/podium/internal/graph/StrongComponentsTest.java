package org.podium.internal.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** Strong and weak components and the quick connectivity check, against the transitive closure of the edges. */
class StrongComponentsTest {
    private static final TieCounting ALL = new TieCounting(true, true);
    private static final int LONG = 100_000;

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void labelsAgreeWithMutualReachability(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 30) int competitors,
            @ForAll @IntRange(min = 1, max = 90) int pairs) {
        PairTable table = random(seed, competitors, pairs);
        boolean[][] reaches = closure(table, true);
        int[] label = StrongComponents.label(table);
        int components = Arrays.stream(label).max().orElse(-1) + 1;
        for (int i = 0; i < label.length; i++) {
            for (int j = 0; j < label.length; j++) {
                assertEquals(reaches[i][j] && reaches[j][i], label[i] == label[j]);
                if (label[i] != label[j] && reaches[i][j]) {
                    assertTrue(label[i] > label[j], "those beaten come first");
                }
            }
        }
        assertArrayEquals(
                IntStream.range(0, components).toArray(),
                Arrays.stream(label).distinct().sorted().toArray(),
                "labels have no gaps");
        assertEquals(components == 1, new Connectivity(label.length).isStrong(table));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void weakLabelsAgreeWithUndirectedReachability(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 30) int competitors,
            @ForAll @IntRange(min = 1, max = 40) int pairs) {
        PairTable table = random(seed, competitors, pairs);
        boolean[][] reaches = closure(table, false);
        int[] label = Connectivity.weakLabels(table);
        for (int i = 0; i < label.length; i++) {
            for (int j = 0; j < label.length; j++) {
                assertEquals(reaches[i][j], label[i] == label[j]);
            }
        }
    }

    @Test
    void theQuickCheckCanBeUsedAgain() {
        PairTable ring = chain(6, true);
        PairTable open = chain(6, false);
        Connectivity connectivity = new Connectivity(6);
        for (int round = 0; round < 3; round++) {
            assertTrue(connectivity.isStrong(ring));
            assertFalse(connectivity.isStrong(open));
        }
    }

    /** As deep as a search can go: a recursive one would overflow the stack. */
    @Test
    void aLongChainOfWinsIsAsManyComponents() {
        PairTable chain = chain(LONG, false);
        int[] label = StrongComponents.label(chain);
        for (int i = 0; i < LONG; i++) {
            assertEquals(LONG - 1 - i, label[i]);
        }
        assertFalse(new Connectivity(LONG).isStrong(chain));
        assertArrayEquals(new int[LONG], Connectivity.weakLabels(chain));
    }

    @Test
    void oneUpsetClosesALongChainToOneComponent() {
        PairTable ring = chain(LONG, true);
        assertArrayEquals(new int[LONG], StrongComponents.label(ring));
        assertTrue(new Connectivity(LONG).isStrong(ring));
    }

    @Test
    void noCompetitorsAreNoComponents() {
        PairTable none = PairTable.of(Tally.empty(), ALL);
        assertEquals(0, StrongComponents.label(none).length);
        assertEquals(0, Connectivity.weakLabels(none).length);
    }

    /** A competitor whose only votes are not counted still has a label of its own. */
    @Test
    void competitorsWithoutACountedVoteStandAlone() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 1, 1, 0, 0);
        builder.addCounts("b", "c", 0, 0, 3, 0);
        PairTable table = PairTable.of(builder.build(), new TieCounting(false, false));
        assertEquals(2, table.entries());
        assertEquals(2, Arrays.stream(StrongComponents.label(table)).distinct().count());
        assertEquals(2, Arrays.stream(Connectivity.weakLabels(table)).distinct().count());
        assertFalse(new Connectivity(3).isStrong(table));
    }

    private static PairTable chain(int competitors, boolean lastBeatsFirst) {
        TallyBuilder builder = Tally.builder();
        for (int i = 0; i + 1 < competitors; i++) {
            builder.addCounts(name(i), name(i + 1), 1, 0, 0, 0);
        }
        if (lastBeatsFirst) {
            builder.addCounts(name(competitors - 1), name(0), 1, 0, 0, 0);
        }
        return PairTable.of(builder.build(), ALL);
    }

    private static PairTable random(long seed, int competitors, int pairs) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int pair = 0; pair < pairs; pair++) {
            int first = random.nextInt(competitors);
            int second = (first + 1 + random.nextInt(competitors - 1)) % competitors;
            boolean tie = random.nextInt(8) == 0;
            builder.addCounts(name(first), name(second), tie ? 0 : 1, 0, tie ? 1 : 0, 0);
        }
        return PairTable.of(builder.build(), ALL);
    }

    private static String name(int number) {
        return String.valueOf(1_000_000 + number);
    }

    private static boolean[][] closure(PairTable table, boolean directed) {
        int size = table.size();
        boolean[][] reaches = new boolean[size][size];
        for (int i = 0; i < size; i++) {
            reaches[i][i] = true;
            for (int entry = table.start(i); entry < table.end(i); entry++) {
                reaches[i][table.opponent(entry)] |= !directed || table.score(entry) > 0;
            }
        }
        for (int via = 0; via < size; via++) {
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) {
                    reaches[from][to] |= reaches[from][via] && reaches[via][to];
                }
            }
        }
        return reaches;
    }
}
