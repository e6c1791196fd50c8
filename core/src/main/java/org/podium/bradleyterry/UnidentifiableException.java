package org.podium.bradleyterry;

import java.util.Objects;
import java.util.stream.Collectors;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/** The votes do not determine a finite score for every competitor. Carries the whole verdict. */
public final class UnidentifiableException extends DataException {
    private static final long serialVersionUID = 1L;

    private final transient Identifiability identifiability;

    UnidentifiableException(Identifiability identifiability) {
        super(identifiability.findings().get(0), text(identifiability));
        this.identifiability = Objects.requireNonNull(identifiability, "identifiability");
    }

    private static String text(Identifiability identifiability) {
        return identifiability.findings().stream().map(Finding::message).collect(Collectors.joining("; "))
                + identifiability.findings().get(0).remedies().stream()
                        .map(remedy -> System.lineSeparator() + "  - " + remedy)
                        .collect(Collectors.joining());
    }

    /**
     * The verdict with all findings and components; {@link #finding()} is the first of them.
     *
     * @return the verdict
     */
    public Identifiability identifiability() {
        return identifiability;
    }
}
