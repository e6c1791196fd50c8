package org.podium.reference;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * Real votes and outside reference results, which are not part of the project. The system property
 * {@value #PROPERTY}, or else the environment variable {@value #VARIABLE}, names the folder that holds them; tests that
 * need a file which is not there are skipped and say so.
 */
public final class ReferenceData {
    /** The system property that names the folder. */
    public static final String PROPERTY = "podium.data";

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "PODIUM_DATA";

    private ReferenceData() {}

    /**
     * A file of the reference data; skips the calling test if there is none.
     *
     * @param name the path below the folder, such as {@code arena-33k/votes.csv.gz}
     * @return the file, which exists
     */
    public static Path file(String name) {
        String folder = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        assumeTrue(
                folder != null && !folder.isBlank(),
                () -> "skipped: set -D" + PROPERTY + "=… or " + VARIABLE + " to the folder of the reference data");
        Path file = Path.of(folder, name);
        assumeTrue(Files.exists(file), () -> "skipped: the reference data have no file " + name);
        return file;
    }

    /**
     * The rows of a CSV file with a header, plain or gzipped; skips the calling test if there is none.
     *
     * @param name the path below the folder
     * @return for each row the values by column name, in the order of the columns
     */
    public static List<Map<String, String>> csv(String name) {
        List<List<String>> records = CsvRecords.parse(text(name));
        List<String> header = records.get(0);
        List<Map<String, String>> rows = new ArrayList<>(records.size());
        for (List<String> values : records.subList(1, records.size())) {
            if (values.size() != header.size()) {
                throw new IllegalArgumentException(name + " has a row of " + values.size() + " values: " + values);
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < header.size(); column++) {
                row.put(header.get(column), values.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    /**
     * The object in a JSON file, plain or gzipped; skips the calling test if there is none.
     *
     * @param name the path below the folder
     * @return its members, as of {@link Json}
     */
    public static Map<String, Object> json(String name) {
        return Json.object(Json.parse(text(name)));
    }

    /**
     * The text of a file, plain or gzipped; skips the calling test if there is none.
     *
     * @param name the path below the folder
     * @return the whole text
     */
    public static String text(String name) {
        Path file = file(name);
        try (InputStream plain = new BufferedInputStream(Files.newInputStream(file));
                InputStream input = name.endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
