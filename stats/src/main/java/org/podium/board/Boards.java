package org.podium.board;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.interval.IntervalMethod;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Tally;
import org.podium.votes.TextColumn;

/**
 * Many boards of the same votes: by the values of a column, by tags that overlap, by any condition. Each has its own
 * verdict: boards that cannot be rated say why and leave the others alone.
 *
 * <p>Scores of different boards are centred each by itself over the competitors that take part in it, so ranks compare
 * and scores do so only relative to common competitors or an anchor.
 *
 * <p>Cost: one pass over the log a board for the selection, and the boards themselves. Immutable and thread-safe.
 */
public final class Boards {
    private static final int CATEGORY_VALUES = 10_000;

    private final BradleyTerry model;
    private final IntervalMethod method;
    private final BoardOptions options;
    private final Execution execution;
    private final List<Selection> selections;

    /** Names boards and chooses their rows. */
    @FunctionalInterface
    private interface Selection {
        Map<String, IntPredicate> of(BattleLog log);
    }

    private Boards(
            BradleyTerry model,
            IntervalMethod method,
            BoardOptions options,
            Execution execution,
            List<Selection> selections) {
        this.model = Objects.requireNonNull(model, "model");
        this.method = Objects.requireNonNull(method, "method");
        this.options = Objects.requireNonNull(options, "options");
        this.execution = Objects.requireNonNull(execution, "execution");
        this.selections = List.copyOf(selections);
    }

    /**
     * Boards of a model; add them with {@link #by}, {@link #tagged} and {@link #where}.
     *
     * @param model what is fitted for each
     * @param method how intervals are made
     * @param options scale, gauge and rows shown
     * @return no boards yet
     */
    public static Boards of(BradleyTerry model, IntervalMethod method, BoardOptions options) {
        return new Boards(model, method, options, Execution.sequential(), List.of());
    }

    /**
     * A board for each value of a category, in the order of the values. Votes without a value are on none.
     *
     * @param category a category column of the log
     * @return these boards and those
     */
    public Boards by(String category) {
        return and(log -> {
            TextColumn column = log.category(category);
            if (column.values().size() > CATEGORY_VALUES) {
                throw new IllegalArgumentException("the column '" + category + "' has "
                        + column.values().size() + " values, too many for boards; choose a column of categories");
            }
            Map<String, IntPredicate> boards = new LinkedHashMap<>();
            column.values().stream().sorted().forEach(value -> boards.put(value, column.equalTo(value)));
            return boards;
        });
    }

    /**
     * A board of the votes with a tag. A vote with several tags is on several boards.
     *
     * @param tags tags of the log, each the name of a board
     * @return these boards and those
     */
    public Boards tagged(String... tags) {
        List<String> names = List.of(tags);
        return and(log -> {
            Map<String, IntPredicate> boards = new LinkedHashMap<>();
            names.forEach(tag -> boards.put(tag, log.tag(tag)));
            return boards;
        });
    }

    /**
     * A board of the votes that satisfy a condition.
     *
     * @param name of the board
     * @param condition made for a log, asked for its row numbers
     * @return these boards and that
     */
    public Boards where(String name, Function<BattleLog, IntPredicate> condition) {
        return and(log -> Map.of(name, condition.apply(log)));
    }

    /**
     * Where the boards are computed, one work item a board.
     *
     * @param where the execution
     * @return the same boards
     */
    public Boards execution(Execution where) {
        return new Boards(model, method, options, where, selections);
    }

    private Boards and(Selection selection) {
        List<Selection> more = new ArrayList<>(selections);
        more.add(selection);
        return new Boards(model, method, options, execution, more);
    }

    /**
     * Computes the boards of a log.
     *
     * @param log the votes
     * @return by name, in the order in which they were added
     * @throws IllegalArgumentException if a column or tag is not there, or two boards have one name
     */
    public Map<String, BoardResult> run(BattleLog log) {
        Map<String, IntPredicate> chosen = new LinkedHashMap<>();
        for (Selection selection : selections) {
            selection.of(log).forEach((name, rows) -> {
                if (chosen.putIfAbsent(name, rows) != null) {
                    throw new IllegalArgumentException("two boards are named '" + name + "'");
                }
            });
        }
        List<String> names = List.copyOf(chosen.keySet());
        return collect(names, i -> {
            BattleLog part = log.select(chosen.getOrDefault(names.get(i), row -> false));
            return rate(names.get(i), part.size(), () -> model.fit(part));
        });
    }

    /**
     * Computes one board for each of several tallies.
     *
     * @param tallies votes by name of the board
     * @return by name, in the order of the map
     */
    public Map<String, BoardResult> run(Map<String, Tally> tallies) {
        List<Map.Entry<String, Tally>> entries = List.copyOf(tallies.entrySet());
        List<String> names = entries.stream().map(Map.Entry::getKey).toList();
        return collect(names, i -> {
            Tally tally = entries.get(i).getValue();
            return rate(names.get(i), tally.battles(), () -> model.fit(tally));
        });
    }

    private Map<String, BoardResult> collect(List<String> names, IntFunction<BoardResult> board) {
        BoardResult[] results = new BoardResult[names.size()];
        ParallelTasks.run(execution, results.length, i -> results[i] = board.apply(i));
        Map<String, BoardResult> byName = new LinkedHashMap<>();
        IntStream.range(0, results.length).forEach(i -> byName.put(names.get(i), results[i]));
        return byName;
    }

    private BoardResult rate(String name, long votes, Supplier<BradleyTerryFit> fit) {
        try {
            return new BoardResult(
                    name, votes, Optional.of(Leaderboard.of(fit.get(), method, options)), Optional.empty());
        } catch (DataException e) {
            return new BoardResult(name, votes, Optional.empty(), Optional.of(e.finding()));
        }
    }
}
