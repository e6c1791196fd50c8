package org.podium.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.cli.output.JsonWriter;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Options for more boards of the same votes beside the overall one. */
final class BoardsOptions {
    @Option(
            names = "--by",
            paramLabel = "COLUMN",
            description = "Make a board for each value of a column too, such as language.")
    @Nullable
    String by;

    @Option(
            names = "--boards",
            paramLabel = "FILE",
            description = {
                "Make a board for each condition in a JSON file too: {\"english\": \"language = 'English'\", …}. Boards "
                        + "may overlap."
            })
    @Nullable
    Path boards;

    @Option(
            names = "--group",
            paramLabel = "FILE",
            description = {
                "Rank groups too, such as organisations: a JSON file {\"competitor\": \"group\", …} that names the group "
                        + "of every competitor. Battles inside a group are dropped and counted."
            })
    @Nullable
    Path group;

    private Map<String, String> conditions = Map.of();
    private Map<String, String> groups = Map.of();

    boolean isWanted() {
        return by != null || boards != null || group != null;
    }

    /** The files that are read. */
    List<Path> files() {
        return Stream.of(boards, group).flatMap(Stream::ofNullable).toList();
    }

    /** Reads the files, once: before votes are read, and because a pipe can be read no second time. */
    void read() throws IOException {
        conditions = boards == null ? Map.of() : texts(boards, "--boards");
        groups = group == null ? Map.of() : texts(group, "--group");
    }

    /** The conditions by name of the board. */
    Map<String, String> conditions() {
        return conditions;
    }

    /** The groups by competitor. */
    Map<String, String> groups() {
        return groups;
    }

    /** Reads a flat JSON object of texts. */
    private static Map<String, String> texts(Path file, String option) throws IOException {
        InputFiles.require(option, file);
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), file.toFile())) {
            require(parser.nextToken() == JsonToken.START_OBJECT, file, option);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                require(parser.nextToken() == JsonToken.VALUE_STRING, file, option);
                require(!name.isBlank() && texts.put(name, parser.getString()) == null, file, option);
            }
            require(parser.currentToken() == JsonToken.END_OBJECT && !texts.isEmpty(), file, option);
        } catch (JacksonException e) {
            throw new UsageException(option + " " + file + " is not JSON: " + e.getOriginalMessage());
        }
        return texts;
    }

    private static void require(boolean isFine, Path file, String option) {
        if (!isFine) {
            throw new UsageException(
                    option + " " + file + " must hold one JSON object of texts with each name once, at least one");
        }
    }

    /** Writes the options as they are in force. */
    void json(JsonWriter json) {
        json.text("by", by)
                .text("boards", boards == null ? null : String.valueOf(boards.getFileName()))
                .text("group", group == null ? null : String.valueOf(group.getFileName()));
    }
}
