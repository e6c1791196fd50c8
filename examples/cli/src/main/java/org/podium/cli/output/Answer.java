package org.podium.cli.output;

import java.util.List;

/** What a command has found out, in the three shapes it can be written in. */
public interface Answer {

    /**
     * For people: a table and Markdown.
     *
     * @return one or more sheets with rounded numbers
     */
    List<Sheet> tables();

    /**
     * For spreadsheets.
     *
     * @return one sheet with full numbers
     */
    Sheet csv();

    /**
     * For programs.
     *
     * @param json where to write the members of the answer's object, which is open
     */
    void json(JsonWriter json);
}
