package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.podium.execution.ProgressListener;

class ProgressBarTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private ProgressListener bar(boolean isTerminal) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return ProgressBar.of(
                new Console(new ByteArrayInputStream(new byte[0]), stream, stream, isTerminal, new AtomicBoolean()),
                "work");
    }

    @Test
    void longWorkDrawsALineAndWipesIt() throws InterruptedException {
        ProgressListener bar = bar(true);
        Thread.sleep(150); // longer than the pause before the first drawing
        bar.progress(1, 4);
        String drawn = err.toString(StandardCharsets.UTF_8);
        assertTrue(drawn.matches("\rwork \\[#{10}-{30}]  25 %"), drawn.replace("\r", "CR"));
        bar.progress(4, 4);
        assertTrue(err.toString(StandardCharsets.UTF_8).matches("(?s).*\r +\r"));
    }

    @Test
    void shortWorkDrawsNothing() {
        ProgressListener bar = bar(true);
        bar.progress(1, 2);
        bar.progress(2, 2);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsDrawnWhereNobodyWatches() throws InterruptedException {
        ProgressListener bar = bar(false);
        Thread.sleep(150);
        bar.progress(1, 2);
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }
}
