package org.podium.interval;

import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.CovarianceMatrices;
import org.podium.internal.solver.PairTable;
import org.podium.stats.internal.FitLikelihood;

/**
 * The acceleration of BCa, a = Σ n I³ / (6 (Σ n I²)^{3/2}) over the cells of the tally, where n is the cell's count and
 * I = cᵀH⁺x (y − p) the influence of one of its votes on the contrast cᵀθ, [Efron87] eq. (6.6).
 */
final class Acceleration {
    private final PairTable pairs;
    private final double[] theta;
    private final double[] inverse;

    private Acceleration(PairTable pairs, double[] theta, double[] inverse) {
        this.pairs = pairs;
        this.theta = theta;
        this.inverse = inverse;
    }

    static Acceleration of(BradleyTerryFit fit) {
        FitLikelihood source = FitLikelihood.of(fit);
        return new Acceleration(
                source.likelihood().pairs(),
                source.theta(),
                CovarianceMatrices.fisher(source.likelihood(), source.theta()));
    }

    /**
     * For the log-strength of a competitor relative to the mean (anchor −1) or to an anchor.
     *
     * @return NaN if no vote has any influence
     */
    double of(int competitor, int anchor) {
        double[] sensitivity = sensitivity(competitor, anchor);
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                if (j > i) {
                    double weight = sensitivity[i] - sensitivity[j];
                    double p = BattleLikelihood.logistic(theta[i] - theta[j]);
                    double won = weight * (1 - p);
                    double lost = -weight * p;
                    double tied = weight * (0.5 - p);
                    squares += pairs.wins(entry) * won * won
                            + pairs.losses(entry) * lost * lost
                            + pairs.halfWins(entry) * tied * tied;
                    cubes += pairs.wins(entry) * won * won * won
                            + pairs.losses(entry) * lost * lost * lost
                            + pairs.halfWins(entry) * tied * tied * tied;
                }
            }
        }
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private double[] sensitivity(int competitor, int anchor) {
        int size = pairs.size();
        double[] row = new double[size];
        for (int j = 0; j < size; j++) {
            row[j] = inverse[competitor * size + j] - (anchor < 0 ? 0 : inverse[anchor * size + j]);
        }
        return row;
    }
}
