package org.podium.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.interval.Covariance;
import org.podium.interval.Covariances;
import org.podium.votes.VoteCounts;

/**
 * Which rows carry a caution. A row does if
 *
 * <ol>
 *   <li>its score rests on the prior alone, because no chain of results links it both ways to the largest component; or
 *   <li>it has fewer than {@value #FEW_VOTES} votes that the model counts, too few for any of the interval methods; or
 *   <li>the Fisher and the sandwich error of its score relative to the mean differ by more than a factor of
 *       {@value #FAR_APART}: with a competitor that has two ties and nothing else, the first was seen to be 241 and the
 *       second 6.8 points.
 * </ol>
 *
 * <p>The first reason that applies is given. The third is not looked at above {@value #MANY} competitors, where it would
 * need two large matrices.
 */
final class Cautions {
    static final int FEW_VOTES = 30;
    static final double FAR_APART = 2;
    static final int MANY = 3000;

    private final BradleyTerryFit fit;
    private final Set<String> largestComponent;
    private final List<VoteCounts> counts;
    private final BoardOptions options;
    private final Optional<Covariances> covariances;

    Cautions(BradleyTerryFit fit, List<VoteCounts> counts, BoardOptions options, Optional<Covariances> covariances) {
        this.fit = fit;
        largestComponent = Set.copyOf(fit.identifiability().components().get(0));
        this.counts = counts;
        this.options = options;
        this.covariances = covariances;
    }

    /** What the third reason needs, unless that is too much. */
    static Optional<Covariances> covariances(BradleyTerryFit fit) {
        return fit.roster().size() <= MANY ? Optional.of(Covariances.of(fit)) : Optional.empty();
    }

    Optional<String> of(int index) {
        if (fit.prior() != Prior.NONE && !largestComponent.contains(fit.roster().name(index))) {
            return Optional.of("rests on the prior alone");
        }
        long votes = counted(counts.get(index));
        if (votes < FEW_VOTES) {
            return Optional.of("few votes (" + votes + ")");
        }
        return errorsFarApart(index);
    }

    private long counted(VoteCounts votes) {
        return votes.wins()
                + votes.losses()
                + (fit.model().countsTies() ? votes.ties() : 0)
                + (fit.model().countsBothBad() ? votes.bothBad() : 0);
    }

    private Optional<String> errorsFarApart(int index) {
        if (covariances.isEmpty()) {
            return Optional.empty();
        }
        double model = points(covariances.get().fisher(), index);
        double robust = points(covariances.get().sandwich(), index);
        if (model <= FAR_APART * robust && robust <= FAR_APART * model) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "Fisher and sandwich errors far apart (%.1f and %.1f points)", model, robust));
    }

    private double points(Covariance covariance, int index) {
        return options.scale().pointsPerUnit() * Math.sqrt(Math.max(0, covariance.covariance(index, index)));
    }
}
