package org.podium.cli.input;

import java.util.List;

/**
 * A table that the engine can read.
 *
 * @param label how messages call it
 * @param columns the names of its columns, in order, none twice
 * @param sql what to write behind FROM
 * @param failure explains a failure of the engine in words about the file
 */
record Relation(String label, List<String> columns, String sql, FailureExplainer failure) {

    /** Looks again at a file that the engine could not read, to say what is wrong with it and in which line. */
    @FunctionalInterface
    interface FailureExplainer {
        /** Always throws unless it finds nothing wrong with the file. */
        void explain(String engineMessage) throws java.io.IOException;
    }
}
