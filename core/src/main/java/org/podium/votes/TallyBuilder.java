package org.podium.votes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Counts votes into a {@link Tally}. Cost: one hash look-up a name and one a pair; no allocation once a pair is known.
 *
 * <p><b>Confined to one thread.</b> To count in parallel give each thread a builder and add the tallies up.
 */
public final class TallyBuilder {
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final PairCounter counter = new PairCounter();
    private Sides sides = Sides.KEPT;

    TallyBuilder() {}

    /**
     * Counts one vote.
     *
     * @param battle the vote
     */
    public void add(Battle battle) {
        add(battle, 1);
    }

    /**
     * Counts one vote several times.
     *
     * @param battle the vote
     * @param times how often, 0 for a vote that does not count
     * @throws IllegalArgumentException if {@code times} is negative
     */
    public void add(Battle battle, long times) {
        requireCount(times);
        if (times > 0) {
            counter.add(index(battle.first()), index(battle.second()), battle.outcome().ordinal(), times);
        }
    }

    /**
     * Counts the votes of one ordered pair.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param firstWins votes for the first
     * @param secondWins votes for the second
     * @param ties votes for a tie
     * @param bothBad votes for both bad
     * @throws IllegalArgumentException if a name is blank, both names are equal, or a count is negative
     */
    public void addCounts(String first, String second, long firstWins, long secondWins, long ties, long bothBad) {
        add(new Battle(first, second, Outcome.FIRST), firstWins);
        add(new Battle(first, second, Outcome.SECOND), secondWins);
        add(new Battle(first, second, Outcome.TIE), ties);
        add(new Battle(first, second, Outcome.BOTH_BAD), bothBad);
    }

    /**
     * States whether the order of the pairs is what voters saw. Once merged, always merged.
     *
     * @param claim {@link Sides#MERGED} if the sides of any vote were merged
     * @return this builder
     */
    public TallyBuilder sides(Sides claim) {
        if (Objects.requireNonNull(claim, "claim") == Sides.MERGED) {
            sides = Sides.MERGED;
        }
        return this;
    }

    TallyBuilder addAll(TallyBuilder other) {
        sides(other.sides);
        other.counter.forEach((first, second, counts, offset) -> {
            int i = index(other.names.get(first));
            int j = index(other.names.get(second));
            for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
                counter.add(i, j, outcome, counts[offset + outcome]);
            }
        });
        return this;
    }

    void addAll(Tally tally, int sign) {
        sides(tally.sides());
        int[] map = tally.roster().names().stream().mapToInt(this::index).toArray();
        tally.forEachCell((first, second, firstWins, secondWins, ties, bothBad) -> {
            counter.add(map[first], map[second], 0, sign * firstWins);
            counter.add(map[first], map[second], 1, sign * secondWins);
            counter.add(map[first], map[second], 2, sign * ties);
            counter.add(map[first], map[second], 3, sign * bothBad);
        });
    }

    /**
     * The tally of the votes counted so far. The builder can go on counting.
     *
     * @return the tally
     * @throws ArithmeticException if there are more than {@value Tally#MAX_BATTLES} battles
     */
    public Tally build() {
        int[] first = new int[counter.size()];
        int[] second = new int[counter.size()];
        long[] counts = new long[counter.size() * Tally.OUTCOMES];
        int[] size = new int[1];
        counter.forEach((i, j, cell, offset) -> {
            if (requireNonNegative(i, j, cell, offset) > 0) {
                first[size[0]] = i;
                second[size[0]] = j;
                System.arraycopy(cell, offset, counts, size[0]++ * Tally.OUTCOMES, Tally.OUTCOMES);
            }
        });
        return canonical(names, first, second, counts, size[0], sides);
    }

    private long requireNonNegative(int i, int j, long[] cell, int offset) {
        long total = 0;
        for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
            long count = cell[offset + outcome];
            if (count < 0) {
                throw new IllegalArgumentException("cannot take back " + -count + " more votes '"
                        + Outcome.values()[outcome] + "' of '" + names.get(i) + "' against '" + names.get(j)
                        + "' than were counted");
            }
            total = Math.addExact(total, count);
        }
        return total;
    }

    /** Sorts cells by name: a stable counting sort by the second index, then by the first. */
    static Tally canonical(List<String> names, int[] first, int[] second, long[] counts, int cells, Sides sides) {
        boolean[] used = new boolean[names.size()];
        for (int cell = 0; cell < cells; cell++) {
            used[first[cell]] = true;
            used[second[cell]] = true;
        }
        List<String> present = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                present.add(names.get(i));
            }
        }
        Roster roster = Roster.of(present);
        int[] rank = new int[names.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[i] = used[i] ? roster.indexOf(names.get(i)) : -1;
        }
        int[] identity = new int[cells];
        Arrays.setAll(identity, cell -> cell);
        int[] bySecond = new int[cells];
        countingSort(identity, second, rank, roster.size(), bySecond);
        int[] order = new int[cells];
        int[] rowStart = countingSort(bySecond, first, rank, roster.size(), order);
        int[] sortedSecond = new int[cells];
        long[] sortedCounts = new long[cells * Tally.OUTCOMES];
        for (int to = 0; to < cells; to++) {
            sortedSecond[to] = rank[second[order[to]]];
            System.arraycopy(
                    counts, order[to] * Tally.OUTCOMES, sortedCounts, to * Tally.OUTCOMES, Tally.OUTCOMES);
        }
        return new Tally(roster, rowStart, sortedSecond, sortedCounts, sides);
    }

    private static int[] countingSort(int[] cells, int[] column, int[] rank, int ranks, int[] sorted) {
        int[] start = new int[ranks + 1];
        for (int cell : cells) {
            start[rank[column[cell]] + 1]++;
        }
        for (int r = 0; r < ranks; r++) {
            start[r + 1] += start[r];
        }
        int[] next = start.clone();
        for (int cell : cells) {
            sorted[next[rank[column[cell]]]++] = cell;
        }
        return start;
    }

    private int index(String name) {
        Integer index = indices.get(name);
        if (index == null) {
            index = names.size();
            names.add(name);
            indices.put(name, index);
        }
        return index;
    }

    private static void requireCount(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count of votes must be ≥ 0, not " + count);
        }
    }
}
