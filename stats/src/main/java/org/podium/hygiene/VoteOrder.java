package org.podium.hygiene;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.crypto.Mac;
import org.podium.votes.BattleLog;
import org.podium.votes.TextColumn;

/**
 * Puts votes into a random order that depends on what they are and on a key, and not on where they stand in the log.
 * Confined to one thread.
 *
 * <p>Each vote has a hash of its core (who, what, when) and one of everything the log says about it. Votes of equal core
 * are numbered in the order of their second hash, and the number is hashed into the first. The votes then stand in the
 * order of the result. Two votes can swap places only if they are equal in everything.
 */
final class VoteOrder {
    private static final Comparator<Vote> BY_CORE = (a, b) -> Arrays.compareUnsigned(a.core, b.core);

    private final BattleLog log;
    private final Mac mac;

    VoteOrder(BattleLog log, KeyedHash hash) {
        this.log = log;
        mac = hash.mac();
    }

    private static final class Vote {
        private final int row;
        private final byte[] core;
        private byte[] rest = {};
        private byte[] place;

        Vote(int row, byte[] core) {
            this.row = row;
            this.core = core;
            place = core;
        }
    }

    /** The rows given, in the order of the hash. */
    List<Integer> byHash(int[] rows) {
        List<Vote> votes = new ArrayList<>();
        for (int row : rows) {
            votes.add(new Vote(row, hash(out -> writeCore(row, out))));
        }
        votes.sort(BY_CORE);
        for (int from = 0; from < votes.size(); ) {
            int to = from + 1;
            while (to < votes.size() && BY_CORE.compare(votes.get(from), votes.get(to)) == 0) {
                to++;
            }
            number(votes.subList(from, to));
            from = to;
        }
        votes.sort((a, b) -> Arrays.compareUnsigned(a.place, b.place));
        return votes.stream().map(vote -> vote.row).toList();
    }

    /** Gives places of their own to votes of the same core; the first one's place is the core itself. */
    private void number(List<Vote> equal) {
        if (equal.size() == 1) {
            return;
        }
        equal.forEach(vote -> vote.rest = hash(out -> writeRest(vote.row, out)));
        equal.sort((a, b) -> Arrays.compareUnsigned(a.rest, b.rest));
        for (int number = 1; number < equal.size(); number++) {
            Vote vote = equal.get(number);
            mac.update(vote.core);
            vote.place = mac.doFinal(
                    ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }
    }

    @FunctionalInterface
    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private byte[] hash(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return mac.doFinal(bytes.toByteArray());
    }

    private void writeCore(int row, DataOutputStream out) throws IOException {
        write(out, log.roster().name(log.firstIndex(row)));
        write(out, log.roster().name(log.secondIndex(row)));
        out.writeByte(log.outcomeCode(row));
        write(out, text(log.voter(), row));
        write(out, text(log.prompt(), row));
        out.writeBoolean(log.hasTimes());
        out.writeLong(log.hasTimes() ? log.epochMicros(row) : 0);
    }

    /** Columns by name, since their order in the log is the reader's. */
    private void writeRest(int row, DataOutputStream out) throws IOException {
        out.writeDouble(log.weight(row));
        for (String category : new TreeSet<>(log.categories())) {
            write(out, log.category(category).text(row));
        }
        for (String tag : new TreeSet<>(log.tags())) {
            out.writeBoolean(log.tag(tag).test(row));
        }
        for (String covariate : new TreeSet<>(log.covariates())) {
            out.writeDouble(log.covariate(covariate).value(row));
        }
    }

    private static Optional<String> text(Optional<TextColumn> column, int row) {
        return column.flatMap(texts -> texts.text(row));
    }

    private static void write(DataOutputStream out, Optional<String> text) throws IOException {
        out.writeBoolean(text.isPresent());
        write(out, text.orElse(""));
    }

    /** Length first, so that no two lists of texts are the same bytes. */
    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
