package org.podium.cli.report;

import org.podium.bradleyterry.Provenance;

/** What to write where the numbers are used. */
final class CitationSection {
    private CitationSection() {}

    static Section of(Report report) {
        String version = Provenance.libraryVersion();
        String digest = report.board().fit().provenance().votesDigest();
        String year = Format.day(report.created()).substring(0, 4);
        String bibtex = """
                @software{podium,
                  author  = {{The Podium contributors}},
                  title   = {Podium: arena-style rating and ranking for the JVM},
                  version = {%s},
                  year    = {%s}
                }""".formatted(version, year);
        return Section.builder("citation", "How to cite")
                .paragraph("Cite the votes as their publisher asks, and this board by title, day and digest: “"
                        + Label.of(report.title()) + "”, " + Format.day(report.created()) + ", votes "
                        + digest.substring(0, 16) + ", computed with Podium " + version + ".")
                .add(Element.of("pre").attribute("tabindex", "0").add(Element.ofText("code", bibtex)))
                .build();
    }
}
