package org.podium.cli;

/** The command was called in a way that cannot work. Ends it with exit code 2. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the call.
     *
     * @param message what, where, and what to do
     */
    public UsageException(String message) {
        super(message);
    }
}
