package org.podium.cli;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.podium.cli.output.JsonWriter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The options in force as names and values for people, from what programs get as JSON; those without a value left out. */
final class OptionList {
    private OptionList() {}

    static Map<String, String> of(OptionsWriter options) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.object();
            options.write(json);
            json.endObject();
        }
        Map<String, String> list = new LinkedHashMap<>();
        values(text.toString()).forEach((name, values) -> {
            if (!values.isEmpty()) {
                // A page that is published need not say where on the machine its votes were.
                List<String> shown = name.equals("files")
                        ? values.stream().map(OptionList::fileName).toList()
                        : values;
                list.put(name.replace('_', ' '), String.join(", ", shown));
            }
        });
        return list;
    }

    private static String fileName(String path) {
        return path.startsWith("jdbc:") ? path : path.substring(path.lastIndexOf('/') + 1);
    }

    /** The values under each name of the outer object. */
    private static Map<String, List<String>> values(String json) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String name = "";
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                    name = parser.getString();
                } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.computeIfAbsent(name, any -> new ArrayList<>()).add(parser.getString());
                }
            }
        }
        return values;
    }
}
