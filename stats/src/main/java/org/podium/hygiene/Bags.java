package org.podium.hygiene;

import static org.podium.hygiene.ConformalRanks.OUTCOMES;

/**
 * How many votes with each outcome a vote is compared with. Immutable; what depends on the voter is in {@link Own}.
 */
final class Bags {
    private final PairedVotes votes;
    private final ReferenceVotes reference;
    /** By row for earlier votes, by pair for all others. */
    private final int[] counts;

    private Bags(PairedVotes votes, ReferenceVotes reference, int[] counts) {
        this.votes = votes;
        this.reference = reference;
        this.counts = counts;
    }

    /** Takes the rows in the order in which they were cast. */
    static Bags of(PairedVotes votes, int[] order, ReferenceVotes reference) {
        int[] soFar = new int[votes.pairs() * OUTCOMES];
        int[] before = new int[reference == ReferenceVotes.EARLIER ? Math.multiplyExact(order.length, OUTCOMES) : 0];
        for (int row : order) {
            int pair = votes.pair(row);
            if (pair != PairedVotes.SKIPPED) {
                if (reference == ReferenceVotes.EARLIER) {
                    System.arraycopy(soFar, pair * OUTCOMES, before, row * OUTCOMES, OUTCOMES);
                }
                soFar[pair * OUTCOMES + votes.outcome(row)]++;
            }
        }
        return new Bags(votes, reference, reference == ReferenceVotes.EARLIER ? before : soFar);
    }

    /** The votes of the voter at hand by pair and outcome, before and from its current vote on. Confined to one thread. */
    final class Own {
        private final int[] before = new int[votes.pairs() * OUTCOMES];
        private final int[] fromNowOn = new int[votes.pairs() * OUTCOMES];

        /** Begins with a voter. */
        void start(int[] rows) {
            for (int row : rows) {
                if (votes.pair(row) != PairedVotes.SKIPPED) {
                    fromNowOn[at(row)]++;
                }
            }
        }

        /** Goes on to the voter's next vote. */
        void pass(int row) {
            before[at(row)]++;
            fromNowOn[at(row)]--;
        }

        /** Forgets the voter, all of whose votes were passed. */
        void end(int[] rows) {
            for (int row : rows) {
                if (votes.pair(row) != PairedVotes.SKIPPED) {
                    before[at(row)] = 0;
                }
            }
        }

        private int at(int row) {
            return votes.pair(row) * OUTCOMES + votes.outcome(row);
        }

        /**
         * Fills in the votes that a vote is compared with, itself not among them.
         *
         * @return how many of them are not the voter's own
         */
        int fill(int row, int[] bag) {
            int pair = votes.pair(row) * OUTCOMES;
            int others = 0;
            for (int outcome = 0; outcome < OUTCOMES; outcome++) {
                bag[outcome] = reference == ReferenceVotes.EARLIER
                        ? counts[row * OUTCOMES + outcome]
                        : counts[pair + outcome] - fromNowOn[pair + outcome];
                others += bag[outcome] - before[pair + outcome];
            }
            return others;
        }
    }
}
