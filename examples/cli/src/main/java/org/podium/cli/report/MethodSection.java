package org.podium.cli.report;

import java.util.List;
import java.util.Map;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Convergence;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Provenance;
import org.podium.cli.report.Table.Cell;
import org.podium.cli.report.Table.Kind;

/** How the numbers were made, in words, as options, and as what is needed to make them again. */
final class MethodSection {
    private MethodSection() {}

    static Section of(Report report) {
        Leaderboard board = report.board();
        Provenance provenance = board.fit().provenance();
        return Section.builder("method", "Method")
                .paragraph("Bradley-Terry model, maximum likelihood. Ties: "
                        + Wording.ties(board.fit().model()) + ". "
                        + prior(board.fit()) + "Scores are on the scale on which 400 points are odds of ten to one, "
                        + Wording.gauge(board) + ". " + convergence(board.fit().convergence()))
                .paragraph(
                        "Bars and bounds are " + Wording.intervals(board) + ". Each interval speaks of one competitor "
                                + "by itself: ranks (UB) make no claim that all of them hold at once.")
                .add(Element.ofText("h3", "Options"), list("Options", report.options()))
                .add(
                        Element.ofText("h3", "Provenance"),
                        list(
                                "Provenance",
                                Map.of(),
                                entry("Version", "Podium " + provenance.version()),
                                entry("Digest of the votes (SHA-256)", provenance.votesDigest()),
                                entry("Kernel", provenance.kernel()),
                                entry("Java", provenance.java()),
                                entry("System", provenance.system()),
                                entry("Made", Format.minute(report.created()) + " UTC")))
                .build();
    }

    private static String prior(BradleyTerryFit fit) {
        return fit.prior() == Prior.NONE
                ? ""
                : "A prior of half a win and half a loss against a phantom was added for every competitor. ";
    }

    private static String convergence(Convergence convergence) {
        return "The fit converged in " + Format.plural(convergence.iterations(), "iteration", "iterations") + ".";
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry(name, value);
    }

    @SafeVarargs
    private static Element list(String caption, Map<String, String> values, Map.Entry<String, String>... more) {
        Table table = Table.plain(caption).column("Name", Kind.NAME).column("Value", Kind.TEXT);
        values.forEach((name, value) -> table.row(List.of(Cell.text(name), Cell.text(Label.of(value)))));
        for (Map.Entry<String, String> entry : more) {
            table.row(List.of(Cell.text(entry.getKey()), Cell.text(entry.getValue())));
        }
        return table.element();
    }
}
