package org.podium.cli.report;

import org.podium.board.Leaderboard;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.TieModel;
import org.podium.interval.RelativeTo;

/** The options of a board in words. */
final class Wording {
    private Wording() {}

    static String intervals(Leaderboard board) {
        String reference = board.options().relativeTo() == RelativeTo.ANCHOR ? "the anchor" : "the mean";
        return Format.confidence(board.method().confidence()) + " "
                + method(board.method().name()) + " intervals relative to " + reference;
    }

    private static String method(String name) {
        return switch (name) {
            case "percentile" -> "percentile bootstrap";
            case "basic" -> "basic bootstrap";
            case "bca" -> "BCa bootstrap";
            case "fisher" -> "Fisher";
            default -> name;
        };
    }

    static String gauge(Leaderboard board) {
        RatingScale scale = board.options().scale();
        return scale.anchor()
                .map(name -> Label.of(name) + " = " + Format.points(scale.reference()))
                .orElse(centre(board) + " " + Format.points(scale.reference()));
    }

    /** What has the score at which boards without an anchor are held. */
    private static String centre(Leaderboard board) {
        return board.fit().model().tieModel() == TieModel.GROUNDED ? "the model's own zero at" : "mean";
    }

    static String ties(BradleyTerry model) {
        String ties = ties(model.tieModel());
        if (!model.countsTies() || model.tieModel() == TieModel.GROUNDED) {
            return ties;
        }
        return ties + (model.countsBothBad() ? "; both bad counts as a tie" : "; both bad not counted");
    }

    private static String ties(TieModel model) {
        return switch (model) {
            case HALF_WIN -> "half a win for each";
            case DROPPED -> "not counted, nor both bad";
            case DAVIDSON -> "Davidson's model";
            case RAO_KUPPER -> "Rao and Kupper's model";
            case GROUNDED -> "grounded Rao-Kupper model, both bad an outcome of its own";
        };
    }
}
