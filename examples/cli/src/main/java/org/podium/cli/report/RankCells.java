package org.podium.cli.report;

import java.util.List;
import java.util.OptionalInt;
import org.podium.board.RankChange;
import org.podium.cli.report.Table.Cell;

/** A rank on another board and how far it is from the first, as two cells. */
final class RankCells {
    private RankCells() {}

    static List<Cell> of(RankChange change) {
        return List.of(rank(change.after()), change(change.gain()));
    }

    private static Cell rank(OptionalInt rank) {
        return rank.isPresent() ? Cell.number(rank.getAsInt()) : Cell.none();
    }

    static Cell change(OptionalInt gain) {
        if (gain.isEmpty()) {
            return Cell.none();
        }
        int ranks = gain.getAsInt();
        String text = Format.signed(ranks, 0);
        return new Cell(cell -> cell.add(Element.of("span", cssClass(ranks)).text(text)), Integer.toString(ranks));
    }

    static String cssClass(int gain) {
        return gain > 0 ? "better" : gain < 0 ? "worse" : "muted";
    }
}
