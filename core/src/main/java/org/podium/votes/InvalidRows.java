package org.podium.votes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.podium.votes.InvalidVotes.Problem;

/** Counts the rows of an input that are not votes and keeps the first of each problem. Confined to one thread. */
final class InvalidRows {
    private static final int ROWS_KEPT = 5;
    private static final int SAMPLE_LENGTH = 80;

    private static final class Bucket {
        private long count;
        private final List<Long> rows = new ArrayList<>();
        private final List<String> samples = new ArrayList<>();
    }

    private final Map<Problem, Bucket> buckets = new LinkedHashMap<>();

    boolean isEmpty() {
        return buckets.isEmpty();
    }

    void add(long row, InvalidValue value) {
        Bucket bucket = buckets.computeIfAbsent(value.problem(), any -> new Bucket());
        bucket.count++;
        if (bucket.rows.size() < ROWS_KEPT) {
            bucket.rows.add(row);
            bucket.samples.add(shortened(value.sample()));
        }
    }

    /** Throws what was found, the problem that came first in front, if there is any. */
    void throwIfAny(Function<Problem, List<String>> remedies) {
        if (isEmpty()) {
            return;
        }
        Map<Problem, Long> others = new LinkedHashMap<>();
        buckets.forEach((problem, bucket) -> others.put(problem, bucket.count));
        Map.Entry<Problem, Bucket> found = buckets.entrySet().iterator().next();
        others.remove(found.getKey());
        Bucket bucket = found.getValue();
        throw new DataException(new InvalidVotes(
                found.getKey(), bucket.count, bucket.rows, bucket.samples, others, remedies.apply(found.getKey())));
    }

    static DataException emptyInput() {
        return new DataException(new InvalidVotes(
                Problem.EMPTY_INPUT,
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of("check that the source is the right one and that no condition removes every row")));
    }

    private static String shortened(String sample) {
        int end = sample.offsetByCodePoints(0, Math.min(SAMPLE_LENGTH, sample.codePointCount(0, sample.length())));
        return end == sample.length() ? sample : sample.substring(0, end) + "…";
    }
}
