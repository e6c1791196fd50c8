package org.podium.cli;

import java.util.List;
import java.util.Optional;
import org.podium.board.Leaderboard;
import org.podium.interval.CoefficientInterval;

/**
 * A leaderboard and what is shown beside it.
 *
 * @param plain the leaderboard
 * @param style the board with covariates controlled for, if asked for
 * @param effects the effects of that fit or, without one, of the plain fit
 * @param tie the tie parameter, in models with one
 */
record RatedBoard(
        Leaderboard plain,
        Optional<Leaderboard> style,
        List<CoefficientInterval> effects,
        Optional<CoefficientInterval> tie) {

    /** Copies the list. */
    RatedBoard {
        effects = List.copyOf(effects);
    }

    /** The same beside the board with covariates controlled for, whose effects count. */
    RatedBoard with(RatedBoard controlled) {
        return new RatedBoard(plain, Optional.of(controlled.plain), controlled.effects, tie);
    }
}
