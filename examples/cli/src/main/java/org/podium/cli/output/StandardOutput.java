package org.podium.cli.output;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as UTF-8 that knows why it failed, which {@link PrintStream} forgets.
 *
 * <p>Confined to one thread.
 */
public final class StandardOutput extends PrintStream {
    private static final int BUFFER = 1 << 16;

    /** What the system says if whoever read the output has gone, such as {@code head}. */
    private static final String READER_GONE = "Broken pipe";

    private final Sink sink;

    /** Whoever read the output wants no more of it. */
    public static final class ReaderGoneException extends IOException {
        private static final long serialVersionUID = 1;

        private ReaderGoneException(IOException cause) {
            super("standard output was closed before all was written", cause);
        }
    }

    private static final class Sink extends FilterOutputStream {
        private @Nullable IOException failure;

        Sink(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                out.write(bytes, from, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }

    /**
     * Makes the stream.
     *
     * @param out where the bytes go
     */
    public StandardOutput(OutputStream out) {
        this(new Sink(out));
    }

    private StandardOutput(Sink sink) {
        super(new BufferedOutputStream(sink, BUFFER), false, StandardCharsets.UTF_8);
        this.sink = sink;
    }

    /**
     * Throws why a stream failed, if it did.
     *
     * @param stream any stream
     * @throws ReaderGoneException if nobody reads it any more
     * @throws IOException if it failed for another reason
     */
    static void requireWritten(PrintStream stream) throws IOException {
        if (!stream.checkError()) {
            return;
        }
        IOException failure = stream instanceof StandardOutput output ? output.sink.failure : null;
        if (failure != null && READER_GONE.equals(failure.getMessage())) {
            throw new ReaderGoneException(failure);
        }
        throw new IOException(
                "standard output cannot be written to" + (failure == null ? "" : ": " + failure.getMessage()), failure);
    }
}
