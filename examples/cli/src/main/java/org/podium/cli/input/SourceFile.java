package org.podium.cli.input;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * One file to read.
 *
 * @param path where it is
 * @param label how messages call it
 * @param format what it holds
 * @param isGzip whether it is compressed, told by its first two bytes
 */
record SourceFile(Path path, String label, InputFormat format, boolean isGzip) {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    static SourceFile of(Path path, String label, InputFormat format) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            boolean isGzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
            return new SourceFile(path, label, format, isGzip);
        }
    }

    /** The content, uncompressed. */
    InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            return isGzip ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16), 1 << 16) : in;
        } catch (IOException e) {
            in.close();
            throw new IOException(label + ": " + e.getMessage(), e);
        }
    }
}
