package org.podium.cli.input;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows come from: files, standard input, or a query.
 *
 * @param files paths in order, {@code -} for standard input
 * @param format what the files hold, or null if their names say it
 * @param delimiter what separates the fields of CSV, or null for the format's own
 * @param jdbcUrl another database, or null
 * @param query a SELECT for it, or null
 * @param threads how many threads may scan
 */
public record SourceRequest(
        List<String> files,
        @Nullable InputFormat format,
        @Nullable Character delimiter,
        @Nullable String jdbcUrl,
        @Nullable String query,
        int threads) {

    /** The name of standard input on the command line. */
    public static final String STANDARD_INPUT = "-";

    /** Copies the list. */
    public SourceRequest {
        files = List.copyOf(files);
    }

    Optional<JdbcQuery> jdbc() {
        return jdbcUrl == null || query == null ? Optional.empty() : Optional.of(new JdbcQuery(jdbcUrl, query));
    }

    /**
     * The sources as the output names them.
     *
     * @return the files, or the database's address without its credentials
     */
    public List<String> labels() {
        return jdbc().map(database -> List.of(database.redactedUrl())).orElse(files);
    }
}
