package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.podium.stats.internal.Streams;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;

/**
 * A factor of FastChat's filter has not mean 1 for an honest voter, and with ties it is above 1, so honest voters are
 * flagged far more often than the level says. Here it is next to this library's test on the same votes.
 */
class FastChatFilterTest {
    private static final double LEVEL = 0.05;
    private static final int ARENAS = 10;
    private static final int COMPETITORS = 20;
    private static final int VOTERS = 300;
    private static final int VOTES = 100;

    /** 3,000 honest voters, 30 % ties, log-strengths of standard deviation 1.2. */
    @Test
    void flagsHonestVotersWhereThisTestDoesNot() {
        int fastChat = 0;
        Map<ReferenceVotes, Integer> ours = new HashMap<>();
        for (int arena = 0; arena < ARENAS; arena++) {
            BattleLog log = honestVotes(arena);
            fastChat += flaggedByFastChat(log);
            for (ReferenceVotes reference : ReferenceVotes.values()) {
                VoterTest test = VoterTest.withDefaults().level(LEVEL).against(reference);
                ours.merge(reference, test.run(log).flagged().size(), Integer::sum);
            }
        }
        double honest = ARENAS * VOTERS;
        double limit = LEVEL + 3 * Math.sqrt(LEVEL * (1 - LEVEL) / honest);
        assertTrue(fastChat / honest >= 0.15, "FastChat's filter flags " + fastChat / honest);
        ours.forEach((reference, flagged) ->
                assertTrue(flagged / honest <= limit, reference + ": this test flags " + flagged / honest));
    }

    /**
     * Strengths at the quantiles of the normal distribution, so that every arena has the same spread, and in no order of
     * names, by which FastChat's filter goes.
     */
    private static BattleLog honestVotes(int arena) {
        SplittableRandom random = Streams.of(17, arena);
        NormalDistribution normal = new NormalDistribution(null, 0, 1.2);
        Map<String, Double> strengths = new LinkedHashMap<>();
        for (int i = 0; i < COMPETITORS; i++) {
            strengths.put(
                    String.format(Locale.ROOT, "c%02d", i),
                    normal.inverseCumulativeProbability((7 * i % COMPETITORS + 0.5) / COMPETITORS));
        }
        String[] names = strengths.keySet().toArray(String[]::new);
        BattleLogBuilder builder = BattleLog.builder();
        for (int vote = 0; vote < VOTERS * VOTES; vote++) {
            int first = random.nextInt(COMPETITORS);
            int second = (first + 1 + random.nextInt(COMPETITORS - 1)) % COMPETITORS;
            double lead = Objects.requireNonNull(strengths.get(names[first]))
                    - Objects.requireNonNull(strengths.get(names[second]));
            boolean isTie = random.nextDouble() < 0.3;
            Outcome winner = random.nextDouble() < 1 / (1 + Math.exp(-lead)) ? Outcome.FIRST : Outcome.SECOND;
            builder.add(names[first], names[second], isTie ? Outcome.TIE : winner)
                    .voter("v" + vote % VOTERS);
        }
        return builder.build();
    }

    private static int flaggedByFastChat(BattleLog log) {
        int[][] wins = new int[COMPETITORS][COMPETITORS];
        for (int row = 0; row < log.size(); row++) {
            int first = log.firstIndex(row);
            int second = log.secondIndex(row);
            wins[first][second] += log.outcome(row) == Outcome.FIRST ? 1 : 0;
            wins[second][first] += log.outcome(row) == Outcome.SECOND ? 1 : 0;
        }
        Map<String, FastChatFilter> filters = new HashMap<>();
        for (int row = 0; row < log.size(); row++) {
            int lower = Math.min(log.firstIndex(row), log.secondIndex(row));
            int higher = Math.max(log.firstIndex(row), log.secondIndex(row));
            String voter = log.voter().orElseThrow().text(row).orElseThrow();
            filters.computeIfAbsent(voter, any -> new FastChatFilter())
                    .vote(wins[lower][higher], wins[higher][lower], outcome(log, row));
        }
        return (int)
                filters.values().stream().filter(filter -> filter.flags(LEVEL)).count();
    }

    private static int outcome(BattleLog log, int row) {
        boolean isFirstLower = log.firstIndex(row) < log.secondIndex(row);
        return switch (log.outcome(row)) {
            case FIRST -> isFirstLower ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
            case SECOND -> isFirstLower ? ConformalRanks.HIGHER_WINS : ConformalRanks.LOWER_WINS;
            case TIE, BOTH_BAD -> ConformalRanks.NOBODY_WINS;
        };
    }
}
