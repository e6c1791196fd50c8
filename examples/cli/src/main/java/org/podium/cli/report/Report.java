package org.podium.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.podium.board.BoardResult;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.board.ScoreHistory;
import org.podium.cli.output.Sheet;
import org.podium.interval.CoefficientInterval;

/**
 * What a report shows.
 *
 * @param title its heading
 * @param created when it was made
 * @param board the leaderboard
 * @param sheet the leaderboard for spreadsheets
 * @param remarks what the reader should know about the votes, such as those that were removed
 * @param styleBoard the leaderboard with covariates controlled for, if asked for
 * @param effects effects beside the competitors' strengths, of the style fit if there is one
 * @param groups the board of groups, if asked for
 * @param boards further boards
 * @param history boards over time, if asked for
 * @param options the options in force, by name
 * @param shown how many competitors charts of pairs show
 */
public record Report(
        String title,
        Instant created,
        Leaderboard board,
        Sheet sheet,
        List<String> remarks,
        Optional<Leaderboard> styleBoard,
        List<CoefficientInterval> effects,
        Optional<Groups> groups,
        Boards boards,
        Optional<History> history,
        Map<String, String> options,
        int shown) {

    /**
     * The board of groups, such as organisations.
     *
     * @param pooled the groups, each with the votes of all its members
     * @param best the row of the best member of each group on the overall board, by group
     */
    public record Groups(Leaderboard pooled, Map<String, LeaderboardRow> best) {
        /** Copies the map. */
        public Groups {
            best = Map.copyOf(best);
        }
    }

    /**
     * Further boards of the same votes.
     *
     * @param column the column whose values name the boards, empty if conditions do
     * @param byName the boards, rated or not
     */
    public record Boards(String column, Map<String, BoardResult> byName) {
        /** Copies the map and keeps its order. */
        public Boards {
            byName = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }

    /**
     * Boards over time.
     *
     * @param scores the boards
     * @param window the length of a window
     * @param kind whether windows accumulate
     * @param first when the first vote was cast
     * @param last when the last vote was cast
     */
    public record History(ScoreHistory scores, Duration window, ScoreHistory.Kind kind, Instant first, Instant last) {}

    /** Copies the collections. */
    public Report {
        remarks = List.copyOf(remarks);
        effects = List.copyOf(effects);
        options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * The page.
     *
     * @return HTML that needs nothing but itself
     */
    public String html() {
        return new Page(title, SummarySection.lead(this), sections()).html();
    }

    /**
     * The charts as documents of their own, for other programs and pictures.
     *
     * @return SVG by the name of the chart, in the order of the page
     */
    public Map<String, String> charts() {
        Asset style = Asset.of("chart.css").resolved(Asset.of("theme.css"));
        Map<String, String> charts = new LinkedHashMap<>();
        sections().stream()
                .flatMap(section -> section.pictures().stream())
                .forEach(chart -> charts.put(chart.id(), chart.document(style).toString()));
        return charts;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(SummarySection.of(this));
        sections.add(LeaderboardSection.of(this));
        if (!board.rows().isEmpty()) { // fewer votes than asked for may leave none
            sections.add(ScoresSection.of(board));
            sections.add(PairsSection.of(this));
            sections.add(WinRateSection.of(board));
        }
        if (!effects.isEmpty()) {
            sections.add(EffectsSection.of(this));
        }
        groups.ifPresent(known -> sections.add(GroupsSection.of(known)));
        if (!boards.byName().isEmpty()) {
            sections.add(BoardsSection.of(this));
        }
        history.ifPresent(known -> sections.add(HistorySection.of(known, this)));
        sections.add(MethodSection.of(this));
        sections.add(CitationSection.of(this));
        return sections;
    }
}
