package org.podium.cli.report;

import java.util.List;

/**
 * The frame of the page. Its policy lets nothing load and runs no script but the program's own, which is named by its
 * digest; so even markup that got past the escaping could do nothing.
 *
 * @param title the heading
 * @param lead a line under it
 * @param sections what stands on the page
 */
record Page(String title, String lead, List<Section> sections) {

    String html() {
        Asset style = Asset.of("theme.css", "chart.css", "report.css");
        Asset script = Asset.of("report.js");
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        Element.of("html")
                .attribute("lang", "en")
                .add(head(style, script), body())
                .write(out);
        return out.append('\n').toString();
    }

    private Element head(Asset style, Asset script) {
        String policy = "default-src 'none'; style-src " + style.hash() + "; script-src " + script.hash()
                + "; base-uri 'none'; form-action 'none'";
        return Element.of("head")
                .add(
                        Element.of("meta").attribute("charset", "utf-8"),
                        Element.of("meta")
                                .attribute("http-equiv", "Content-Security-Policy")
                                .attribute("content", policy),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("color-scheme", "light dark"),
                        meta("referrer", "no-referrer"),
                        Element.ofText("title", Label.of(title)),
                        Element.of("style").asset(style),
                        // A module runs when the page is there, wherever it stands.
                        Element.of("script").attribute("type", "module").asset(script));
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").attribute("name", name).attribute("content", content);
    }

    private Element body() {
        Element contents = Element.of("ul");
        sections.forEach(section -> contents.add(Element.of("li")
                .add(Element.ofText("a", Label.of(section.title())).attribute("href", "#" + section.id()))));
        return Element.of("body")
                .add(
                        Element.of("header")
                                .add(
                                        Element.ofText("h1", Label.of(title)),
                                        Element.of("p", "lead").text(lead)),
                        Element.of("nav").attribute("aria-label", "Contents").add(contents),
                        Element.of("main")
                                .add(sections.stream().map(Section::element).toList()));
    }
}
