package org.podium.cli;

import org.podium.cli.output.JsonWriter;

/** Writes the options in force into an open object. */
@FunctionalInterface
interface OptionsWriter {
    void write(JsonWriter json);
}
