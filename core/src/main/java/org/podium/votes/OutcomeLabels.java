package org.podium.votes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which text in an outcome column means which {@link Outcome}. Labels are compared exactly; a text that is not among
 * them is an error where it is read, never a guess.
 *
 * <p>Immutable and thread-safe.
 */
public final class OutcomeLabels {
    private static final OutcomeLabels ARENA = new OutcomeLabels(Map.of())
            .with("model_a", Outcome.FIRST)
            .with("model_b", Outcome.SECOND)
            .with("tie", Outcome.TIE)
            .with("tie (bothbad)", Outcome.BOTH_BAD)
            .with("both_bad", Outcome.BOTH_BAD);

    private final Map<String, Outcome> labels;

    private OutcomeLabels(Map<String, Outcome> labels) {
        this.labels = labels;
    }

    /**
     * The labels of the published arena data: {@code model_a}, {@code model_b}, {@code tie}, and for both bad either
     * {@code tie (bothbad)} or {@code both_bad}.
     *
     * @return the default labels
     */
    public static OutcomeLabels arena() {
        return ARENA;
    }

    /**
     * No labels yet; add them with {@link #with}.
     *
     * @return labels that know no text
     */
    public static OutcomeLabels none() {
        return new OutcomeLabels(Map.of());
    }

    /**
     * These labels and one more. A label that was there changes its meaning.
     *
     * @param label the text in the column
     * @param outcome what it means
     * @return new labels
     */
    public OutcomeLabels with(String label, Outcome outcome) {
        Map<String, Outcome> more = new LinkedHashMap<>(labels);
        more.put(Objects.requireNonNull(label, "label"), Objects.requireNonNull(outcome, "outcome"));
        return new OutcomeLabels(more);
    }

    /**
     * What a text means.
     *
     * @param label the text
     * @return its outcome, or empty if it is not a label
     */
    public Optional<Outcome> find(String label) {
        return Optional.ofNullable(labels.get(label));
    }

    /**
     * All labels with their meaning, in the order they were added.
     *
     * @return an unmodifiable copy
     */
    public Map<String, Outcome> asMap() {
        return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /** The labels and their meaning. */
    @Override
    public String toString() {
        return labels.toString();
    }
}
