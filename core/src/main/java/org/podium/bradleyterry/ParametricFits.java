package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.podium.covariates.Covariate;
import org.podium.internal.model.Design;
import org.podium.internal.model.OutcomeCells;
import org.podium.internal.model.OutcomeModel;
import org.podium.internal.model.ParametricModel;
import org.podium.internal.model.ParametricNewton;
import org.podium.internal.model.RankCheck;
import org.podium.internal.model.Recession;
import org.podium.internal.solver.Solution;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Tally;

/** Fits of the likelihoods with more than log-strengths, or with weights. Their graph has been checked before. */
final class ParametricFits {
    private static final int STEPS = 200;

    private final BradleyTerry options;
    private final FittedVotes votes;
    private final boolean prior;

    private ParametricFits(BradleyTerry options, FittedVotes votes, Prior prior) {
        this.options = options;
        this.votes = votes;
        this.prior = prior != Prior.NONE;
    }

    static Estimate fit(BradleyTerry options, FittedVotes votes, Prior prior) {
        ParametricFits fits = new ParametricFits(options, votes, prior);
        return options.effectiveCovariates().list().isEmpty() ? fits.outcomes() : fits.covariates();
    }

    private Estimate outcomes() {
        if (options.orderEffect() == OrderEffect.FITTED) {
            SidesMerged.requireKept(votes.tally());
        }
        OutcomeCells cells = votes.log()
                .map(log -> OutcomeCells.of(log, options.counting()))
                .orElseGet(() -> OutcomeCells.of(votes.tally(), options.counting()));
        OutcomeModel model =
                OutcomeModel.of(cells, options.family(), options.orderEffect() == OrderEffect.FITTED, prior);
        TieBoundary.requireInterior(options, model, votes.tally().roster());
        List<String> names = new ArrayList<>();
        if (model.tieIndex() >= 0) {
            names.add(Estimate.TIE);
        }
        if (model.orderIndex() >= 0) {
            names.add(Covariate.position().name());
        }
        double[] units = new double[names.size()];
        Arrays.fill(units, 1);
        return solve(model, names, units);
    }

    private Estimate covariates() {
        if (options.tieModel().hasTieParameter()) {
            throw new IllegalArgumentException(
                    "covariates are fitted with ties as half wins or dropped, not with " + options.tieModel());
        }
        BattleLog log = votes.log()
                .orElseThrow(() -> new IllegalArgumentException(
                        "covariates are numbers of each vote, which a tally does not have; fit the BattleLog"));
        Design design = Design.of(log, options.effectiveCovariates(), options.counting(), prior);
        List<String> names = options.effectiveCovariates().list().stream()
                .map(Covariate::name)
                .toList();
        return solve(design.model(), names, design.units());
    }

    private Estimate solve(ParametricModel model, List<String> names, double[] units) {
        List<Integer> dependent = RankCheck.dependent(model);
        if (!dependent.isEmpty()) {
            throw new DataException(new CollinearCovariates(pick(names, dependent, model.strengths())));
        }
        Solution solution = climb(model);
        if (!solution.converged()) {
            List<Integer> runaways = Recession.runaways(model, solution);
            if (!runaways.isEmpty()) {
                throw new DataException(new SeparatingCovariates(pick(names, runaways, model.strengths())));
            }
        }
        double[] reached = solution.theta();
        List<Coefficient> effects = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            effects.add(new Coefficient(names.get(m), reached[model.strengths() + m], units[m]));
        }
        return new Estimate(
                Arrays.copyOf(reached, model.strengths()),
                options.tieModel() != TieModel.GROUNDED,
                List.copyOf(effects),
                model.ofVotes(reached),
                Estimate.convergence(solution));
    }

    private static List<String> pick(List<String> names, List<Integer> parameters, int strengths) {
        return parameters.stream().map(index -> names.get(index - strengths)).toList();
    }

    /** One climb where the objective is concave; from several starts, of which the highest counts, where it is not. */
    private Solution climb(ParametricModel model) {
        ParametricNewton newton = new ParametricNewton(model);
        Solution best = newton.run(model.start(), STEPS);
        if (options.tieModel() != TieModel.GROUNDED) {
            return best;
        }
        for (double level : new double[] {-2, 2}) {
            for (double tie : new double[] {-2, 1}) {
                double[] start = model.start();
                Arrays.fill(start, 0, model.strengths(), level);
                start[model.strengths()] = tie;
                Solution other = newton.run(start, STEPS);
                // A climb that ends in the same place must not replace the first by rounding alone.
                double gain = model.value(other.theta()) - model.value(best.theta());
                if (other.converged() && (!best.converged() || gain > 1e-9 * Math.abs(model.value(best.theta())))) {
                    best = other;
                }
            }
        }
        return best;
    }

    /** Votes of a tally by outcome. */
    static long[] outcomeTotals(Tally tally) {
        long[] totals = new long[4];
        tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
            totals[0] += firstWins;
            totals[1] += secondWins;
            totals[2] += ties;
            totals[3] += bothBad;
        });
        return totals;
    }
}
