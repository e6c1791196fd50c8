package org.podium.votes;

import java.util.Objects;

/**
 * The data cannot be used as asked. Carries the {@link Finding} that says where, what and what to do.
 *
 * <p>This is the root of the library's only exception family; faults in arguments are the JDK's
 * {@link IllegalArgumentException} and {@link NullPointerException}.
 */
public class DataException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    /**
     * Wraps a finding; the message is {@link Finding#describe()}.
     *
     * @param finding what was found
     */
    public DataException(Finding finding) {
        super(Objects.requireNonNull(finding, "finding").describe());
        this.finding = finding;
    }

    /**
     * Wraps a finding with a message that says more than the finding alone.
     *
     * @param finding what was found
     * @param message the whole message
     */
    protected DataException(Finding finding, String message) {
        super(message);
        this.finding = Objects.requireNonNull(finding, "finding");
    }

    /**
     * What was found.
     *
     * @return the finding with its names, rows and remedies
     */
    public Finding finding() {
        return finding;
    }
}
