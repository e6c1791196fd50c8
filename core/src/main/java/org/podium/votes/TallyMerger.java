package org.podium.votes;

import java.util.ArrayList;
import java.util.List;

/**
 * Adds or subtracts two tallies by walking their cells side by side: both are in order of name, so this takes one step
 * a cell and no look-up. Confined to one thread.
 */
final class TallyMerger {
    private final Roster roster;
    private final Cursor left;
    private final Cursor right;
    private final int sign;
    private final CellCollector cells;

    private TallyMerger(Tally left, Tally right, int sign) {
        this.sign = sign;
        roster = union(left.roster(), right.roster());
        this.left = new Cursor(left, roster);
        this.right = new Cursor(right, roster);
        cells = new CellCollector(roster, left.cellCount());
    }

    static Tally sum(Tally left, Tally right) {
        return new TallyMerger(left, right, 1).merge().build(weaker(left, right));
    }

    /** Left minus right; what is not in the left is an {@link IllegalArgumentException}. */
    static Tally difference(Tally left, Tally right) {
        return new TallyMerger(left, right, -1).merge().build(weaker(left, right));
    }

    private static Sides weaker(Tally left, Tally right) {
        return left.sides() == Sides.MERGED ? Sides.MERGED : right.sides();
    }

    private static Roster union(Roster left, Roster right) {
        if (left.equals(right)) {
            return left;
        }
        List<String> names = new ArrayList<>(left.names());
        names.addAll(right.names());
        return Roster.of(names);
    }

    /** Walks the cells of a tally by their indices on the common roster. */
    private static final class Cursor {
        private static final int NONE_LEFT = Integer.MAX_VALUE;

        private final Tally tally;
        private final int[] index;
        private int row;
        private int cell;
        private int rowEnd;

        Cursor(Tally tally, Roster roster) {
            this.tally = tally;
            index = tally.roster().names().stream().mapToInt(roster::indexOf).toArray();
        }

        void enterRow(int first) {
            if (row < index.length && index[row] == first) {
                rowEnd = tally.rowStart(++row);
            }
        }

        int opponent() {
            return cell < rowEnd ? index[tally.second(cell)] : NONE_LEFT;
        }

        /** Adds the cell to the sum and steps on if it is the opponent's. */
        void addTo(long[] sum, int opponent, int sign) {
            if (opponent() == opponent) {
                for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
                    sum[outcome] += sign * tally.count(cell, outcome);
                }
                cell++;
            }
        }
    }

    private CellCollector merge() {
        for (int first = 0; first < roster.size(); first++) {
            left.enterRow(first);
            right.enterRow(first);
            int second = Math.min(left.opponent(), right.opponent());
            while (second != Cursor.NONE_LEFT) {
                long[] sum = new long[Tally.OUTCOMES];
                left.addTo(sum, second, 1);
                right.addTo(sum, second, sign);
                requireNonNegative(sum, first, second);
                cells.add(second, sum[0], sum[1], sum[2], sum[3]);
                second = Math.min(left.opponent(), right.opponent());
            }
            cells.endRow();
        }
        return cells;
    }

    private void requireNonNegative(long[] sum, int first, int second) {
        for (Outcome outcome : Outcome.values()) {
            if (sum[outcome.code()] < 0) {
                throw new IllegalArgumentException("cannot take back " + -sum[outcome.code()] + " more votes '"
                        + outcome + "' of '" + roster.name(first) + "' against '"
                        + roster.name(second) + "' than were counted");
            }
        }
    }
}
