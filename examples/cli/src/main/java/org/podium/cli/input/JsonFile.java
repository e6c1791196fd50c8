package org.podium.cli.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.podium.votes.DataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A file of JSON objects: one array of them, or one a line. Numbers keep the characters they are written with, so that
 * {@code 1.10} and {@code 1.1} stay two names; the engine's own reader would make them one. A member that some objects
 * lack is a missing value there.
 */
final class JsonFile {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final SourceFile file;

    JsonFile(SourceFile file) {
        this.file = file;
    }

    /** Reads the file twice: for the names of the columns, then for the values. */
    Relation stage(Staging staging) throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, Integer> columns = new LinkedHashMap<>();
        scan((row, parser) -> collectNames(parser, names, columns));
        if (names.isEmpty()) {
            throw InputFinding.failure(
                    "empty-input", file.label() + " holds no objects", "Check that the file was written completely.");
        }
        StagedTable table = new StagedTable(file.label(), ColumnNames.check(file.label(), names), staging);
        try (table) {
            scan((row, parser) -> table.add(values(row, parser, columns)));
        }
        return table.relation();
    }

    private interface ObjectHandler {
        void object(long row, JsonParser parser) throws IOException;
    }

    private void scan(ObjectHandler handler) throws IOException {
        try (InputStream in = file.open();
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            boolean isArray = file.format() == InputFormat.JSON;
            JsonToken token = parser.nextToken();
            if (isArray && token != null) {
                requireToken(parser, JsonToken.START_ARRAY, 0);
                token = parser.nextToken();
            }
            for (long row = 1; token != null && !(isArray && token == JsonToken.END_ARRAY); row++) {
                requireToken(parser, JsonToken.START_OBJECT, row);
                handler.object(row, parser);
                token = parser.nextToken();
            }
            if (isArray && parser.nextToken() != null) {
                throw malformed(parser, "there is more behind the end of the array");
            }
        } catch (JacksonException e) {
            throw InputFinding.failure(
                    "malformed-json",
                    file.label() + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
                    "Correct the file, or say what it holds with --input-format.");
        }
    }

    private static void collectNames(JsonParser parser, List<String> names, Map<String, Integer> columns) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (columns.putIfAbsent(name, names.size()) == null) {
                names.add(name);
            }
            parser.nextToken();
            parser.skipChildren();
        }
    }

    private @Nullable String[] values(long row, JsonParser parser, Map<String, Integer> columns) {
        @Nullable String[] values = new String[columns.size()];
        boolean[] seen = new boolean[values.length];
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Integer column = columns.get(name);
            if (column == null || seen[column]) {
                throw malformed(parser, "row " + row + " has the member '" + name + "' twice");
            }
            seen[column] = true;
            values[column] = text(parser);
        }
        return values;
    }

    private static @Nullable String text(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token == null || token.isScalarValue()) {
            return parser.getString();
        }
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), json)) {
            generator.copyCurrentStructureExact(parser);
        }
        return json.toString();
    }

    private void requireToken(JsonParser parser, JsonToken wanted, long row) {
        if (parser.currentToken() == wanted) {
            return;
        }
        if (wanted == JsonToken.START_ARRAY) {
            throw InputFinding.failure(
                    "malformed-json",
                    file.label() + " does not start with '[': the format json is one array of objects",
                    "If the file has one object a line, add --input-format jsonl.");
        }
        String hint = row == 1 && file.format() == InputFormat.JSONL && parser.currentToken() == JsonToken.START_ARRAY
                ? "; if the file is one array, add --input-format json"
                : "";
        throw malformed(parser, "row " + row + " is not an object" + hint);
    }

    private DataException malformed(JsonParser parser, String what) {
        return InputFinding.failure(
                "malformed-json",
                file.label() + ", line " + parser.currentTokenLocation().getLineNr() + ": " + what,
                "Every row is an object such as {\"model_a\": \"x\", \"model_b\": \"y\", \"winner\": \"tie\"}.");
    }
}
