package org.podium.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.podium.execution.ProgressListener;

/** A line on standard error that is drawn again as work goes on, and wiped when it is done. */
final class ProgressBar implements ProgressListener {
    private static final int WIDTH = 40;
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);

    private final PrintStream err;
    private final String work;
    private long drawn;
    private boolean isVisible;

    private ProgressBar(PrintStream err, String work) {
        this.err = err;
        this.work = work;
        this.drawn = System.nanoTime(); // so that work that takes but a moment shows no bar
    }

    static ProgressListener of(Console console, String work) {
        return console.isTerminal() ? new ProgressBar(console.err(), work) : (done, total) -> {};
    }

    @Override
    public void progress(long done, long total) {
        if (done >= total) {
            wipe();
            return;
        }
        long now = System.nanoTime();
        if (now - drawn < INTERVAL) {
            return;
        }
        drawn = now;
        isVisible = true;
        int filled = (int) (WIDTH * done / total);
        err.print(String.format(
                Locale.ROOT,
                "\r%s [%s%s] %3d %%",
                work,
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                100 * done / total));
        err.flush();
    }

    private void wipe() {
        if (isVisible) {
            err.print("\r" + " ".repeat(work.length() + WIDTH + 9) + "\r");
            err.flush();
            isVisible = false;
        }
    }
}
