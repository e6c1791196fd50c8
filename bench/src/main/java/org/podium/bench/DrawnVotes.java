package org.podium.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Roster;

/**
 * Votes of a workload as plain arrays, one element a vote in order of time. Competitors are numbers, and names in the
 * same order, so that they have the same numbers on a roster.
 *
 * @param workload what they were drawn from
 * @param first who was shown first
 * @param second who was shown second
 * @param outcomes codes of {@link Outcome}
 * @param strengths the true log-strengths by competitor
 * @param covariates by covariate, then by vote
 */
record DrawnVotes(
        Workload workload, int[] first, int[] second, byte[] outcomes, double[] strengths, double[][] covariates) {

    private static final Outcome[] OUTCOMES = Outcome.values();

    int size() {
        return first.length;
    }

    /** Numbers with leading zeros, so that the order of the names is that of the numbers. */
    List<String> names() {
        int digits = Math.max(3, Integer.toString(strengths.length - 1).length());
        String format = "model_%0" + digits + "d";
        return IntStream.range(0, strengths.length)
                .mapToObj(i -> String.format(Locale.ROOT, format, i))
                .toList();
    }

    BattleLog log() {
        BattleLogBuilder log = BattleLog.builder(Roster.of(names()));
        List<String> covariateNames = workload.covariateNames();
        for (int row = 0; row < first.length; row++) {
            log.add(first[row], second[row], OUTCOMES[outcomes[row]]);
            for (int column = 0; column < covariates.length; column++) {
                log.covariate(covariateNames.get(column), covariates[column][row]);
            }
        }
        return log.build();
    }
}
