package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the page.
 *
 * @param id what the table of contents points to
 * @param title its heading
 * @param content what stands in it
 * @param pictures its charts as pictures of their own
 */
record Section(String id, String title, List<Element> content, List<Chart> pictures) {

    /** Copies the lists. */
    Section {
        content = List.copyOf(content);
        pictures = List.copyOf(pictures);
    }

    static Builder builder(String id, String title) {
        return new Builder(id, title);
    }

    Element element() {
        return Element.of("section")
                .attribute("id", id)
                .attribute("aria-labelledby", id + "-heading")
                .add(Element.ofText("h2", title).attribute("id", id + "-heading"))
                .add(content);
    }

    /** Collects the parts. <b>Confined to one thread.</b> */
    static final class Builder {
        private final String id;
        private final String title;
        private final List<Element> content = new ArrayList<>();
        private final List<Chart> pictures = new ArrayList<>();

        private Builder(String id, String title) {
            this.id = id;
            this.title = title;
        }

        Builder add(Element... elements) {
            content.addAll(List.of(elements));
            return this;
        }

        Builder paragraph(String text) {
            return add(Element.ofText("p", text));
        }

        /** A chart with its title and a caption. */
        Builder chart(Chart chart, String caption) {
            return figure(chart, Element.ofText("h3", chart.title()), Element.ofText("figcaption", caption));
        }

        /** The only chart of the section, which has the title already. */
        Builder onlyChart(Chart chart, String caption) {
            return figure(chart, Element.ofText("figcaption", caption));
        }

        /** A chart that cannot be narrow gets a frame that scrolls. */
        private Builder figure(Chart chart, Element... texts) {
            pictures.add(chart);
            Element drawing = chart.isFluid() ? chart.element() : Table.scroll(chart.title(), chart.element());
            return add(Element.of("figure").add(texts).add(drawing));
        }

        /** A picture without a drawing of its own on the page. */
        Builder picture(Chart chart) {
            pictures.add(chart);
            return this;
        }

        /** Something that is unfolded on demand. */
        Builder details(String summary, Element... elements) {
            return add(unfolded(summary, elements));
        }

        Section build() {
            return new Section(id, title, content, pictures);
        }
    }

    static Element unfolded(String summary, Element... elements) {
        return Element.of("details").add(Element.ofText("summary", summary)).add(elements);
    }
}
