package org.podium.hygiene;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.podium.hygiene.SimulatedVoter.Arena;
import org.podium.hygiene.SimulatedVoter.Habit;

/** How often the voter test flags simulated voters, and FastChat's filter beside it, as the guide shows it. */
public final class VoterTestTable {
    static final int HONEST = 10_000;
    private static final int FANS = 1_000;
    private static final int VOTES = 100;
    private static final double[] LEVELS = {0.05, 0.01};
    private static final double[] SPREADS = {0.8, 1.2};
    private static final int[] OTHERS = {2, 10, 30};
    private static final double[] TIES = {0, 0.15, 0.30, 0.45};

    private VoterTestTable() {}

    /**
     * The voters of one arena, judged at one level.
     *
     * @param arena how they were drawn
     * @param level of the test
     * @param flagged by the test
     * @param byFastChat flagged by FastChat's filter
     */
    record Cell(Arena arena, double level, int flagged, int byFastChat) {}

    /** Holds what takes seconds to compute, so that it is computed once. */
    private static final class Honest {
        private static final List<Cell> CELLS = honest();

        private static List<Cell> honest() {
            List<Cell> cells = new ArrayList<>();
            for (double ties : TIES) {
                for (double spread : SPREADS) {
                    for (int others : OTHERS) {
                        Arena arena = new Arena(ties, ties > 0, spread, others, VOTES);
                        cells.addAll(count(arena, HONEST, SimulatedVoter::likeOthers, false));
                    }
                }
            }
            return cells;
        }
    }

    /** The honest voters of all arenas. */
    static List<Cell> honest() {
        return Honest.CELLS;
    }

    private static List<Cell> count(Arena arena, int voters, Habit habit, boolean onlyFavourite) {
        int[] flagged = new int[LEVELS.length];
        int[] byFastChat = new int[LEVELS.length];
        SimulatedVoter voter = new SimulatedVoter(arena, 7);
        for (int i = 0; i < voters; i++) {
            double maximum = voter.run(habit, onlyFavourite).maximum();
            FastChatFilter fastChat = voter.fastChat();
            for (int level = 0; level < LEVELS.length; level++) {
                flagged[level] += VoterTestResult.reaches(maximum, LEVELS[level]) ? 1 : 0;
                byFastChat[level] += fastChat.flags(LEVELS[level]) ? 1 : 0;
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int level = 0; level < LEVELS.length; level++) {
            cells.add(new Cell(arena, LEVELS[level], flagged[level], byFastChat[level]));
        }
        return cells;
    }

    /**
     * Honest voters flagged, in percent.
     *
     * @return a table in lines of text
     */
    public static List<String> falseAlarms() {
        return table("ties", honest(), HONEST, cell -> percent(cell.arena().ties()));
    }

    /**
     * Fans flagged, in percent: voters who are shown one competitor of average strength in each battle and vote for it nine
     * times in ten, but for ties.
     *
     * @return a table in lines of text
     */
    public static List<String> power() {
        List<Cell> cells = new ArrayList<>();
        for (int votes : new int[] {50, 100, 200}) {
            for (double spread : SPREADS) {
                for (int others : OTHERS) {
                    cells.addAll(
                            count(new Arena(0.3, true, spread, others, votes), FANS, SimulatedVoter::favouring, true));
                }
            }
        }
        return table("votes", cells, FANS, cell -> Integer.toString(cell.arena().votes()));
    }

    /** Cells that differ in the number of other votes alone share a line. */
    private static List<String> table(String what, List<Cell> cells, int voters, Function<Cell, String> label) {
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(21) + "      2 others       10 others       30 others");
        lines.add(String.format(Locale.ROOT, "%5s  spread  level", what) + "    test FastChat".repeat(OTHERS.length));
        int perLine = LEVELS.length * OTHERS.length;
        for (int from = 0; from < cells.size(); from += perLine) {
            for (int level = 0; level < LEVELS.length; level++) {
                Cell first = cells.get(from + level);
                StringBuilder line = new StringBuilder(String.format(
                        Locale.ROOT,
                        "%5s  %6.1f  %5s",
                        label.apply(first),
                        first.arena().spread(),
                        percent(first.level())));
                for (int at = from + level; at < from + perLine; at += LEVELS.length) {
                    Cell cell = cells.get(at);
                    line.append(String.format(
                            Locale.ROOT,
                            " %7.1f %8.1f",
                            100.0 * cell.flagged() / voters,
                            100.0 * cell.byFastChat() / voters));
                }
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
