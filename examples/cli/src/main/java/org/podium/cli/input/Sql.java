package org.podium.cli.input;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quoting for the engine's SQL. */
final class Sql {
    private Sql() {}

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String literals(Collection<String> texts) {
        return texts.stream().map(Sql::literal).collect(Collectors.joining(", "));
    }

    static String identifiers(Collection<String> names) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
    }
}
