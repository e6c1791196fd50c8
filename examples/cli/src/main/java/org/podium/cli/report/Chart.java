package org.podium.cli.report;

import java.util.List;

/**
 * A chart: what it shows in words, and the shapes. Colours and fonts come from style classes, so that the page can be
 * light or dark. What is named at the left is a drawing of its own, which the page can make narrower or hold in view
 * while the rest scrolls; horizontal positions in the rest may be shares of its width.
 *
 * @param id unique on the page, and the name of the picture's file
 * @param title what is shown
 * @param description what it says, for those who do not see it
 * @param size in pixels, where the page does not decide it
 * @param isFluid whether the page may set the width of the plot
 * @param names what is named at the left, may be empty
 * @param plot the rest
 */
record Chart(
        String id,
        String title,
        String description,
        Size size,
        boolean isFluid,
        List<Element> names,
        List<Element> plot) {

    /** Width of the names of competitors. */
    static final int NAMES = 236;

    private static final int WIDE_CELLS = 30;
    private static final int NARROW_CELLS = 17;

    /**
     * A size.
     *
     * @param names width of what is named at the left
     * @param plot width of the rest
     * @param right room at the right for labels that reach beyond
     * @param height of all
     */
    record Size(int names, int plot, int right, int height) {
        int width() {
            return names + plot + right;
        }
    }

    /** Copies the lists. */
    Chart {
        names = List.copyOf(names);
        plot = List.copyOf(plot);
    }

    /** The chart inside the page. */
    Element element() {
        Element chart = Element.of("div", isFluid ? "chart chart-fluid" : "chart");
        if (!names.isEmpty()) {
            chart.add(drawing("chart-names", size.names)
                    .attribute("aria-hidden", "true")
                    .add(names));
        }
        return chart.add(labelledPlot().attribute("role", "img"));
    }

    private Element labelledPlot() {
        return drawing("chart-plot", size.plot)
                .attribute("aria-labelledby", id + "-title")
                .attribute("aria-describedby", id + "-desc")
                .add(
                        Element.ofText("title", title).attribute("id", id + "-title"),
                        Element.ofText("desc", description).attribute("id", id + "-desc"))
                .add(plot);
    }

    private Element drawing(String cssClass, int width) {
        return Element.of("svg", cssClass)
                .attribute("width", width)
                .attribute("height", size.height)
                .attribute("overflow", "visible");
    }

    /** The chart as part of a larger drawing. */
    Element nested(double x, double y) {
        return Element.of("svg")
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", size.width())
                .attribute("height", size.height)
                .add(
                        drawing("chart-names", size.names).add(names),
                        labelledPlot().attribute("x", size.names));
    }

    /** The chart as a document of its own, with a heading. */
    Element document(Asset style) {
        int heading = 34;
        int margin = 16;
        return Element.of("svg")
                .attribute("xmlns", "http://www.w3.org/2000/svg")
                .attribute("font-family", "sans-serif")
                .attribute("width", size.width() + 2 * margin)
                .attribute("height", size.height + heading + margin)
                .add(Element.of("style").asset(style))
                .add(text("chart-heading", margin, 24, title))
                .add(nested(margin, heading));
    }

    static Element text(String cssClass, double x, double y, String text) {
        return Element.of("text", cssClass).attribute("x", x).attribute("y", y).text(text);
    }

    /** A name at the left, with something muted in front; a shorter form of it stands ready for narrow pages. */
    static List<Element> name(double y, String label, String name) {
        return List.of(
                name("chart-text chart-wide", y, label, Label.cut(name, WIDE_CELLS)),
                name("chart-text chart-narrow", y, label, Label.cut(name, NARROW_CELLS - label.length())));
    }

    private static Element name(String cssClass, double y, String label, String name) {
        Element text = Element.of("text", cssClass).attribute("x", 0).attribute("y", y);
        if (!label.isEmpty()) {
            text.add(Element.of("tspan", "chart-muted").text(label + "\u2002"));
        }
        return text.text(name);
    }

    /** The label of an axis's tick, counted from 0; narrow pages show every other one. */
    static Element tick(int tick, double share, double y, String label) {
        String cssClass = "chart-muted chart-middle" + (tick % 2 == 0 ? "" : " chart-wide");
        return text(cssClass, 0, y, label).attribute("x", share(share));
    }

    /** A position as a share of the width. */
    static String share(double share) {
        return Math.round(100_000 * share) / 1000.0 + "%";
    }

    static Element rect(String cssClass, double x, double y, double width, double height) {
        return Element.of("rect", cssClass)
                .attribute("x", x)
                .attribute("y", y)
                .attribute("width", width)
                .attribute("height", height);
    }
}
