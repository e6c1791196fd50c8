package org.podium.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.podium.bradleyterry.Identifiability;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.input.ReadingReport;
import org.podium.cli.input.TallyReading;
import org.podium.cli.output.Answer;
import org.podium.cli.output.JsonWriter;
import org.podium.cli.output.Sheet;
import org.podium.votes.Finding;
import org.podium.votes.Tally;
import org.podium.votes.VoteCounts;

/**
 * What is known about the votes before any fit.
 *
 * @param tally the votes that are in order
 * @param report what was removed before
 * @param problems rows that are not votes
 * @param identifiability whether the votes determine a finite score for everyone
 * @param totals the outcomes of all votes, seen from the side shown first
 * @param similarNames names that differ only in case or spaces, which may be one competitor
 * @param options writes the options in force
 */
record CheckAnswer(
        Tally tally,
        ReadingReport report,
        List<Finding> problems,
        Identifiability identifiability,
        VoteCounts totals,
        List<List<String>> similarNames,
        OptionsWriter options)
        implements Answer {

    private static final int NAMES_SHOWN = 10;

    static CheckAnswer of(TallyReading reading, Identifiability identifiability, OptionsWriter options) {
        long[] sums = new long[4];
        reading.tally().forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            sums[0] += firstWins;
            sums[1] += secondWins;
            sums[2] += ties;
            sums[3] += bothBad;
        });
        return new CheckAnswer(
                reading.tally(),
                reading.report(),
                reading.problems(),
                identifiability,
                new VoteCounts(sums[0], sums[1], sums[2], sums[3]),
                similar(reading.tally().roster().names()),
                options);
    }

    private static List<List<String>> similar(List<String> names) {
        Map<String, List<String>> groups = new TreeMap<>();
        for (String name : names) {
            String folded = name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
            groups.computeIfAbsent(folded, any -> new ArrayList<>()).add(name);
        }
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    boolean canBeRated() {
        return problems.isEmpty() && identifiability.isIdentifiable();
    }

    @Override
    public List<Sheet> tables() {
        List<Sheet> sheets = new ArrayList<>();
        sheets.add(overview());
        if (!canBeRated()) {
            Sheet.Builder faults = Sheet.builder();
            problems.forEach(problem -> note(faults, problem));
            if (tally.battles() > 0) {
                identifiability.findings().forEach(finding -> note(faults, finding));
            }
            sheets.add(faults.build());
        }
        return sheets;
    }

    private static void note(Sheet.Builder sheet, Finding finding) {
        sheet.note("Problem: " + finding.message());
        CommandLineRemedies.of(finding).forEach(remedy -> sheet.note("  - " + remedy));
    }

    private Sheet overview() {
        Sheet.Builder sheet = Sheet.builder().texts("What").numbers("How many").texts("");
        long votes = Math.max(1, totals.votes());
        sheet.row(List.of("rows", Numbers.count(report.rows()), ""))
                .row(List.of("removed by --where", Numbers.count(report.removedByWhere()), ""))
                .row(List.of(
                        "self-battles",
                        Numbers.count(report.selfBattles()),
                        report.selfBattlesDropped() && report.selfBattles() > 0 ? "dropped" : ""));
        report.filters()
                .forEach(filter ->
                        sheet.row(List.of("removed by " + filter.filter(), Numbers.count(filter.removed()), "")));
        sheet.row(List.of("removed by --exclude", Numbers.count(report.excludedBattles()), ""))
                .row(List.of("votes", Numbers.count(totals.votes()), ""))
                .row(List.of("  first won", Numbers.count(totals.wins()), share(totals.wins(), votes)))
                .row(List.of("  second won", Numbers.count(totals.losses()), share(totals.losses(), votes)))
                .row(List.of("  ties", Numbers.count(totals.ties()), share(totals.ties(), votes)))
                .row(List.of("  both bad", Numbers.count(totals.bothBad()), share(totals.bothBad(), votes)))
                .row(List.of("competitors", Numbers.count(tally.roster().size()), fewest()))
                .row(List.of("pairs that met, each order by itself", Numbers.count(tally.cellCount()), ""))
                .row(List.of("parts that can be rated together", Numbers.count(parts()), ""));
        for (List<String> group : similarNames) {
            sheet.note("Note: these names differ only in case or spaces: '" + String.join("', '", group) + "'");
        }
        return sheet.note(canBeRated() ? "The votes can be rated." : "The votes cannot be rated as they are.")
                .build();
    }

    private int parts() {
        return tally.battles() == 0 ? 0 : identifiability.components().size();
    }

    private static String share(long part, long whole) {
        return Numbers.percent((double) part / whole);
    }

    private String fewest() {
        List<VoteCounts> counts = tally.countsByCompetitor();
        long fewest = counts.stream().mapToLong(VoteCounts::votes).min().orElse(0);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i).votes() == fewest) {
                names.add(tally.roster().name(i));
            }
        }
        if (names.isEmpty()) {
            return "";
        }
        String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return "fewest votes: " + fewest + " (" + shown + (names.size() > NAMES_SHOWN ? ", …)" : ")");
    }

    @Override
    public Sheet csv() {
        Sheet.Builder sheet =
                Sheet.builder().texts("competitor").numbers("votes", "wins", "losses", "ties", "both_bad", "component");
        List<VoteCounts> counts = tally.countsByCompetitor();
        int[] component = components();
        for (int i = 0; i < counts.size(); i++) {
            VoteCounts row = counts.get(i);
            sheet.row(List.of(
                    tally.roster().name(i),
                    Long.toString(row.votes()),
                    Long.toString(row.wins()),
                    Long.toString(row.losses()),
                    Long.toString(row.ties()),
                    Long.toString(row.bothBad()),
                    Integer.toString(component[i])));
        }
        return sheet.build();
    }

    /** The number of each competitor's component, from 1, the largest first. */
    private int[] components() {
        int[] component = new int[tally.roster().size()];
        for (int i = 0; i < identifiability.components().size(); i++) {
            for (String name : identifiability.components().get(i)) {
                component[tally.roster().indexOf(name)] = i + 1;
            }
        }
        return component;
    }

    @Override
    public void json(JsonWriter json) {
        json.text("version", Provenance.libraryVersion()).object("options");
        options.write(json);
        json.endObject();
        RemovedJson.write(report, json);
        json.number("input_rows", report.rows())
                .number("self_battles", report.selfBattles())
                .number("battles", totals.votes())
                .number("competitors", tally.roster().size())
                .number("pairs", tally.cellCount())
                .object("outcomes")
                .number("first", totals.wins())
                .number("second", totals.losses())
                .number("tie", totals.ties())
                .number("both_bad", totals.bothBad())
                .endObject()
                .flag("can_be_rated", canBeRated());
        findings("problems", problems, json);
        findings("findings", tally.battles() == 0 ? List.of() : identifiability.findings(), json);
        json.array("components");
        identifiability.components().forEach(json::texts);
        json.endArray().array("similar_names");
        similarNames.forEach(json::texts);
        json.endArray().array("rows");
        rows(json);
        json.endArray();
    }

    private static void findings(String name, List<Finding> findings, JsonWriter json) {
        json.array(name);
        for (Finding finding : findings) {
            json.object();
            Failure.of(finding).json(json);
            json.endObject();
        }
        json.endArray();
    }

    private void rows(JsonWriter json) {
        List<VoteCounts> counts = tally.countsByCompetitor();
        for (int i = 0; i < counts.size(); i++) {
            VoteCounts row = counts.get(i);
            json.object()
                    .text("competitor", tally.roster().name(i))
                    .number("votes", row.votes())
                    .number("wins", row.wins())
                    .number("losses", row.losses())
                    .number("ties", row.ties())
                    .number("both_bad", row.bothBad())
                    .endObject();
        }
    }
}
