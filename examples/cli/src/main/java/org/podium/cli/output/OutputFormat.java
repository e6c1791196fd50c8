package org.podium.cli.output;

import java.util.Locale;

/** How an answer is written. */
public enum OutputFormat {
    /** Aligned columns for people. */
    TABLE,
    /** Comma-separated values for spreadsheets, numbers in full. */
    CSV,
    /** One object for programs, numbers in full, names exactly as they are. */
    JSON,
    /** A table for documents. */
    MARKDOWN;

    /** The word for this format on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
