package org.podium.cli.input;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.podium.cli.UsageException;

/** What a file holds. Told by its name or by the user, never by looking at the values. */
public enum InputFormat {
    /** Records of fields between commas (or another character), the first record names the columns. */
    CSV,
    /** The same between tabs. */
    TSV,
    /** One array of objects. */
    JSON,
    /** One object a line. */
    JSONL,
    /** Apache Parquet. */
    PARQUET;

    private static final String GZIP_ENDING = ".gz";

    /**
     * The format that a file's name says, with or without {@code .gz} behind it.
     *
     * @param fileName the last part of a path
     * @return the format, or empty if the ending says none
     */
    public static Optional<InputFormat> ofFileName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        String plain = name.endsWith(GZIP_ENDING) ? name.substring(0, name.length() - GZIP_ENDING.length()) : name;
        return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
            case "csv" -> Optional.of(CSV);
            case "tsv" -> Optional.of(TSV);
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "parquet" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }

    /**
     * The format that the user asks for.
     *
     * @param word one of {@link #words}
     * @return the format
     * @throws UsageException if the word is none of them
     */
    public static InputFormat ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--input-format is '" + word + "' but must be one of " + words()));
    }

    /**
     * The word for this format.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All words.
     *
     * @return the words, separated by commas
     */
    public static String words() {
        return Arrays.stream(values()).map(InputFormat::word).collect(Collectors.joining(", "));
    }
}
