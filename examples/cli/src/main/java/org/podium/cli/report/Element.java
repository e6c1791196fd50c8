package org.podium.cli.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An element of HTML or SVG. Texts and attribute values are escaped when they are written and there is no other way to
 * write them, apart from the program's own style and script ({@link #asset}); so nothing in a competitor's name can be
 * taken for markup.
 *
 * <p><b>Confined to one thread.</b>
 */
final class Element {
    /** Elements of HTML that have no end tag. */
    private static final Set<String> VOID = Set.of("meta", "br", "col", "hr");
    /** Elements of SVG, which may be closed at once. */
    private static final Set<String> SHAPES = Set.of("rect", "line", "circle", "path");
    /** Elements that end a line of the source. */
    private static final Set<String> LINES = Set.of(
            "head",
            "meta",
            "title",
            "style",
            "script",
            "body",
            "header",
            "main",
            "footer",
            "nav",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "dl",
            "dd",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "figure",
            "figcaption",
            "details",
            "summary",
            "div",
            "svg",
            "g",
            "desc",
            "text",
            "rect",
            "line",
            "circle");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Node> children = new ArrayList<>();

    /** Anything inside an element. */
    private interface Node {
        void write(StringBuilder out);
    }

    private Element(String name) {
        this.name = name;
    }

    static Element of(String name) {
        return new Element(name);
    }

    static Element of(String name, String cssClass) {
        return new Element(name).attribute("class", cssClass);
    }

    /** An element with nothing but a text. */
    static Element ofText(String name, String text) {
        return new Element(name).text(text);
    }

    Element attribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    Element attribute(String key, long value) {
        return attribute(key, Long.toString(value));
    }

    /** A length or position, to a hundredth of a pixel. */
    Element attribute(String key, double value) {
        long hundredths = Math.round(100 * value);
        return hundredths % 100 == 0
                ? attribute(key, hundredths / 100)
                : attribute(key, Double.toString(hundredths / 100.0));
    }

    Element add(Element... elements) {
        return add(List.of(elements));
    }

    Element add(Collection<Element> elements) {
        elements.forEach(element -> children.add(element::write));
        return this;
    }

    Element text(String text) {
        children.add(out -> escape(text, out));
        return this;
    }

    /** Puts a style sheet or script of the program inside, as it is. */
    Element asset(Asset asset) {
        children.add(out -> out.append(asset.text()));
        return this;
    }

    void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(value, out);
            out.append('"');
        });
        if (children.isEmpty() && SHAPES.contains(name)) {
            out.append("/>");
        } else if (VOID.contains(name)) {
            out.append('>');
        } else {
            out.append('>');
            children.forEach(child -> child.write(out));
            out.append("</").append(name).append('>');
        }
        if (LINES.contains(name)) {
            out.append('\n');
        }
    }

    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(c) ? c : '\uFFFD');
            }
        });
    }

    /** The characters of XML 1.0, which HTML takes too; control characters and halves of surrogate pairs are none. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || (c >= 0x20 && c < 0x7F)
                || (c >= 0xA0 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }
}
