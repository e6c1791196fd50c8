package org.podium.cli;

import java.util.Optional;
import org.podium.board.BoardResult;
import org.podium.votes.Finding;

/**
 * One of the boards beside the overall one, or why it cannot be rated.
 *
 * @param name of the board
 * @param votes that belong to it
 * @param board the board, empty if the votes cannot be rated
 * @param reason why they cannot, empty if they are rated
 */
record FurtherBoard(String name, long votes, Optional<RatedBoard> board, Optional<Finding> reason) {

    /** The plain board alone. */
    BoardResult plain() {
        return new BoardResult(name, votes, board.map(RatedBoard::plain), reason);
    }
}
