package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The slow, obvious tally: a count for each different battle. */
final class PlainTally {
    private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

    private final TreeMap<String, Long> counts = new TreeMap<>();
    private final Set<Battle> battles;

    private PlainTally(Collection<Battle> votes) {
        battles = Set.copyOf(votes);
        votes.forEach(vote -> counts.merge(vote.toString(), 1L, Long::sum));
    }

    static PlainTally of(Collection<Battle> votes) {
        return new PlainTally(votes);
    }

    long count(Battle vote) {
        return counts.getOrDefault(vote.toString(), 0L);
    }

    /** Compares everything a tally can be asked. */
    void assertSameAs(Tally tally) {
        assertEquals(List.copyOf(competitors()), tally.roster().names());
        assertEquals(counts.values().stream().mapToLong(Long::longValue).sum(), tally.battles());
        for (String first : competitors()) {
            assertEquals(
                    votesOf(first),
                    tally.countsByCompetitor().get(tally.roster().indexOf(first)));
            for (String second : competitors()) {
                for (Outcome outcome : OUTCOMES) {
                    long expected = first.equals(second) ? 0 : count(new Battle(first, second, outcome));
                    assertEquals(expected, tally.count(first, second, outcome), () -> first + " against " + second);
                }
            }
        }
        assertEquals(
                battles.stream()
                        .map(vote -> List.of(vote.first(), vote.second()))
                        .distinct()
                        .count(),
                tally.cellCount());
    }

    private Set<String> competitors() {
        return battles.stream()
                .flatMap(vote -> List.of(vote.first(), vote.second()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private VoteCounts votesOf(String competitor) {
        return new VoteCounts(
                sum(competitor, Outcome.FIRST),
                sum(competitor, Outcome.SECOND),
                sum(competitor, Outcome.TIE),
                sum(competitor, Outcome.BOTH_BAD));
    }

    /** Votes with this outcome as seen from the competitor. */
    private long sum(String competitor, Outcome outcome) {
        return battles.stream()
                .filter(vote -> (vote.first().equals(competitor) && vote.outcome() == outcome)
                        || (vote.second().equals(competitor) && vote.outcome().swapped() == outcome))
                .mapToLong(this::count)
                .sum();
    }
}
