package org.podium.hygiene;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.podium.votes.BattleLog;

/**
 * Names for voters that can be published: each voter becomes the beginning of a {@link KeyedHash} of its identifier, in
 * hexadecimal. One voter has one pseudonym in every file made with the key, so whoever reads the votes can still
 * compute errors by voter or test voters, and only who has the key can tell who it was.
 *
 * <p>With the default of 16 bytes, two of a million voters share a pseudonym with a chance below
 * 2 · 10<sup>−27</sup>; {@link KeyedHash#collisionBound} gives the bound for other numbers. A collision would make two
 * voters one, so {@link #applyTo} looks for it and refuses.
 *
 * <p>What it does not do: the pattern of someone's votes, their times and the prompts can still tell who it was. Remove
 * or coarsen those columns before publication.
 *
 * <p>Immutable and thread-safe.
 */
public final class VoterPseudonyms {
    private static final int DEFAULT_BYTES = 16;

    private final KeyedHash hash;
    private final int bytes;

    private VoterPseudonyms(KeyedHash hash, int bytes) {
        this.hash = hash;
        this.bytes = bytes;
    }

    /**
     * Pseudonyms of 16 bytes, 32 hexadecimal digits.
     *
     * @param hash with a secret key
     * @return the pseudonyms
     */
    public static VoterPseudonyms of(KeyedHash hash) {
        return new VoterPseudonyms(Objects.requireNonNull(hash, "hash"), DEFAULT_BYTES);
    }

    /**
     * Pseudonyms of another length.
     *
     * @param length the number of bytes kept, 1 … {@value KeyedHash#BYTES}
     * @return new pseudonyms; the shorter of two lengths is the beginning of the longer
     * @throws IllegalArgumentException if the length is out of range
     */
    public VoterPseudonyms withBytes(int length) {
        return new VoterPseudonyms(hash, KeyedHash.requireLength(length));
    }

    /**
     * The pseudonym of one voter.
     *
     * @param voter the identifier, exactly as in the votes
     * @return lower-case hexadecimal digits
     */
    public String pseudonym(String voter) {
        return hash.hex(voter, bytes);
    }

    /**
     * The votes under pseudonyms. Cost: one hash a distinct voter.
     *
     * @param log votes with voters
     * @return the same votes with pseudonyms for voters, all else unchanged
     * @throws org.podium.votes.DataException if the log has no voters
     * @throws IllegalStateException if two voters get the same pseudonym; take more bytes
     */
    public BattleLog applyTo(BattleLog log) {
        Map<String, String> voters = new HashMap<>();
        for (String voter : LogColumns.voter(log).values()) {
            if (voters.put(pseudonym(voter), voter) != null) {
                throw new IllegalStateException(
                        "two voters have the same pseudonym of " + bytes + " bytes; take more bytes");
            }
        }
        return log.withVoters(this::pseudonym);
    }

    /** A text to show in place of a prompt. */
    String ofPrompt(String prompt) {
        return hash.derived("prompts").hex(prompt, bytes);
    }

    /** The length and the fingerprint of the key. */
    @Override
    public String toString() {
        return "VoterPseudonyms[" + bytes + " bytes, " + hash + "]";
    }
}
