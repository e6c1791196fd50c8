package org.podium.stats.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.podium.reference.Json;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;

/** The reference numbers of this module, made by the scripts in {@code src/test/reference}. */
public final class References {
    private References() {}

    /** A file in {@code src/test/resources/reference}. */
    public static Map<String, Object> json(String name) {
        try (InputStream input =
                Objects.requireNonNull(References.class.getResourceAsStream("/reference/" + name), name)) {
            return Json.object(Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A member that must be there. */
    public static Object member(Map<String, Object> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    /** A member that is a number. */
    public static double number(Map<String, Object> object, String name) {
        return Json.number(member(object, name));
    }

    /** A member that is a list of numbers; null becomes NaN. */
    public static double[] vector(Map<String, Object> object, String name) {
        return numbers(member(object, name));
    }

    /** A member that is a list of lists of numbers. */
    public static double[][] matrix(Map<String, Object> object, String name) {
        return Json.array(member(object, name)).stream()
                .map(References::numbers)
                .toArray(double[][]::new);
    }

    private static double[] numbers(Object array) {
        return Json.array(array).stream()
                .mapToDouble(value -> value == null ? Double.NaN : Json.number(value))
                .toArray();
    }

    /** The votes of a board given as i, j, wins of i, wins of j, ties. */
    public static List<Battle> battles(Map<String, Object> board) {
        List<Object> names = Json.array(member(board, "competitors"));
        List<Battle> battles = new ArrayList<>();
        for (double[] pair : matrix(board, "pairs")) {
            String first = (String) names.get((int) pair[0]);
            String second = (String) names.get((int) pair[1]);
            Outcome[] outcomes = {Outcome.FIRST, Outcome.SECOND, Outcome.TIE};
            for (int outcome = 0; outcome < 3; outcome++) {
                for (int vote = 0; vote < pair[2 + outcome]; vote++) {
                    battles.add(new Battle(first, second, outcomes[outcome]));
                }
            }
        }
        return battles;
    }
}
