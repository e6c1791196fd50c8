package org.podium.stats.internal;

import java.util.Arrays;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.internal.model.CovariateModel;
import org.podium.internal.model.Design;
import org.podium.internal.model.OutcomeCells;
import org.podium.internal.model.OutcomeModel;
import org.podium.internal.model.ParametricCovariance;
import org.podium.internal.model.ParametricModel;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.BattleLog;

/**
 * Inference for the likelihoods with weights or with parameters behind the log-strengths.
 *
 * @param fit the fit
 * @param model its likelihood
 * @param maximum its maximum, in its own gauge
 * @param centred whether log-strengths are reported centred
 */
record ParametricInference(BradleyTerryFit fit, ParametricModel model, double[] maximum, boolean centred)
        implements Inference {

    static ParametricInference of(BradleyTerryFit fit, Execution execution) {
        ParametricModel model = model(fit, execution);
        double[] maximum = Arrays.copyOf(fit.logStrengths(), model.parameters());
        double phantom = fit.phantomLogStrength().orElse(0);
        for (int i = 0; i < model.strengths(); i++) {
            maximum[i] -= phantom;
        }
        int next = model.strengths();
        if (fit.tieParameter().isPresent()) {
            maximum[next++] = fit.tieParameter().getAsDouble();
        }
        for (int m = 0; m < fit.coefficients().size(); m++) {
            maximum[next++] = fit.coefficients().get(m).estimate();
        }
        return new ParametricInference(fit, model, maximum, fit.model().tieModel() != TieModel.GROUNDED);
    }

    private static ParametricModel model(BradleyTerryFit fit, Execution execution) {
        boolean ordered = fit.model().orderEffect() == OrderEffect.FITTED;
        boolean prior = fit.prior() != Prior.NONE;
        OutcomeCells.Counting counting = new OutcomeCells.Counting(
                ordered,
                fit.model().countsTies(),
                fit.model().countsBothBad(),
                fit.model().reweighting().minimum());
        Covariates covariates = fit.model().covariates();
        if (!covariates.list().isEmpty()) {
            BattleLog log = fit.log().orElseThrow();
            return Design.of(
                            log,
                            ordered ? covariates.with(Covariate.position()) : covariates,
                            counting,
                            prior,
                            execution)
                    .model();
        }
        OutcomeCells cells = fit.log()
                .map(log -> OutcomeCells.of(log, counting))
                .orElseGet(() -> OutcomeCells.of(fit.tally(), counting));
        return OutcomeModel.of(cells, family(fit.model().tieModel()), ordered, prior);
    }

    private static OutcomeModel.Family family(TieModel ties) {
        return switch (ties) {
            case HALF_WIN, DROPPED -> OutcomeModel.Family.HALF_WIN;
            case DAVIDSON -> OutcomeModel.Family.DAVIDSON;
            case RAO_KUPPER -> OutcomeModel.Family.RAO_KUPPER;
            case GROUNDED -> OutcomeModel.Family.GROUNDED;
        };
    }

    @Override
    public int parameters() {
        return model.parameters();
    }

    @Override
    public double[] fisher() {
        return ParametricCovariance.fisher(model, maximum, centred);
    }

    @Override
    public double[] ofModel(double[] fisher) {
        return model.isWeighted() ? ParametricCovariance.ofWeightedModel(model, maximum, centred) : fisher;
    }

    @Override
    public double[] sandwich(double[] fisher) {
        return ParametricCovariance.sandwich(model, maximum, fisher);
    }

    @Override
    public double acceleration(double[] fisher, int parameter, int anchor) {
        double[] sensitivity = Inference.sensitivity(fisher, model.parameters(), parameter, anchor);
        double[] sums = new double[2];
        model.forEachScore(maximum, (count, index, score) -> {
            double influence = 0;
            for (int i = 0; i < index.length; i++) {
                influence += sensitivity[index[i]] * score[i];
            }
            sums[0] += count * influence * influence;
            sums[1] += count * influence * influence * influence;
        });
        return sums[1] / (6 * Math.pow(sums[0], 1.5));
    }

    @Override
    public Collinearity collinearity() {
        return Collinearity.of(model, maximum);
    }

    @Override
    public Replicates replicates(long seed, int number) {
        if (model instanceof CovariateModel covariates) {
            int[][] backbone = model.strengthsPenalised() ? new int[0][] : Backbone.results(pairs());
            return new CovariateReplicates(this, covariates, backbone, seed, number);
        }
        return new ParametricReplicates(this, seed, number);
    }

    private PairTable pairs() {
        BradleyTerry options = fit.model();
        return PairTable.of(fit.tally(), new TieCounting(options.countsTies(), options.countsBothBad()));
    }
}
