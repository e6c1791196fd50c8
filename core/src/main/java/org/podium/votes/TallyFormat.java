package org.podium.votes;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes the byte form of a tally and owns its description; {@link TallyDecoder} reads it.
 *
 * <pre>
 * offset  bytes  field
 *      0      4  magic, "PDMT" in ASCII
 *      4      1  version, 1
 *      5      1  flags; bit 0: the sides are merged; the others are 0
 *      6      v  number of competitors M
 *                M times, in ascending order of String.compareTo:
 *             v    number of bytes of the name
 *             n    the name in UTF-8
 *             v  number of cells C
 *                C times, by first index, then by second:
 *             v    first index − first index of the cell before (0 for the cell before the first)
 *             v    second index if the first index changed, or in the first cell;
 *                  else second index − second index of the cell before
 *            4v    wins of the first, wins of the second, ties, both bad; not all 0
 *      …      4  CRC-32C of all bytes before, big-endian
 * </pre>
 *
 * <p>v is an unsigned LEB128 number: seven bits a byte, the lowest first, the top bit set in all but the last byte, and
 * no more bytes than needed. So a tally has exactly one byte form. An old version stays readable for ever.
 */
final class TallyFormat {
    static final byte[] MAGIC = {'P', 'D', 'M', 'T'};
    static final int VERSION = 1;
    static final int SIDES_MERGED = 1;
    static final int CHECKSUM_BYTES = Integer.BYTES;

    private static final int LONGEST_NUMBER = 10;

    private final ByteSink sink;
    private final CRC32C crc = new CRC32C();
    private final byte[] buffer = new byte[1 << 14];
    private int filled;
    private int previousFirst;
    private int previousSecond;

    /** Takes bytes; the array is used again. */
    interface ByteSink {
        void write(byte[] bytes, int from, int length);
    }

    private TallyFormat(ByteSink sink) {
        this.sink = sink;
    }

    static byte[] encode(Tally tally) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8 * tally.cellCount());
        write(tally, bytes::write);
        return bytes.toByteArray();
    }

    /** Writes piece by piece, so that the digest of a large tally needs no copy of it. */
    static void write(Tally tally, ByteSink sink) {
        TallyFormat writer = new TallyFormat(sink);
        writer.writeHeader(tally);
        writer.number(tally.cellCount());
        tally.forEachCell(writer::cell);
        writer.flush();
        sink.write(
                ByteBuffer.allocate(CHECKSUM_BYTES)
                        .putInt((int) writer.crc.getValue())
                        .array(),
                0,
                CHECKSUM_BYTES);
    }

    static Tally decode(byte[] bytes) {
        return new TallyDecoder(bytes).decode();
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private void writeHeader(Tally tally) {
        put(MAGIC);
        put((byte) VERSION);
        put((byte) (tally.sides() == Sides.MERGED ? SIDES_MERGED : 0));
        number(tally.roster().size());
        for (String name : tally.roster().names()) {
            byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            put(encoded);
        }
    }

    private void cell(int first, int second, long firstWins, long secondWins, long ties, long bothBad) {
        // Indices in a row ascend from 0, and a cell never has equal indices, so a difference tells the two cases
        // apart.
        number(first - previousFirst);
        number(first == previousFirst ? second - previousSecond : second);
        previousFirst = first;
        previousSecond = second;
        number(firstWins);
        number(secondWins);
        number(ties);
        number(bothBad);
    }

    private void number(long value) {
        if (buffer.length - filled < LONGEST_NUMBER) {
            flush();
        }
        long rest = value;
        while (rest >= 0x80) {
            buffer[filled++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        buffer[filled++] = (byte) rest;
    }

    private void put(byte... bytes) {
        for (byte value : bytes) {
            if (filled == buffer.length) {
                flush();
            }
            buffer[filled++] = value;
        }
    }

    private void flush() {
        crc.update(buffer, 0, filled);
        sink.write(buffer, 0, filled);
        filled = 0;
    }
}
