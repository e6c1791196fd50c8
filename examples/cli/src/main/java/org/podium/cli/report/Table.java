package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * A table of the page, whose columns the page's script can sort.
 *
 * <p><b>Confined to one thread.</b>
 */
final class Table {
    private final String caption;
    private final String cssClass;
    private final Element head = Element.of("tr");
    private final Element body = Element.of("tbody");
    private final List<Kind> columns = new ArrayList<>();
    private Element lastHeader = head;

    /** What the values of a column are, and which of them a click on its header puts on top first. */
    enum Kind {
        TEXT("text", "ascending"),
        NAME("text", "ascending"),
        LOW_FIRST("number", "ascending"),
        HIGH_FIRST("number", "descending");

        private final String type;
        private final String first;

        Kind(String type, String first) {
            this.type = type;
            this.first = first;
        }

        private boolean isNumber() {
            return type.equals("number");
        }
    }

    /**
     * A value.
     *
     * @param content puts what is shown into the cell
     * @param sortValue what it is sorted by, empty for the content itself
     */
    record Cell(Consumer<Element> content, String sortValue) {
        static Cell text(String text) {
            return new Cell(cell -> cell.text(text), "");
        }

        static Cell name(String name) {
            return new Cell(cell -> cell.add(Label.inTable(name)), "");
        }

        static Cell number(double value, String shown) {
            return new Cell(cell -> cell.text(shown), shortest(value));
        }

        static Cell number(long value) {
            return number((double) value, Format.count(value));
        }

        /** Nothing; sorted behind all values in either direction. */
        static Cell none() {
            return new Cell(cell -> cell.text("–"), "none");
        }

        private static String shortest(double value) {
            String text = String.format(Locale.ROOT, "%.6f", value);
            return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
        }
    }

    private Table(String caption, String cssClass) {
        this.caption = caption;
        this.cssClass = cssClass;
    }

    /** A table that can be sorted. */
    static Table sortable(String caption) {
        return new Table(caption, "sortable");
    }

    /** A table that stays in its order. */
    static Table plain(String caption) {
        return new Table(caption, "plain");
    }

    Table column(String header, Kind kind) {
        return column(header, kind, "");
    }

    Table column(String header, Kind kind, String explanation) {
        columns.add(kind);
        Element cell =
                Element.of("th", cssClass(kind)).attribute("scope", "col").text(header);
        if (!explanation.isEmpty()) {
            cell.attribute("title", explanation);
        }
        head.add(cell.attribute("data-type", kind.type).attribute("data-first", kind.first));
        lastHeader = cell;
        return this;
    }

    /** Says that rows come in order of the column added last. */
    Table inOrder(String direction) {
        lastHeader.attribute("aria-sort", direction);
        return this;
    }

    private static String cssClass(Kind kind) {
        return kind.isNumber() ? "number" : kind == Kind.NAME ? "text name-column" : "text";
    }

    Table row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        Element row = Element.of("tr");
        for (int i = 0; i < cells.size(); i++) {
            Kind kind = columns.get(i);
            Element cell = kind == Kind.NAME
                    ? Element.of("th", cssClass(kind)).attribute("scope", "row")
                    : Element.of("td", cssClass(kind));
            String sortValue = cells.get(i).sortValue;
            if (!sortValue.isEmpty()) {
                cell.attribute("data-value", sortValue);
            }
            cells.get(i).content.accept(cell);
            row.add(cell);
        }
        body.add(row);
        return this;
    }

    /** The table in a frame that scrolls if it is too wide. */
    Element element() {
        Element table = Element.of("table", cssClass)
                .add(
                        Element.of("caption", "unseen").text(caption),
                        Element.of("thead").add(head),
                        body);
        return scroll(caption, table);
    }

    /** A frame that scrolls, also by keyboard. */
    static Element scroll(String label, Element content) {
        return Element.of("div", "scroll")
                .attribute("role", "region")
                .attribute("aria-label", label)
                .attribute("tabindex", "0")
                .add(content);
    }
}
