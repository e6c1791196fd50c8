package org.podium.guide;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Catches what an example prints, so that it can be compared and the tests stay silent. */
final class Printed {
    private Printed() {}

    /** An example that may fail in any way. */
    interface Example {
        void run() throws Exception;
    }

    /** The lines that an example prints on standard output. */
    static List<String> by(Example example) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream console = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            example.run();
        } finally {
            System.setOut(console);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
