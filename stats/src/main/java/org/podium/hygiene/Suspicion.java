package org.podium.hygiene;

import java.util.Objects;
import java.util.Optional;

/**
 * Which bet against a voter had earned most when the evidence was at its highest: what it looks as if the voter did. A bet
 * on a competitor is named if its logarithm is at least four fifths of that of the bet against the others, since voting for
 * a weak competitor is voting against the others too. A hint for whoever looks at the votes; only the evidence as a whole
 * is a test.
 *
 * <p>Immutable and thread-safe.
 *
 * @param kind the kind
 * @param competitor whom the voter favours or disfavours; empty for {@link Kind#AGAINST_OTHERS}
 */
public record Suspicion(Kind kind, Optional<String> competitor) {

    /** Kinds of voting that the test looks for. */
    public enum Kind {
        /** Votes for a competitor more often than others do. */
        FAVOURS,
        /** Votes against a competitor more often than others do. */
        DISFAVOURS,
        /** Votes for whom most others vote against, as one who votes at random or out of spite does. */
        AGAINST_OTHERS
    }

    /**
     * Checks that nothing is missing.
     *
     * @param kind the kind
     * @param competitor whom the voter favours or disfavours
     * @throws NullPointerException if an argument is null
     */
    public Suspicion {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(competitor, "competitor");
    }

    /** The suspicion in words. */
    @Override
    public String toString() {
        return switch (kind) {
            case FAVOURS -> "favours '" + competitor.orElse("?") + "'";
            case DISFAVOURS -> "disfavours '" + competitor.orElse("?") + "'";
            case AGAINST_OTHERS -> "votes against the others";
        };
    }
}
