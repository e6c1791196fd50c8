package org.podium.cli.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The program of docs/guide/evaluations.md. */
class BoardTest {

    @Test
    void ranksTheEnglishVotes() throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Board.main(new String[] {"../data/votes-2023-05.csv"});
        } finally {
            System.setOut(console);
        }

        List<String> printed = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(14, printed.size());
        assertTrue(printed.get(0).startsWith(" 1 gpt-4"), printed::toString);
    }
}
