package org.podium.cli.output;

import java.io.Writer;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Writes one JSON object. Numbers have all digits that tell them apart; a number that JSON cannot write (infinite or
 * undefined) is null.
 *
 * <p>Confined to one thread.
 */
public final class JsonWriter implements AutoCloseable {
    private final JsonGenerator generator;

    /**
     * Starts on an output that stays open.
     *
     * @param out where to write
     */
    public JsonWriter(Writer out) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        generator = factory.createGenerator(new Pretty(), out);
    }

    /** Asks for line breaks and indentation that are the same on every system. */
    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            tools.jackson.core.util.DefaultIndenter lines = new tools.jackson.core.util.DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(lines);
        }
    }

    /**
     * Starts an object, either the whole one or an element of an array.
     *
     * @return this writer
     */
    public JsonWriter object() {
        generator.writeStartObject();
        return this;
    }

    /**
     * Starts an object.
     *
     * @param name its name
     * @return this writer
     */
    public JsonWriter object(String name) {
        generator.writeName(name);
        return object();
    }

    /**
     * Starts an array.
     *
     * @param name its name
     * @return this writer
     */
    public JsonWriter array(String name) {
        generator.writeName(name);
        return array();
    }

    /**
     * Starts an array inside an array.
     *
     * @return this writer
     */
    public JsonWriter array() {
        generator.writeStartArray();
        return this;
    }

    /**
     * Ends the innermost object.
     *
     * @return this writer
     */
    public JsonWriter endObject() {
        generator.writeEndObject();
        return this;
    }

    /**
     * Ends the innermost array.
     *
     * @return this writer
     */
    public JsonWriter endArray() {
        generator.writeEndArray();
        return this;
    }

    /**
     * Writes a text.
     *
     * @param name its name
     * @param value the text, or null
     * @return this writer
     */
    public JsonWriter text(String name, @Nullable String value) {
        generator.writeStringProperty(name, value);
        return this;
    }

    /**
     * Writes a whole number.
     *
     * @param name its name
     * @param value the number
     * @return this writer
     */
    public JsonWriter number(String name, long value) {
        generator.writeNumberProperty(name, value);
        return this;
    }

    /**
     * Writes a number.
     *
     * @param name its name
     * @param value the number
     * @return this writer
     */
    public JsonWriter number(String name, double value) {
        generator.writeName(name);
        return element(value);
    }

    /**
     * Writes a truth value.
     *
     * @param name its name
     * @param value the value
     * @return this writer
     */
    public JsonWriter flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
        return this;
    }

    /**
     * Writes nothing under a name.
     *
     * @param name the name
     * @return this writer
     */
    public JsonWriter none(String name) {
        generator.writeNullProperty(name);
        return this;
    }

    /**
     * Writes an array of texts.
     *
     * @param name its name
     * @param values the texts
     * @return this writer
     */
    public JsonWriter texts(String name, Collection<String> values) {
        array(name);
        values.forEach(generator::writeString);
        return endArray();
    }

    /**
     * Writes an array of texts into an array.
     *
     * @param values the texts
     * @return this writer
     */
    public JsonWriter texts(Collection<String> values) {
        array();
        values.forEach(generator::writeString);
        return endArray();
    }

    /**
     * Writes an array of whole numbers.
     *
     * @param name its name
     * @param values the numbers
     * @return this writer
     */
    public JsonWriter numbers(String name, Collection<Long> values) {
        array(name);
        values.forEach(generator::writeNumber);
        return endArray();
    }

    /**
     * Writes a number into an array.
     *
     * @param value the number
     * @return this writer
     */
    public JsonWriter element(double value) {
        if (Double.isFinite(value)) {
            generator.writeNumber(value);
        } else {
            generator.writeNull();
        }
        return this;
    }

    /**
     * Writes a whole number into an array.
     *
     * @param value the number
     * @return this writer
     */
    public JsonWriter element(long value) {
        generator.writeNumber(value);
        return this;
    }

    @Override
    public void close() {
        generator.close();
    }
}
