package org.podium.hygiene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static byte[] repeated(int value, int times) {
        byte[] bytes = new byte[times];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    /** [Nystrom05], section 4.2, test case 1. */
    @Test
    void matchesRfc4231OnAShortText() {
        KeyedHash hash = KeyedHash.of(repeated(0x0b, 20));

        assertEquals(
                "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                HexFormat.of().formatHex(hash.hash("Hi There")));
        assertEquals("b0344c61d8", hash.hex("Hi There", 5));
    }

    /** [Nystrom05], section 4.4, test case 3. */
    @Test
    void matchesRfc4231OnBytes() {
        assertEquals(
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
                HexFormat.of().formatHex(KeyedHash.of(repeated(0xaa, 20)).hash(repeated(0xdd, 50))));
    }

    /** [Nystrom05], section 4.7, test case 6. */
    @Test
    void matchesRfc4231OnAKeyLongerThanABlock() {
        assertEquals(
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                HexFormat.of()
                        .formatHex(KeyedHash.of(repeated(0xaa, 131))
                                .hash("Test Using Larger Than Block-Size Key - Hash Key First")));
    }

    @Test
    void keepsItsKeyToItself() {
        byte[] key = repeated(7, 32);
        KeyedHash hash = KeyedHash.of(key);
        String before = hash.hex("voter", 32);

        key[0] = 99;

        assertEquals(before, hash.hex("voter", 32));
        String key64 = HexFormat.of().formatHex(repeated(7, 32));
        assertFalse(hash.toString().contains(key64.substring(0, 8)), hash::toString);
    }

    @Test
    void shortKeysAreRefused() {
        byte[] password = "secret".getBytes(StandardCharsets.UTF_8);
        assertThrows(IllegalArgumentException.class, () -> KeyedHash.of(password));
    }

    @Test
    void equalSeedsAndKeysAreEqual() {
        assertEquals(KeyedHash.ofSeed(1), KeyedHash.ofSeed(1));
        assertEquals(KeyedHash.ofSeed(1).hashCode(), KeyedHash.ofSeed(1).hashCode());
        assertNotEquals(KeyedHash.ofSeed(1), KeyedHash.ofSeed(2));
        assertEquals(KeyedHash.of(repeated(1, 16)), KeyedHash.of(repeated(1, 16)));
        assertEquals(KeyedHash.ofSeed(1).toString(), KeyedHash.ofSeed(1).toString());
        assertNotEquals(KeyedHash.ofSeed(1).toString(), KeyedHash.ofSeed(2).toString());
    }

    @Test
    void derivedHashesDiffer() {
        KeyedHash hash = KeyedHash.ofSeed(1);

        assertNotEquals(hash.hex("x", 32), hash.derived("prompts").hex("x", 32));
        assertNotEquals(
                hash.derived("voters").hex("x", 32), hash.derived("prompts").hex("x", 32));
        assertEquals(hash.derived("prompts"), hash.derived("prompts"));
    }

    /** Three texts in one byte collide with chance 1 − 255/256 · 254/256; the union bound is 3/256. */
    @Test
    void boundsTheChanceOfACollision() {
        double exact = 1 - 255.0 / 256 * 254.0 / 256;

        assertEquals(3.0 / 256, KeyedHash.collisionBound(3, 1), 1e-15);
        assertTrue(KeyedHash.collisionBound(3, 1) >= exact);
        assertEquals(0, KeyedHash.collisionBound(0, 16));
        assertEquals(0, KeyedHash.collisionBound(1, 16));
        assertEquals(1, KeyedHash.collisionBound(1_000_000, 1));
        assertTrue(KeyedHash.collisionBound(1_000_000_000, 16) < 2e-21);
        assertThrows(IllegalArgumentException.class, () -> KeyedHash.collisionBound(-1, 16));
        assertThrows(IllegalArgumentException.class, () -> KeyedHash.collisionBound(2, 33));
    }

    @Test
    void lengthsOutOfRangeAreRefused() {
        KeyedHash hash = KeyedHash.ofSeed(1);

        assertThrows(IllegalArgumentException.class, () -> hash.hex("x", 0));
        assertThrows(IllegalArgumentException.class, () -> hash.hex("x", 33));
    }
}
