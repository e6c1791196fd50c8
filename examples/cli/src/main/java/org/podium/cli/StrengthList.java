package org.podium.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.podium.bradleyterry.RatingScale;

/**
 * Who competes in a simulation.
 *
 * @param scores scores in points on the arena's scale
 * @param popularity how often each is drawn, relative to the others
 */
record StrengthList(Map<String, Double> scores, Map<String, Double> popularity) {

    static StrengthList of(Map<String, Double> scores) {
        Map<String, Double> equal = new LinkedHashMap<>();
        scores.keySet().forEach(name -> equal.put(name, 1.0));
        return new StrengthList(scores, equal);
    }

    static StrengthList read(Path file) throws IOException {
        InputFiles.require("--strengths", file);
        Map<String, Double> scores = new LinkedHashMap<>();
        Map<String, Double> popularity = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
            for (NamedCsvRecord row : rows) {
                String name = row.findField("competitor").orElseThrow(() -> lacks(file, "competitor"));
                String score = row.findField("score").orElseThrow(() -> lacks(file, "score"));
                Optional<String> weight = row.findField("popularity");
                if (scores.put(name, number(file, row, score)) != null) {
                    throw new UsageException(where(file, row) + "'" + name + "' stands there twice");
                }
                popularity.put(name, weight.isPresent() ? number(file, row, weight.get()) : 1);
            }
        } catch (CsvParseException e) {
            throw new UsageException("--strengths " + file + ": " + e.getMessage());
        }
        if (scores.isEmpty()) {
            throw new UsageException("--strengths " + file + " names no competitor; write a line with the columns "
                    + "competitor,score and a line for each competitor");
        }
        return new StrengthList(scores, popularity);
    }

    private static UsageException lacks(Path file, String column) {
        return new UsageException("--strengths " + file + " has no column '" + column + "'");
    }

    private static String where(Path file, NamedCsvRecord row) {
        return "--strengths " + file + ", line " + row.getStartingLineNumber() + ": ";
    }

    private static double number(Path file, NamedCsvRecord row, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new UsageException(where(file, row) + "'" + text + "' is not a number");
        }
    }

    /** Log-strengths; where their zero lies is of no consequence. */
    Map<String, Double> naturalUnits() {
        Map<String, Double> strengths = new LinkedHashMap<>();
        scores.forEach((name, score) -> strengths.put(name, (score - 1000) / RatingScale.ARENA_POINTS_PER_UNIT));
        return strengths;
    }
}
