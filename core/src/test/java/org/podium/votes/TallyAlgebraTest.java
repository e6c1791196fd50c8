package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What makes it safe to count votes in parts, on other machines and in any order. */
class TallyAlgebraTest {

    @Provide
    Arbitrary<List<Battle>> votes() {
        return Draws.votes();
    }

    @Property(tries = 200)
    void talliesAreACommutativeMonoid(
            @ForAll("votes") List<Battle> a, @ForAll("votes") List<Battle> b, @ForAll("votes") List<Battle> c) {
        Tally x = Tally.of(a);
        Tally y = Tally.of(b);
        Tally z = merged(c);

        assertIdentical(x.plus(z), z.plus(x));
        assertIdentical(x.plus(y).plus(z), x.plus(y.plus(z)));
        assertIdentical(z, z.plus(Tally.empty()));
        assertIdentical(z, Tally.empty().plus(z));
    }

    @Property(tries = 200)
    void anySplitAndAnyOrderGiveTheSameTally(
            @ForAll("votes") List<Battle> votes, @ForAll @IntRange(min = 1, max = 8) int parts, @ForAll long seed) {
        Random random = new Random(seed);
        List<Battle> shuffled = new ArrayList<>(votes);
        Collections.shuffle(shuffled, random);
        List<List<Battle>> split = IntStream.range(0, parts)
                .mapToObj(part -> (List<Battle>) new ArrayList<Battle>())
                .toList();
        shuffled.forEach(vote -> split.get(random.nextInt(parts)).add(vote));

        Tally sum = split.stream().map(Tally::of).reduce(Tally.empty(), Tally::plus);

        assertIdentical(Tally.of(votes), sum);
        assertIdentical(Tally.of(votes), Tally.of(BattleLog.of(shuffled)));
    }

    @Property(tries = 50)
    void parallelStreamsGiveTheSameTally(@ForAll("votes") List<Battle> votes) {
        assertIdentical(Tally.of(votes), votes.parallelStream().collect(Tally.collector()));
    }

    @Property(tries = 200)
    void minusUndoesPlus(@ForAll("votes") List<Battle> a, @ForAll("votes") List<Battle> b) {
        Tally kept = Tally.of(a);
        Tally more = Tally.of(b);

        assertIdentical(kept, kept.plus(more).minus(more));
        assertIdentical(Tally.empty(), more.minus(more));
    }

    @Property(tries = 200)
    void bytesLeadBackToTheTally(@ForAll("votes") List<Battle> votes) {
        Tally kept = Tally.of(votes);
        Tally merged = merged(votes);

        assertEquals(kept, Tally.fromBytes(kept.toBytes()));
        assertEquals(merged, Tally.fromBytes(merged.toBytes()));
    }

    private static Tally merged(List<Battle> votes) {
        TallyBuilder builder = Tally.builder().sides(Sides.MERGED);
        votes.forEach(builder::add);
        return builder.build();
    }

    private static void assertIdentical(Tally expected, Tally actual) {
        assertEquals(expected, actual);
        assertEquals(expected.hashCode(), actual.hashCode());
        assertArrayEquals(expected.toBytes(), actual.toBytes());
    }
}
