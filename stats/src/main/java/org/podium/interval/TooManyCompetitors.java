package org.podium.interval;

import java.util.List;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.internal.solver.CovarianceMatrices;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * A board has too many competitors for a covariance matrix, and so for sandwich and Fisher intervals of all of them.
 *
 * @param number of the competitors
 * @param limit the largest number for which there is a matrix
 */
public record TooManyCompetitors(int number, int limit) implements Finding {

    static void check(BradleyTerryFit fit) {
        int number = fit.roster().size();
        if (number > CovarianceMatrices.LARGEST) {
            throw new DataException(new TooManyCompetitors(number, CovarianceMatrices.LARGEST));
        }
    }

    @Override
    public String kind() {
        return "too-many-competitors";
    }

    @Override
    public String message() {
        return "the covariance matrix of " + number + " competitors would take " + 8L * number * number / (1L << 30)
                + " GB and its sandwich " + number + "³ multiplications; the limit is " + limit + " competitors";
    }

    @Override
    public List<String> remedies() {
        return List.of(
                "for chosen competitors or differences, use ContrastErrors",
                "for intervals of all, use the percentile bootstrap, which costs as many fits as it has replicates",
                "leave out competitors with few votes (VoteFilters.minimumVotes)");
    }
}
