package org.podium.hygiene;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 [HMAC08] [KBC97] with one key: a text becomes 32 bytes that look random, the same ones each time, and
 * nobody without the key can compute them or recognise the text by trying candidates.
 *
 * <p>It gives voters their {@link VoterPseudonyms pseudonyms}, chooses which votes of a redundant prompt stay, and
 * breaks ties where chance must be both fair and repeatable.
 *
 * <p>A key for publication must be secret and random: 32 bytes from {@link java.security.SecureRandom}, kept where the
 * votes are kept. A key {@link #ofSeed made from a seed} repeats a result and hides nothing.
 *
 * <p>Cost: about a microsecond a text. Immutable and thread-safe; no method shows the key.
 */
public final class KeyedHash {
    /** The number of bytes of a full hash. */
    public static final int BYTES = 32;

    /** The shortest key accepted. */
    public static final int MINIMUM_KEY_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int FINGERPRINT_BYTES = 4;

    private final byte[] key;

    private KeyedHash(byte[] key) {
        this.key = key;
    }

    /**
     * A hash with a key of the caller's.
     *
     * @param key random bytes, copied; 32 are best, more add nothing
     * @return the hash
     * @throws IllegalArgumentException if the key is shorter than {@value #MINIMUM_KEY_BYTES} bytes
     */
    public static KeyedHash of(byte[] key) {
        if (key.length < MINIMUM_KEY_BYTES) {
            throw new IllegalArgumentException("a key needs at least " + MINIMUM_KEY_BYTES + " bytes, not " + key.length
                    + "; take 32 random ones");
        }
        return new KeyedHash(key.clone());
    }

    /**
     * A hash that anyone who knows the seed can repeat. For choices that must be repeatable, not for secrets.
     *
     * @param seed any number
     * @return the hash whose key is the SHA-256 of the seed's eight bytes, most significant first
     */
    public static KeyedHash ofSeed(long seed) {
        try {
            byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
            return new KeyedHash(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", e);
        }
    }

    /**
     * A hash for another purpose, unrelated to this one although it needs no second secret.
     *
     * @param purpose what it is for, such as {@code "prompts"}
     * @return the hash whose key is this one's hash of the purpose
     */
    public KeyedHash derived(String purpose) {
        return new KeyedHash(hash(purpose));
    }

    /**
     * The full hash of a text.
     *
     * @param text hashed as UTF-8
     * @return a new array of {@value #BYTES} bytes
     */
    public byte[] hash(String text) {
        return hash(Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The full hash of bytes.
     *
     * @param bytes what to hash
     * @return a new array of {@value #BYTES} bytes
     */
    public byte[] hash(byte[] bytes) {
        return mac().doFinal(bytes);
    }

    /**
     * The beginning of the hash of a text, in hexadecimal: what
     * {@code printf %s TEXT | openssl dgst -sha256 -mac HMAC -macopt hexkey:KEY} prints, cut to length.
     *
     * @param text hashed as UTF-8
     * @param bytes how many bytes of the hash to show, 1 … {@value #BYTES}
     * @return twice as many lower-case hexadecimal digits
     * @throws IllegalArgumentException if the number of bytes is out of range
     */
    public String hex(String text, int bytes) {
        return HexFormat.of().formatHex(hash(text), 0, requireLength(bytes));
    }

    /**
     * How likely two of n different texts get the same hash cut to a length, at most: n (n − 1) / 2 pairs, each with a
     * chance of 2<sup>−8 · bytes</sup>, HMAC-SHA-256 taken as a random function.
     *
     * @param texts how many different texts, at least 0
     * @param bytes the length, 1 … {@value #BYTES}
     * @return the bound, at most 1; with 16 bytes and a billion texts it is below 2 · 10<sup>−21</sup>
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double collisionBound(long texts, int bytes) {
        if (texts < 0) {
            throw new IllegalArgumentException("the number of texts must be at least 0, not " + texts);
        }
        double pairs = texts / 2.0 * (texts - 1.0);
        return Math.max(0, Math.min(1, pairs * Math.pow(2, -8.0 * requireLength(bytes))));
    }

    static int requireLength(int bytes) {
        if (bytes < 1 || bytes > BYTES) {
            throw new IllegalArgumentException("a hash is cut to 1 … " + BYTES + " bytes, not " + bytes);
        }
        return bytes;
    }

    /** An object that computes this hash, for one thread that needs many. */
    Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256, which every Java must have", e);
        }
    }

    /** Two hashes are equal if they have the same key. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyedHash hash && MessageDigest.isEqual(key, hash.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash("fingerprint"));
    }

    /** A fingerprint of the key, by which two runs can be seen to have used the same one. */
    @Override
    public String toString() {
        return "KeyedHash[key " + hex("fingerprint", FINGERPRINT_BYTES) + "]";
    }
}
