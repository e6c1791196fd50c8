package org.podium.cli.input;

import java.util.List;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Tally;

/**
 * The votes of a source, and what is wrong with it.
 *
 * @param tally the votes that are in order
 * @param report what the rules removed
 * @param problems what is wrong with rows; empty if all is well
 */
public record TallyReading(Tally tally, ReadingReport report, List<Finding> problems) {

    /** Copies the list. */
    public TallyReading {
        problems = List.copyOf(problems);
    }

    /**
     * What is left of a clean reading after further rules.
     *
     * @param left the votes that are left
     * @param removed the report with those rules
     * @return a reading whose only possible problem is that no vote is left
     */
    public TallyReading after(Tally left, ReadingReport removed) {
        return new TallyReading(
                left, removed, left.battles() == 0 ? List.of(VoteReader.emptyInput(removed)) : List.of());
    }

    /**
     * The votes, if nothing is wrong.
     *
     * @return the tally
     * @throws DataException with the first problem if there is one
     */
    public Tally requireClean() {
        if (!problems.isEmpty()) {
            throw new DataException(problems.get(0));
        }
        return tally;
    }
}
