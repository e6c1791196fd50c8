package org.podium.votes;

/** A row cannot be read; caught where rows are counted. Has no stack trace, since a million rows may be bad. */
final class InvalidValue extends Exception {
    private static final long serialVersionUID = 1L;

    private final InvalidVotes.Problem problem;

    InvalidValue(InvalidVotes.Problem problem, String sample) {
        super(sample, null, false, false);
        this.problem = problem;
    }

    InvalidVotes.Problem problem() {
        return problem;
    }

    String sample() {
        return String.valueOf(getMessage());
    }
}
