package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerryFit;

/** What the report rests on: how many votes, whose, and how they ended. */
final class SummarySection {
    private SummarySection() {}

    /** One line under the heading. */
    static String lead(Report report) {
        Leaderboard board = report.board();
        return Format.plural(board.fit().tally().battles(), "vote", "votes") + " on "
                + Format.plural(board.fit().roster().size(), "competitor", "competitors") + " · made "
                + Format.minute(report.created()) + " UTC";
    }

    static Section of(Report report) {
        BradleyTerryFit fit = report.board().fit();
        int size = fit.roster().size();
        Element facts = Element.of("dl", "facts");
        fact(facts, "Votes", Format.count(fit.tally().battles()));
        fact(facts, "Competitors", Format.count(size));
        fact(facts, "Pairs that met", pairs(fit) + " of " + Format.count((long) size * (size - 1) / 2));
        report.history().ifPresent(known -> fact(facts, "Votes cast", period(known)));
        fact(facts, "Scores", Wording.gauge(report.board()));
        fact(facts, "Intervals", Wording.intervals(report.board()));
        fact(facts, "Ties", Wording.ties(fit.model()));
        Section.Builder section =
                Section.builder("summary", "Summary").add(facts).add(outcomes(OutcomeShares.of(fit.tally())));
        if (!report.remarks().isEmpty()) {
            Element list = Element.of("ul", "remarks");
            report.remarks().forEach(remark -> list.add(Element.ofText("li", Label.of(remark))));
            section.add(list);
        }
        return section.build();
    }

    /** With hyphens at which no line ends. */
    private static String period(Report.History history) {
        return (Format.day(history.first()) + " to " + Format.day(history.last())).replace('-', '\u2011');
    }

    private static void fact(Element facts, String name, String value) {
        facts.add(Element.of("div").add(Element.ofText("dt", name), Element.ofText("dd", Label.of(value))));
    }

    private static String pairs(BradleyTerryFit fit) {
        boolean[] met = new boolean[fit.roster().size() * fit.roster().size()];
        long[] pairs = new long[1];
        fit.tally().forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            int pair = Math.min(i, j) * fit.roster().size() + Math.max(i, j);
            pairs[0] += met[pair] ? 0 : 1;
            met[pair] = true;
        });
        return Format.count(pairs[0]);
    }

    /** A bar that is divided as the votes are, and the shares in words. */
    private static Element outcomes(List<OutcomeShares.Share> shares) {
        List<Element> bar = new ArrayList<>();
        Element list = Element.of("ul", "outcomes");
        StringBuilder words = new StringBuilder();
        double start = 0;
        for (OutcomeShares.Share share : shares) {
            bar.add(Chart.rect(share.cssClass(), 0, 0, 0, 14)
                    .attribute("x", Chart.share(start))
                    .attribute("width", Chart.share(share.share())));
            start += share.share();
            String text = share.name() + " " + Format.percent(share.share());
            words.append(words.isEmpty() ? "" : ", ").append(text);
            list.add(Element.of("li")
                    .add(Element.of("svg", "swatch")
                            .attribute("aria-hidden", "true")
                            .attribute("width", 10)
                            .attribute("height", 10)
                            .add(Chart.rect(share.cssClass(), 0, 0, 10, 10)))
                    .text(share.name() + " ")
                    .add(Element.of("span", "muted")
                            .text(Format.percent(share.share()) + " (" + Format.count(share.votes()) + ")")));
        }
        Chart.Size size = new Chart.Size(0, 820, 0, 14);
        Chart chart = new Chart("outcomes", "How votes ended", words + ".", size, true, List.of(), bar);
        return Element.of("div", "outcome-shares").add(chart.element(), list);
    }
}
