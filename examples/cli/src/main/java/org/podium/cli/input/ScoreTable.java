package org.podium.cli.input;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A table of scores by competitor, from a CSV file with the columns {@code competitor} and {@code score}. */
public final class ScoreTable {
    private ScoreTable() {}

    /**
     * Reads the table.
     *
     * @param file the CSV file
     * @return scores by competitor, in file order
     * @throws IOException if the file cannot be read
     * @throws org.podium.votes.DataException if a column is missing, a score is no finite number, a competitor stands
     *     twice, or there is no score
     */
    public static Map<String, Double> read(Path file) throws IOException {
        Map<String, Double> scores = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : reader) {
                if (!row.getHeader().containsAll(List.of("competitor", "score"))) {
                    throw failure("missing-columns", file, row, "the columns must be competitor and score");
                }
                double score = number(file, row);
                if (scores.put(row.getField("competitor"), score) != null) {
                    throw failure("duplicate-score", file, row, "'" + row.getField("competitor") + "' stands twice");
                }
            }
        } catch (CsvParseException e) {
            throw InputFinding.failure(
                    "malformed-csv", file.getFileName() + ": " + e.getMessage(), "Correct the table of scores.");
        }
        if (scores.isEmpty()) {
            throw InputFinding.failure(
                    "empty-input",
                    file.getFileName() + " holds no scores",
                    "Write a line with the columns competitor,score and a line for each competitor.");
        }
        return scores;
    }

    private static double number(Path file, NamedCsvRecord row) {
        try {
            double score = Double.parseDouble(row.getField("score").strip());
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw failure("invalid-number", file, row, "the score '" + row.getField("score") + "' is no finite number");
    }

    private static RuntimeException failure(String kind, Path file, NamedCsvRecord row, String what) {
        return InputFinding.failure(
                kind,
                file.getFileName() + " line " + row.getStartingLineNumber() + ": " + what,
                "Correct the table of scores.");
    }
}
