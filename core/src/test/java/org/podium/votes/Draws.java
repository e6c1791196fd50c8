package org.podium.votes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random votes for tests. */
final class Draws {
    /** Few, so that pairs meet again; some alike, some beyond ASCII and beyond sixteen bits. */
    private static final List<String> NAMES = List.of("a", "b", "1.1", "1.10", "B", "ä", "模型", "🏆", " padded ");

    private static final Outcome[] OUTCOMES = Outcome.values();

    private Draws() {}

    static Arbitrary<Battle> battles() {
        return Combinators.combine(
                        Arbitraries.of(NAMES),
                        Arbitraries.integers().between(1, NAMES.size() - 1),
                        Arbitraries.of(Outcome.class))
                .as((first, step, outcome) ->
                        new Battle(first, NAMES.get((NAMES.indexOf(first) + step) % NAMES.size()), outcome));
    }

    static Arbitrary<List<Battle>> votes() {
        return battles().withoutEdgeCases().list().ofMaxSize(60);
    }

    /** Votes among many competitors, named so that the order of names is not that of the numbers. */
    static List<Battle> votes(int competitors, int size, long seed) {
        Random random = new Random(seed);
        List<Battle> votes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int first = random.nextInt(competitors);
            int second = (first + 1 + random.nextInt(competitors - 1)) % competitors;
            votes.add(new Battle("c" + first, "c" + second, OUTCOMES[random.nextInt(OUTCOMES.length)]));
        }
        return votes;
    }
}
