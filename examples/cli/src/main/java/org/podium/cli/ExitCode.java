package org.podium.cli;

/** How the program ended. */
final class ExitCode {
    /** Done. */
    static final int DONE = 0;
    /** The data cannot be rated, or not be read as votes. */
    static final int BAD_DATA = 1;
    /** The command was called in a wrong way. */
    static final int WRONG_USAGE = 2;
    /** Input or output failed, or something inside. */
    static final int FAILED = 3;

    private ExitCode() {}
}
