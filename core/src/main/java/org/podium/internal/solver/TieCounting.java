package org.podium.internal.solver;

/**
 * Which votes count, and as what, in the half-win model.
 *
 * @param ties whether ties are half wins (else they are left out)
 * @param bothBad whether both-bad votes are half wins (else they are left out)
 */
public record TieCounting(boolean ties, boolean bothBad) {

    public long halfWins(long tieVotes, long bothBadVotes) {
        return (ties ? tieVotes : 0) + (bothBad ? bothBadVotes : 0);
    }
}
