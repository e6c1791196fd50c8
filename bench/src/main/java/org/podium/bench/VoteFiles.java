package org.podium.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Writes drawn votes as the files that command lines read. */
final class VoteFiles {
    private static final int DECIMALS = 6;
    private static final long UNITS = 1_000_000;

    private VoteFiles() {}

    /**
     * One row a vote: {@code model_a,model_b,winner} as the arena names them, then the covariates with six decimals.
     *
     * @param file what to write
     * @param votes the rows
     * @throws IOException if that fails
     */
    static void writeCsv(Path file, DrawnVotes votes) throws IOException {
        byte[][] names = bytes(votes.names());
        byte[][] winners = bytes(List.of(",model_a", ",model_b", ",tie"));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(ascii("model_a,model_b,winner"));
            for (String covariate : votes.workload().covariateNames()) {
                out.write(ascii("," + covariate));
            }
            out.write('\n');
            for (int row = 0; row < votes.size(); row++) {
                out.write(names[votes.first()[row]]);
                out.write(',');
                out.write(names[votes.second()[row]]);
                out.write(winners[votes.outcomes()[row]]);
                for (double[] column : votes.covariates()) {
                    out.write(',');
                    writeDecimal(column[row], out);
                }
                out.write('\n');
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(VoteFiles::ascii).toArray(byte[][]::new);
    }

    /** As {@code %.6f}, which takes twenty times as long. */
    private static void writeDecimal(double value, OutputStream out) throws IOException {
        long units = Math.round(Math.abs(value) * UNITS);
        if (value < 0 && units > 0) {
            out.write('-');
        }
        out.write(ascii(Long.toString(units / UNITS)));
        out.write('.');
        String fraction = Long.toString(units % UNITS);
        for (int digit = fraction.length(); digit < DECIMALS; digit++) {
            out.write('0');
        }
        out.write(ascii(fraction));
    }

    /**
     * Makes a Parquet file of a CSV file whose columns are all text, with the DuckDB of the command line.
     *
     * @param parquet what to write
     * @param csv what to read
     * @param libraries the folder with DuckDB's driver
     * @throws IOException if there is no driver or it fails
     */
    static void writeParquet(Path parquet, Path csv, Path libraries) throws IOException {
        try (URLClassLoader loader = new URLClassLoader(jars(libraries))) {
            Driver driver = ServiceLoader.load(Driver.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(VoteFiles::isDuckDb)
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no driver of DuckDB in " + libraries));
            try (Connection connection = driver.connect("jdbc:duckdb:", new Properties());
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM read_csv('" + csv + "', header = true, all_varchar = true)) TO '"
                        + parquet + "' (FORMAT parquet)");
            } catch (SQLException e) {
                throw new IOException("DuckDB could not write " + parquet, e);
            }
        }
    }

    private static boolean isDuckDb(Driver driver) {
        try {
            return driver.acceptsURL("jdbc:duckdb:");
        } catch (SQLException e) {
            return false;
        }
    }

    private static URL[] jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(VoteFiles::url)
                    .toArray(URL[]::new);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
