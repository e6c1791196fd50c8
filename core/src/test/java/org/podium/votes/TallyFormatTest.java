package org.podium.votes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TallyFormatTest {
    /** What {@code tally-v1.py} writes into {@code tally-v1.bin}. */
    private static final Tally IMAGE = Tally.builder()
            .sides(Sides.MERGED)
            .addCounts("1.1", "1.10", 3, 0, 1, 0)
            .addCounts("1.1", "模型", 0, 127, 128, 1)
            .addCounts("1.10", "1.1", 0, 2, 0, 0)
            .addCounts("a", "B", 1_000_000_000_000_000L, 16384, 0, 5)
            .addCounts("a", "模型", 1, 1, 1, 1)
            .build();

    @Test
    void readsAnImageOfVersionOneWrittenByAnotherProgram() throws IOException {
        byte[] image = image();

        assertEquals(IMAGE, Tally.fromBytes(image));
        assertArrayEquals(image, IMAGE.toBytes());
    }

    @Test
    void detectsAChangeOfAnyBit() throws IOException {
        byte[] image = image();
        for (int bit = 0; bit < image.length * Byte.SIZE; bit++) {
            byte[] changed = image.clone();
            changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThrows(DataException.class, () -> Tally.fromBytes(changed), "bit " + bit);
        }
    }

    @Test
    void detectsAnyTruncation() throws IOException {
        byte[] image = image();
        for (int length = 0; length < image.length; length++) {
            byte[] cut = Arrays.copyOf(image, length);
            assertThrows(DataException.class, () -> Tally.fromBytes(cut), "length " + length);
        }
    }

    @Test
    void saysWhereBytesAreMissing() {
        byte[] cut = Arrays.copyOf(Tally.empty().toBytes(), 9);

        CorruptTally found = failure(cut);

        assertEquals(5, found.offset());
        assertTrue(found.found().contains("end of 9 bytes"), found.message());
    }

    @Test
    void refusesTrailingBytes() throws IOException {
        byte[] image = image();

        CorruptTally found = failure(Arrays.copyOf(image, image.length + 3));

        assertEquals(image.length - 4, found.offset());
        assertEquals("3 bytes too many", found.found());
    }

    @Test
    void refusesOtherFilesAndOtherVersions() {
        assertEquals(
                0,
                failure("model_a,model_b,winner\n".getBytes(StandardCharsets.UTF_8))
                        .offset());
        CorruptTally version = failure(sealed(bytes('P', 'D', 'M', 'T', 2, 0, 0, 0)));
        assertEquals(4, version.offset());
        assertEquals("version 2", version.found());
        assertEquals("version 1", version.expected());
        assertEquals(5, failure(sealed(bytes('P', 'D', 'M', 'T', 1, 2, 0, 0))).offset());
    }

    @Test
    void refusesAWrongChecksum() {
        byte[] bytes = Tally.empty().toBytes();
        bytes[bytes.length - 1]++;

        CorruptTally found = failure(bytes);

        assertEquals(bytes.length - 4, found.offset());
        assertTrue(found.expected().startsWith("the checksum"), found.message());
        assertTrue(found.remedies().size() > 0);
    }

    /** Bodies with a right checksum that no tally has; the offset is where reading must stop. */
    @Test
    void refusesWhatIsNotInCanonicalForm() {
        byte[] vote = bytes(0, 1, 1, 0, 0, 0);
        assertRefused(9, body("b", "a"), bytes(1), vote);
        assertRefused(9, body("a", "a"), bytes(1), vote);
        assertRefused(7, body(" ", "a"), bytes(1), vote);
        assertRefused(12, body("a", "b"), bytes(1), bytes(0, 0, 1, 0, 0, 0));
        assertRefused(14, body("a", "b"), bytes(1), bytes(0, 1, 0, 0, 0, 0));
        assertRefused(13, body("a", "b"), bytes(1), bytes(0, 2, 1, 0, 0, 0));
        assertRefused(12, body("a", "b"), bytes(1), bytes(2, 0, 1, 0, 0, 0));
        assertRefused(18, body("a", "b"), bytes(2), vote, bytes(0, 0, 1, 0, 0, 0));
        assertRefused(12, body("a", "b"), bytes(1), bytes(0x80, 0, 1, 1, 0, 0, 0));
        assertRefused(14, body("a", "b", "c"), bytes(1), vote);
        assertRefused(11, body("a", "b"), bytes(100), vote);
    }

    private static byte[] body(String... names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes('P', 'D', 'M', 'T', 1, 0, names.length));
        for (String name : names) {
            byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
            out.write(encoded.length);
            out.writeBytes(encoded);
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, Integer.MAX_VALUE, 1L << 40})
    void doesNotAllocateWhatTheBytesCannotHold(long size) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes('P', 'D', 'M', 'T', 1, 0));
        for (long rest = size; rest != 0; rest >>>= 7) {
            out.write((int) ((rest & 0x7F) | (rest >>> 7 == 0 ? 0 : 0x80)));
        }
        out.writeBytes(new byte[100]);

        assertEquals(6, failure(sealed(out.toByteArray())).offset());
    }

    @Test
    void takesAboutSixBytesForACellOfFewVotes() {
        Tally tally = Tally.of(Draws.votes(60, 20_000, 3));

        double bytesPerCell = (double) tally.toBytes().length / tally.cellCount();

        assertTrue(bytesPerCell < 7, bytesPerCell + " bytes a cell");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] sealed(byte[] content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return ByteBuffer.allocate(content.length + 4)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    private static void assertRefused(int offset, byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List.of(parts).forEach(out::writeBytes);
        CorruptTally found = failure(sealed(out.toByteArray()));
        assertEquals(offset, found.offset(), found.message());
    }

    private static CorruptTally failure(byte[] bytes) {
        return Failures.finding(CorruptTally.class, () -> Tally.fromBytes(bytes));
    }

    private static byte[] image() throws IOException {
        try (InputStream image = TallyFormatTest.class.getResourceAsStream("tally-v1.bin")) {
            return Objects.requireNonNull(image).readAllBytes();
        }
    }
}
