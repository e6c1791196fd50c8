package org.podium.board;

import java.util.Optional;
import org.podium.votes.Finding;

/**
 * One of several boards: rated, or the reason why it cannot be.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name of the board
 * @param votes votes that belong to it
 * @param board the leaderboard, empty if the votes cannot be rated
 * @param reason why they cannot, empty if they are rated
 */
public record BoardResult(String name, long votes, Optional<Leaderboard> board, Optional<Finding> reason) {}
