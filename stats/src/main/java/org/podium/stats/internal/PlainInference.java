package org.podium.stats.internal;

import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.CovarianceMatrices;
import org.podium.internal.solver.PairTable;

/** Inference for half-win and dropped ties without weights and effects. */
record PlainInference(FitLikelihood source) implements Inference {

    @Override
    public int parameters() {
        return source.theta().length;
    }

    @Override
    public double[] fisher() {
        return CovarianceMatrices.fisher(source.likelihood(), source.theta());
    }

    @Override
    public double[] ofModel(double[] fisher) {
        return fisher;
    }

    @Override
    public double[] sandwich(double[] fisher) {
        return CovarianceMatrices.sandwich(source.likelihood(), source.theta(), fisher);
    }

    @Override
    public double acceleration(double[] fisher, int parameter, int anchor) {
        PairTable pairs = source.likelihood().pairs();
        double[] sensitivity = Inference.sensitivity(fisher, pairs.size(), parameter, anchor);
        double squares = 0;
        double cubes = 0;
        for (int i = 0; i < pairs.size(); i++) {
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                if (j > i) {
                    double weight = sensitivity[i] - sensitivity[j];
                    double p = BattleLikelihood.logistic(source.theta()[i] - source.theta()[j]);
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

    @Override
    public Collinearity collinearity() {
        return Collinearity.none();
    }

    @Override
    public Replicates replicates(long seed, int number) {
        return new PlainReplicates(source, seed, number);
    }
}
