package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The tally against a slow, obvious one, and its decoder against bytes of all kinds. */
class TallyModelTest {

    @Provide
    Arbitrary<List<Battle>> votes() {
        return Draws.votes();
    }

    @Property(tries = 100)
    void everyWayOfCountingAgreesWithPlainCounting(@ForAll("votes") List<Battle> votes) {
        PlainTally expected = PlainTally.of(votes);

        expected.assertSameAs(Tally.of(votes));
        expected.assertSameAs(Tally.of(BattleLog.of(votes)));
        expected.assertSameAs(votes.stream().collect(Tally.collector()));
        expected.assertSameAs(countedByIndex(votes));
    }

    /** Pair by pair, over a roster that also has somebody without votes. */
    private static Tally countedByIndex(List<Battle> votes) {
        Tally counted = Tally.of(votes);
        Set<String> names = new HashSet<>(counted.roster().names());
        names.add("nobody met this one");
        Roster roster = Roster.of(names);
        TallyBuilder builder = Tally.builder(roster);
        for (Battle vote : votes) {
            long[] counts = new long[Tally.OUTCOMES];
            counts[vote.outcome().code()] = 1;
            int first = roster.indexOf(vote.first());
            int second = roster.indexOf(vote.second());
            builder.addCounts(first, second, counts[0], counts[1], counts[2], counts[3]);
        }
        return builder.build();
    }

    @Property(tries = 100)
    void sumsDifferencesAndRestrictionsAgreeWithPlainCounting(
            @ForAll("votes") List<Battle> votes, @ForAll("votes") List<Battle> more, @ForAll long seed) {
        List<Battle> all = new ArrayList<>(votes);
        all.addAll(more);
        Random random = new Random(seed);
        List<Battle> some = all.stream().filter(vote -> random.nextBoolean()).toList();
        List<Battle> others = new ArrayList<>(all);
        some.forEach(others::remove);
        Set<String> named = new HashSet<>(Tally.of(all).roster().names());
        named.removeIf(name -> random.nextBoolean());

        PlainTally.of(all).assertSameAs(Tally.of(votes).plus(Tally.of(more)));
        PlainTally.of(others).assertSameAs(Tally.of(all).minus(Tally.of(some)));
        PlainTally.of(all.stream()
                        .filter(vote -> named.contains(vote.first()) && named.contains(vote.second()))
                        .toList())
                .assertSameAs(Tally.of(all).restrictedTo(named));
    }

    /**
     * Changed bytes under a right checksum are either refused as data, or they are the bytes of some tally: whatever is
     * read writes itself the same way, so nothing is repaired on the way in.
     */
    @Property(tries = 2000)
    void bytesAreRefusedOrReadExactly(
            @ForAll("votes") List<Battle> votes, @ForAll @IntRange(max = 3) int changes, @ForAll long seed) {
        byte[] bytes = Tally.of(votes).toBytes();
        Random random = new Random(seed);
        byte[] content = Arrays.copyOf(bytes, bytes.length - 4 + random.nextInt(2));
        for (int i = 0; i < changes; i++) {
            content[random.nextInt(content.length)] += (byte) (1 << random.nextInt(8));
        }
        byte[] sealed = sealed(content);
        Tally read;
        try {
            read = Tally.fromBytes(sealed);
        } catch (DataException refused) {
            return;
        }
        assertArrayEquals(sealed, read.toBytes());
    }

    private static byte[] sealed(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return ByteBuffer.allocate(content.length + 4)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
