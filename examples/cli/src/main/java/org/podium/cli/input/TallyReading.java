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
