package org.podium.hygiene;

import java.util.Arrays;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;

/** The votes of a log as the test sees them: the number of the pair, whichever side was first, and who won. Immutable. */
final class PairedVotes {
    /** The pair of a row that is not looked at. */
    static final int SKIPPED = -1;

    private final long competitors;
    private final long[] pairs;
    private final int[] pair;
    private final byte[] outcome;

    private PairedVotes(long competitors, long[] pairs, int[] pair, byte[] outcome) {
        this.competitors = competitors;
        this.pairs = pairs;
        this.pair = pair;
        this.outcome = outcome;
    }

    static PairedVotes of(BattleLog log, TestedVotes tested) {
        int size = log.size();
        byte[] outcome = new byte[size];
        long[] keys = new long[size];
        long[] looked = new long[size];
        int count = 0;
        for (int row = 0; row < size; row++) {
            outcome[row] = (byte) outcome(log, row);
            keys[row] = key(log, row);
            if (tested == TestedVotes.ALL || outcome[row] != ConformalRanks.NOBODY_WINS) {
                looked[count++] = keys[row];
            } else {
                keys[row] = SKIPPED;
            }
        }
        long[] pairs = Arrays.stream(looked, 0, count).sorted().distinct().toArray();
        int[] pair = new int[size];
        for (int row = 0; row < size; row++) {
            pair[row] = keys[row] == SKIPPED ? SKIPPED : Arrays.binarySearch(pairs, keys[row]);
        }
        return new PairedVotes(log.roster().size(), pairs, pair, outcome);
    }

    private static long key(BattleLog log, int row) {
        long lower = Math.min(log.firstIndex(row), log.secondIndex(row));
        return lower * log.roster().size() + Math.max(log.firstIndex(row), log.secondIndex(row));
    }

    private static int outcome(BattleLog log, int row) {
        Outcome verdict = log.outcome(row);
        if (verdict == Outcome.TIE || verdict == Outcome.BOTH_BAD) {
            return ConformalRanks.NOBODY_WINS;
        }
        boolean firstIsLower = log.firstIndex(row) < log.secondIndex(row);
        return (verdict == Outcome.FIRST) == firstIsLower ? ConformalRanks.LOWER_WINS : ConformalRanks.HIGHER_WINS;
    }

    int rows() {
        return pair.length;
    }

    int pairs() {
        return pairs.length;
    }

    /** The number of the row's pair, or {@link #SKIPPED}. */
    int pair(int row) {
        return pair[row];
    }

    /** One of the outcomes of {@link ConformalRanks}. */
    int outcome(int row) {
        return outcome[row];
    }

    int lower(int pairNumber) {
        return (int) (pairs[pairNumber] / competitors);
    }

    int higher(int pairNumber) {
        return (int) (pairs[pairNumber] % competitors);
    }
}
