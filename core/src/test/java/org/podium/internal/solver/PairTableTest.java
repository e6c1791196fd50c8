package org.podium.internal.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.votes.Outcome;
import org.podium.votes.Roster;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

class PairTableTest {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyPairStandsInBothRowsWithBothOrdersAddedUp(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int competitors,
            @ForAll @IntRange(min = 1, max = 60) int pairs,
            @ForAll boolean ties,
            @ForAll boolean bothBad) {
        Tally tally = random(seed, competitors, pairs);
        PairTable table = PairTable.of(tally, new TieCounting(ties, bothBad));
        int[] mirrors = table.mirrors();
        int entries = 0;
        Roster roster = tally.roster();
        for (int i = 0; i < roster.size(); i++) {
            int previous = -1;
            double battlesOfRow = 0;
            for (int entry = table.start(i); entry < table.end(i); entry++, entries++) {
                int j = table.opponent(entry);
                assertTrue(j > previous, "opponents ascend");
                previous = j;
                double half = 0.5 * halves(tally, roster.name(i), roster.name(j), ties, bothBad);
                double wins = wins(tally, roster.name(i), roster.name(j));
                double losses = wins(tally, roster.name(j), roster.name(i));
                assertEquals(wins + half, table.score(entry));
                assertEquals(wins + losses + 2 * half, table.battles(entry));
                assertEquals(wins, table.wins(entry));
                assertEquals(losses, table.losses(entry));
                assertEquals(2 * half, table.halfWins(entry));
                assertTrue(table.battles(entry) > 0, "a pair without a counted battle has no entry");
                assertEquals(i, table.opponent(mirrors[entry]));
                assertEquals(table.battles(entry), table.score(entry) + table.score(mirrors[entry]));
                battlesOfRow += table.battles(entry);
            }
            assertEquals(battlesOfRow, table.battlesOf(i));
        }
        assertEquals(table.entries(), entries);
        double counted = IntStream.range(0, entries).mapToDouble(table::battles).sum() / 2;
        assertEquals((double) countedBattles(tally, ties, bothBad), counted);
    }

    /** 150,000 cells have narrow counts unless a pair has too many battles; both are the counts of the tally. */
    @ParameterizedTest
    @ValueSource(longs = {3, 16_383, 16_384, 1L << 40})
    void largeTablesHoldTheSameCounts(long most) {
        int competitors = 1200;
        SplittableRandom random = new SplittableRandom(most);
        TallyBuilder builder = Tally.builder();
        for (int cell = 0; cell < 150_000; cell++) {
            int i = random.nextInt(competitors);
            int j = (i + 1 + random.nextInt(competitors - 1)) % competitors;
            builder.addCounts("c" + i, "c" + j, random.nextInt(2), random.nextInt(2), random.nextInt(2), 0);
        }
        builder.addCounts("c0", "c1", most / 2, 0, 0, 0).addCounts("c1", "c0", 0, 1, most - most / 2 - 1, 0);
        Tally tally = builder.build();
        for (boolean ties : new boolean[] {true, false}) {
            PairTable table = PairTable.of(tally, new TieCounting(ties, true));
            double[][] score = new double[competitors][competitors];
            double[][] battles = new double[competitors][competitors];
            tally.forEachCell((i, j, wins, losses, tied, bothBad) -> {
                double half = ties ? 0.5 * tied : 0;
                score[i][j] += wins + half;
                score[j][i] += losses + half;
                battles[i][j] += wins + losses + 2 * half;
                battles[j][i] += wins + losses + 2 * half;
            });
            int entry = 0;
            for (int i = 0; i < competitors; i++) {
                assertEquals(entry, table.start(i));
                for (int j = 0; j < competitors; j++) {
                    if (battles[i][j] > 0) {
                        assertEquals(j, table.opponent(entry));
                        assertEquals(score[i][j], table.score(entry));
                        assertEquals(battles[i][j], table.battles(entry++));
                    }
                }
                assertEquals(entry, table.end(i));
            }
        }
    }

    private static double wins(Tally tally, String winner, String loser) {
        return (double) (tally.count(winner, loser, Outcome.FIRST) + tally.count(loser, winner, Outcome.SECOND));
    }

    private static double halves(Tally tally, String one, String other, boolean ties, boolean bothBad) {
        long tied = tally.count(one, other, Outcome.TIE) + tally.count(other, one, Outcome.TIE);
        long bad = tally.count(one, other, Outcome.BOTH_BAD) + tally.count(other, one, Outcome.BOTH_BAD);
        return (double) ((ties ? tied : 0) + (bothBad ? bad : 0));
    }

    private static long countedBattles(Tally tally, boolean ties, boolean bothBad) {
        long[] sum = new long[1];
        tally.forEachCell(
                (i, j, wins, losses, tied, bad) -> sum[0] += wins + losses + (ties ? tied : 0) + (bothBad ? bad : 0));
        return sum[0];
    }

    private static Tally random(long seed, int competitors, int pairs) {
        SplittableRandom random = new SplittableRandom(seed);
        TallyBuilder builder = Tally.builder();
        for (int pair = 0; pair < pairs; pair++) {
            int first = random.nextInt(competitors);
            int second = (first + 1 + random.nextInt(competitors - 1)) % competitors;
            builder.addCounts(
                    "c" + first,
                    "c" + second,
                    random.nextInt(3),
                    random.nextInt(3),
                    random.nextInt(2),
                    random.nextInt(2));
        }
        builder.addCounts("c0", "c1", 1, 0, 0, 0);
        return builder.build();
    }

    @Test
    void halvesOfHugeCountsAreExact() {
        TallyBuilder builder = Tally.builder();
        long huge = (1L << 51) - 1;
        double twice = 2.0 * huge;
        builder.addCounts("a", "b", huge, 0, 1, 0);
        builder.addCounts("b", "a", 0, huge, 0, 0);
        PairTable table = PairTable.of(builder.build(), new TieCounting(true, true));
        assertEquals(twice + 0.5, table.score(0));
        assertEquals(0.5, table.score(1));
        assertEquals(twice, table.wins(0));
        assertEquals(0, table.losses(0));
        assertEquals(0, table.wins(1));
        assertEquals(twice, table.losses(1));
        assertEquals(twice + 1, table.battlesOf(0));
    }

    @Test
    void otherCountsKeepThePairs() {
        TallyBuilder builder = Tally.builder();
        builder.addCounts("a", "b", 3, 1, 0, 0);
        PairTable table = PairTable.of(builder.build(), new TieCounting(true, true));
        PairTable other = table.withCounts(new double[] {2.5, 2.5}, new double[] {5, 5}, new double[] {1, 1});
        assertEquals(2, other.wins(0));
        assertEquals(2, other.losses(0));
        assertEquals(2.5, other.score(1));
        assertEquals(0, other.opponent(1));
        assertEquals(3, table.score(0));
    }
}
