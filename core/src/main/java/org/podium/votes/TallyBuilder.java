package org.podium.votes;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Counts votes into a {@link Tally}. Cost: one hash look-up a name and one a pair; no allocation once a pair is known.
 *
 * <p><b>Confined to one thread.</b> To count in parallel give each thread a builder and add the tallies up.
 */
public final class TallyBuilder {
    private final NameIndex competitors = new NameIndex();
    private final PairCounter counter = new PairCounter();
    private Sides sides = Sides.KEPT;

    TallyBuilder(Roster roster) {
        roster.names().forEach(competitors::add);
    }

    /**
     * Counts one vote.
     *
     * @param battle the vote
     * @return this builder
     */
    public TallyBuilder add(Battle battle) {
        return add(battle, 1);
    }

    /**
     * Counts one vote several times.
     *
     * @param battle the vote
     * @param times how often, 0 for a vote that does not count
     * @return this builder
     * @throws IllegalArgumentException if {@code times} is negative or above {@value Tally#MAX_BATTLES}
     */
    public TallyBuilder add(Battle battle, long times) {
        return add(battle.first(), battle.second(), battle.outcome(), times);
    }

    /**
     * Counts one vote several times.
     *
     * @param first the competitor shown first
     * @param second the competitor shown second
     * @param outcome the verdict
     * @param times how often, 0 for a vote that does not count
     * @return this builder
     * @throws IllegalArgumentException if a name is blank, both are equal, or {@code times} is negative or above
     *     {@value Tally#MAX_BATTLES}
     */
    public TallyBuilder add(String first, String second, Outcome outcome, long times) {
        Objects.requireNonNull(outcome, "outcome");
        Battle.requireDifferent(first, second);
        int i = competitors.addCompetitor(first, "first");
        int j = competitors.addCompetitor(second, "second");
        requireCount(times);
        if (times > 0) {
            counter.add(i, j, outcome.code(), times);
        }
        return this;
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
     * @return this builder
     * @throws IllegalArgumentException if a name is blank, both are equal, or a count is negative or above
     *     {@value Tally#MAX_BATTLES}
     */
    public TallyBuilder addCounts(
            String first, String second, long firstWins, long secondWins, long ties, long bothBad) {
        Battle.requireDifferent(first, second);
        int i = competitors.addCompetitor(first, "first");
        int j = competitors.addCompetitor(second, "second");
        return addCells(i, j, firstWins, secondWins, ties, bothBad);
    }

    /**
     * Counts the votes of one ordered pair by index. Cost: no look-up of names.
     *
     * @param first index of the competitor shown first on the roster this builder was made with
     * @param second index of the competitor shown second
     * @param firstWins votes for the first
     * @param secondWins votes for the second
     * @param ties votes for a tie
     * @param bothBad votes for both bad
     * @return this builder
     * @throws IndexOutOfBoundsException if there is no competitor with an index
     * @throws IllegalArgumentException if both are equal, or a count is negative or above {@value Tally#MAX_BATTLES}
     */
    public TallyBuilder addCounts(int first, int second, long firstWins, long secondWins, long ties, long bothBad) {
        Objects.checkIndex(first, competitors.size());
        Objects.checkIndex(second, competitors.size());
        if (first == second) {
            String name = competitors.names().get(first);
            Battle.requireDifferent(name, name);
        }
        return addCells(first, second, firstWins, secondWins, ties, bothBad);
    }

    private TallyBuilder addCells(int first, int second, long firstWins, long secondWins, long ties, long bothBad) {
        requireCount(firstWins);
        requireCount(secondWins);
        requireCount(ties);
        requireCount(bothBad);
        if ((firstWins | secondWins | ties | bothBad) != 0) {
            counter.add(first, second, firstWins, secondWins, ties, bothBad);
        }
        return this;
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
        int[] map = renumber(other.competitors.names());
        other.counter.forEach((first, second, counts, offset) -> {
            for (int outcome = 0; outcome < Tally.OUTCOMES; outcome++) {
                counter.add(map[first], map[second], outcome, counts[offset + outcome]);
            }
        });
        return this;
    }

    private int[] renumber(List<String> names) {
        return names.stream().mapToInt(competitors::add).toArray();
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
        int[] cells = new int[1];
        counter.forEach((i, j, cell, offset) -> {
            first[cells[0]] = i;
            second[cells[0]] = j;
            System.arraycopy(cell, offset, counts, cells[0]++ * Tally.OUTCOMES, Tally.OUTCOMES);
        });
        return canonical(competitors.names(), first, second, counts, sides);
    }

    /** Sorts cells by name: a stable counting sort by the second index, then by the first. */
    static Tally canonical(List<String> names, int[] first, int[] second, long[] counts, Sides sides) {
        int cells = first.length;
        if (cells == 0) {
            // Without votes there are no sides to merge; else the empty tally would not be neutral.
            return Tally.empty();
        }
        boolean[] used = new boolean[names.size()];
        for (int cell = 0; cell < cells; cell++) {
            used[first[cell]] = true;
            used[second[cell]] = true;
        }
        Renumbering numbers = Renumbering.of(names, used);
        int[] bySecond = new int[cells];
        Arrays.setAll(bySecond, cell -> cell);
        int[] order = new int[cells];
        countingSort(bySecond.clone(), second, numbers, bySecond);
        int[] rowStart = countingSort(bySecond, first, numbers, order);
        int[] sortedSecond = new int[cells];
        long[] sortedCounts = new long[cells * Tally.OUTCOMES];
        for (int to = 0; to < cells; to++) {
            int from = order[to];
            sortedSecond[to] = numbers.newIndex(second[from]);
            System.arraycopy(counts, from * Tally.OUTCOMES, sortedCounts, to * Tally.OUTCOMES, Tally.OUTCOMES);
        }
        return new Tally(numbers.roster(), rowStart, sortedSecond, sortedCounts, sides);
    }

    private static int[] countingSort(int[] cells, int[] column, Renumbering numbers, int[] sorted) {
        int[] start = new int[numbers.roster().size() + 1];
        for (int cell : cells) {
            start[numbers.newIndex(column[cell]) + 1]++;
        }
        for (int i = 1; i < start.length; i++) {
            start[i] += start[i - 1];
        }
        int[] next = start.clone();
        for (int cell : cells) {
            sorted[next[numbers.newIndex(column[cell])]++] = cell;
        }
        return start;
    }

    private static void requireCount(long count) {
        if (count < 0 || count > Tally.MAX_BATTLES) {
            throw new IllegalArgumentException(
                    "a count of votes must be from 0 to " + Tally.MAX_BATTLES + ", not " + count);
        }
    }
}
