package org.podium.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes arrays in the format of numpy's {@code .npy} files, version 1.0, little-endian. */
final class NpyFile {
    private static final int ALIGNMENT = 64;
    private static final int VALUES_AT_A_TIME = 1 << 13;

    private NpyFile() {}

    /** Puts one value into a buffer. */
    private interface Values {
        void put(int index, ByteBuffer buffer);
    }

    static void write(Path file, int[] values) throws IOException {
        write(file, "<i4", "(" + values.length + ",)", values.length, (i, buffer) -> buffer.putInt(values[i]));
    }

    static void write(Path file, byte[] values) throws IOException {
        write(file, "|i1", "(" + values.length + ",)", values.length, (i, buffer) -> buffer.put(values[i]));
    }

    static void write(Path file, double[] values) throws IOException {
        write(file, "<f8", "(" + values.length + ",)", values.length, (i, buffer) -> buffer.putDouble(values[i]));
    }

    /** A matrix given by its columns, written row by row. */
    static void writeColumns(Path file, double[][] columns) throws IOException {
        int rows = columns[0].length;
        write(
                file,
                "<f8",
                "(" + rows + ", " + columns.length + ")",
                Math.multiplyExact(rows, columns.length),
                (i, buffer) -> buffer.putDouble(columns[i % columns.length][i / columns.length]));
    }

    private static void write(Path file, String type, String shape, int number, Values values) throws IOException {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            stream.write(header("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }"));
            WritableByteChannel channel = Channels.newChannel(stream);
            ByteBuffer buffer =
                    ByteBuffer.allocate(VALUES_AT_A_TIME * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < number; i++) {
                values.put(i, buffer);
                if (buffer.remaining() < Double.BYTES || i == number - 1) {
                    channel.write(buffer.flip());
                    buffer.clear();
                }
            }
        }
    }

    /** Magic, version, length, and a Python dictionary padded so that the values begin on a multiple of 64 bytes. */
    private static byte[] header(String dictionary) {
        int preamble = 10;
        int length = (preamble + dictionary.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        byte[] padded = (dictionary + " ".repeat(length - preamble - dictionary.length() - 1) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) padded.length)
                .put(padded)
                .array();
    }
}
