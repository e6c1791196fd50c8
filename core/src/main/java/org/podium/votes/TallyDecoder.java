package org.podium.votes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the byte form that {@link TallyFormat} describes. Takes nothing on trust: no array is larger than the bytes can
 * fill, and what is read is in canonical form or refused. Confined to one thread.
 */
final class TallyDecoder {
    private static final int SMALLEST_NAME_BYTES = 2;
    private static final int SMALLEST_CELL_BYTES = 2 + Tally.OUTCOMES;

    private final byte[] bytes;
    private final int end;
    private int at;

    TallyDecoder(byte[] bytes) {
        this.bytes = bytes;
        end = bytes.length - TallyFormat.CHECKSUM_BYTES;
    }

    Tally decode() {
        Sides sides = readHeader();
        Roster roster = readRoster();
        int cells = readSize("the number of cells", SMALLEST_CELL_BYTES);
        int[] rowStart = new int[roster.size() + 1];
        int[] second = new int[cells];
        long[] counts = new long[cells * Tally.OUTCOMES];
        if (cells == 0 && sides == Sides.MERGED) {
            throw corrupt(TallyFormat.MAGIC.length + 1, "flags 0 where there are no votes", "flags 1");
        }
        int cellsAt = at;
        readCells(rowStart, second, counts);
        if (at < end) {
            throw corrupt(at, "the checksum as the last four bytes", (end - at) + " bytes too many");
        }
        requireChecksum();
        requireAllUsed(roster, rowStart, second, cellsAt);
        return new Tally(roster, rowStart, second, counts, sides);
    }

    private Sides readHeader() {
        for (byte expected : TallyFormat.MAGIC) {
            if (readByte("the letters PDMT") != expected) {
                throw corrupt(at - 1, "the letters PDMT", "the byte " + bytes[at - 1]);
            }
        }
        int version = readByte("the version");
        if (version != TallyFormat.VERSION) {
            throw corrupt(at - 1, "version " + TallyFormat.VERSION, "version " + version);
        }
        int flags = readByte("the flags");
        if ((flags & ~TallyFormat.SIDES_MERGED) != 0) {
            throw corrupt(at - 1, "flags 0 or 1", "flags " + flags);
        }
        return flags == 0 ? Sides.KEPT : Sides.MERGED;
    }

    private Roster readRoster() {
        int size = readSize("the number of competitors", SMALLEST_NAME_BYTES);
        List<String> names = new ArrayList<>(size);
        String previous = "";
        for (int i = 0; i < size; i++) {
            int nameAt = at;
            String name = readName();
            // The empty text comes before all names, so an empty name is refused here too.
            if (name.isBlank() || name.compareTo(previous) <= 0) {
                throw corrupt(nameAt, "a name after '" + previous + "'", "'" + name + "'");
            }
            names.add(name);
            previous = name;
        }
        return Roster.of(names);
    }

    private String readName() {
        int length = readSize("the length of a name", 1);
        int nameAt = at;
        at += length;
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, nameAt, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw corrupt(nameAt, "a name in UTF-8", "other bytes");
        }
    }

    private void readCells(int[] rowStart, int[] second, long[] counts) {
        int row = 0;
        long total = 0;
        for (int cell = 0; cell < second.length; cell++) {
            int cellAt = at;
            int previous = row;
            row = readIndex(row, rowStart.length - 1, "a first index");
            Arrays.fill(rowStart, previous + 1, row + 1, cell);
            boolean sameRow = row == previous && cell > 0;
            second[cell] = readIndex(sameRow ? second[cell - 1] : 0, rowStart.length - 1, "a second index");
            if (second[cell] == row || (sameRow && second[cell] == second[cell - 1])) {
                throw corrupt(
                        cellAt, "two competitors that did not come before", "indices " + row + ", " + second[cell]);
            }
            total = readCounts(counts, cell * Tally.OUTCOMES, total);
        }
        Arrays.fill(rowStart, row + 1, rowStart.length, second.length);
    }

    private int readIndex(int from, int limit, String what) {
        int indexAt = at;
        long difference = readNumber(what);
        if (difference >= limit - from) {
            throw corrupt(indexAt, what + " below " + limit, from + " + " + difference);
        }
        return from + (int) difference;
    }

    private long readCounts(long[] counts, int offset, long totalBefore) {
        int countsAt = at;
        long total = totalBefore;
        for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
            long count = readNumber("a count");
            if (count > Tally.MAX_BATTLES - total) {
                throw corrupt(countsAt, "at most " + Tally.MAX_BATTLES + " battles in all", "more");
            }
            counts[offset + outcome] = count;
            total += count;
        }
        if (total == totalBefore) {
            throw corrupt(countsAt, "a cell with at least one vote", "four zeros");
        }
        return total;
    }

    private void requireChecksum() {
        int expected = TallyFormat.checksum(bytes, end);
        int found = ByteBuffer.wrap(bytes).getInt(end);
        if (found != expected) {
            throw corrupt(end, String.format("the checksum %08x", expected), String.format("%08x", found));
        }
    }

    private static void requireAllUsed(Roster roster, int[] rowStart, int[] second, int offset) {
        boolean[] used = new boolean[roster.size()];
        for (int opponent : second) {
            used[opponent] = true;
        }
        for (int row = 0; row < used.length; row++) {
            if (!used[row] && rowStart[row] == rowStart[row + 1]) {
                throw corrupt(offset, "a cell for each competitor", "none for '" + roster.name(row) + "'");
            }
        }
    }

    /** A number of things to come, of which the bytes left can hold that many. */
    private int readSize(String what, int smallestBytes) {
        int sizeAt = at;
        long size = readNumber(what);
        if (size > (end - at) / smallestBytes) {
            throw corrupt(sizeAt, what + " to fit the " + (end - at) + " bytes left", String.valueOf(size));
        }
        return (int) size;
    }

    private long readNumber(String what) {
        int numberAt = at;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int next = readByte(what);
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                if (next == 0 && shift > 0) {
                    throw corrupt(numberAt, what + " in as few bytes as it needs", "one byte too many");
                }
                return value;
            }
        }
        throw corrupt(numberAt, what + " of at most 63 bits", "a longer number");
    }

    private int readByte(String what) {
        if (at >= end) {
            throw corrupt(Math.max(at, 0), what + " before the checksum", "the end of " + bytes.length + " bytes");
        }
        return bytes[at++] & 0xFF;
    }

    private static DataException corrupt(long offset, String expected, String found) {
        return new DataException(new CorruptTally(offset, expected, found));
    }
}
