package org.podium.bradleyterry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.podium.covariates.Covariate;
import org.podium.execution.Execution;
import org.podium.internal.graph.VoteGraph;
import org.podium.internal.model.CovariateModel;
import org.podium.internal.model.Design;
import org.podium.internal.model.OutcomeCells;
import org.podium.internal.model.OutcomeModel;
import org.podium.internal.model.ParametricModel;
import org.podium.internal.model.ParametricNewton;
import org.podium.internal.model.RankCheck;
import org.podium.internal.model.Separation;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.BattleSolver;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.Solution;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Roster;
import org.podium.votes.Tally;

/** Fits of the likelihoods with more than log-strengths, or with weights. Their graph has been checked before. */
final class ParametricFits {
    private static final int STEPS = 200;

    /** A fit that takes more Newton steps than this is looked at for an estimate at infinity before it goes on. */
    private static final int PROMPT_STEPS = 30;

    /** The matrices of larger models would not fit in the memory of a usual machine. */
    private static final int LARGEST = 12_000;

    private final BradleyTerry options;
    private final FittedVotes votes;
    private final boolean prior;

    private final Execution execution;

    private ParametricFits(BradleyTerry options, FittedVotes votes, Prior prior, Execution execution) {
        this.options = options;
        this.votes = votes;
        this.prior = prior != Prior.NONE;
        this.execution = execution;
    }

    static Estimate fit(BradleyTerry options, FittedVotes votes, Prior prior, Execution execution) {
        int competitors = votes.tally().roster().size();
        if (competitors > LARGEST) {
            throw new IllegalArgumentException("models with weights, tie parameters or effects are fitted to at most "
                    + LARGEST + " competitors, not " + competitors);
        }
        ParametricFits fits = new ParametricFits(options, votes, prior, execution);
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
        requireInterior(model);
        List<String> names = new ArrayList<>();
        if (model.tieIndex() >= 0) {
            names.add(Estimate.TIE);
        }
        if (model.orderIndex() >= 0) {
            names.add(Covariate.position().name());
        }
        double[] units = new double[names.size()];
        Arrays.fill(units, 1);
        return solve(model, model.start(), names, units);
    }

    private void requireInterior(OutcomeModel model) {
        if (!model.interior()) {
            throw boundary(TieBoundary.Cause.OUTCOME_MISSING, List.of());
        }
        if (options.tieModel() == TieModel.GROUNDED && !model.strengthsPenalised()) {
            VoteGraph graph = new VoteGraph(model.nodes());
            graph.read(model);
            if (!graph.isStrong()) {
                Roster roster = votes.tally().roster();
                throw boundary(
                        TieBoundary.Cause.UNBOUNDED_STRENGTH,
                        IntStream.of(graph.outsideLargest())
                                .filter(node -> node < roster.size())
                                .mapToObj(roster::name)
                                .toList());
            }
        }
    }

    private DataException boundary(TieBoundary.Cause cause, List<String> competitors) {
        return new DataException(new TieBoundary(options.tieModel(), cause, competitors));
    }

    private Estimate covariates() {
        if (options.tieModel().hasTieParameter()) {
            throw new IllegalArgumentException(
                    "covariates are fitted with ties as half wins or dropped, not with " + options.tieModel());
        }
        BattleLog log = votes.log()
                .orElseThrow(() -> new IllegalArgumentException(
                        "covariates are numbers of each vote, which a tally does not have; fit the BattleLog"));
        Design design = Design.of(log, options.effectiveCovariates(), options.counting(), prior, execution);
        List<String> names = options.effectiveCovariates().list().stream()
                .map(Covariate::name)
                .toList();
        return solve(design.model(), startOf(design.model()), names, design.units());
    }

    /** The log-strengths without covariates, which the tally tells in a small part of the time. */
    private double[] startOf(CovariateModel model) {
        PairTable pairs = PairTable.of(votes.tally(), new TieCounting(options.countsTies(), options.countsBothBad()));
        BattleLikelihood plain = new BattleLikelihood(pairs, prior);
        Solution solution =
                new BattleSolver(plain, options.maximumIterations(), execution).automatic(new double[pairs.size()]);
        return solution.converged() ? model.startAt(solution.theta()) : model.start();
    }

    private Estimate solve(ParametricModel model, double[] start, List<String> names, double[] units) {
        ParametricNewton newton = new ParametricNewton(model, start);
        List<Integer> dependent = model.mayBeCollinear() ? RankCheck.dependent(model, newton) : List.of();
        if (!dependent.isEmpty()) {
            throw new DataException(new CollinearCovariates(pick(names, dependent, model.strengths())));
        }
        Solution solution = climb(model, newton, Math.min(PROMPT_STEPS, options.maximumIterations()));
        if (!solution.converged()) {
            requireFinite(names, model, solution);
            newton = new ParametricNewton(model, start);
            solution = climb(model, newton, Math.min(STEPS, options.maximumIterations()));
        }
        if (!solution.converged() && !model.isConcave()) {
            requireFinite(names, model, solution);
        }
        double[] reached = solution.theta();
        List<Coefficient> effects = new ArrayList<>();
        for (int m = 0; m < names.size(); m++) {
            effects.add(new Coefficient(names.get(m), reached[model.strengths() + m], units[m]));
        }
        double logLikelihood = model.isConcave() ? newton.ofVotes() : model.ofVotes(reached);
        return new Estimate(
                Arrays.copyOf(reached, model.strengths()),
                options.tieModel() != TieModel.GROUNDED,
                List.copyOf(effects),
                () -> logLikelihood,
                Estimate.convergence(solution));
    }

    private void requireFinite(List<String> names, ParametricModel model, Solution stopped) {
        List<String> infinite = pick(names, Separation.runaways(model, stopped.theta()), model.strengths());
        if (infinite.contains(Estimate.TIE)) {
            throw boundary(TieBoundary.Cause.TIES_OUTRUN_WINS, List.of());
        }
        if (!infinite.isEmpty()) {
            throw new DataException(new SeparatingCovariates(infinite));
        }
    }

    private static List<String> pick(List<String> names, List<Integer> parameters, int strengths) {
        return parameters.stream().map(index -> names.get(index - strengths)).toList();
    }

    /** One climb where the objective is concave; from several starts, of which the highest counts, where it is not. */
    private Solution climb(ParametricModel model, ParametricNewton newton, int steps) {
        Solution best = newton.climb(steps);
        if (model.isConcave()) {
            return best;
        }
        for (double level : new double[] {-2, 2}) {
            for (double tie : new double[] {-2, 1}) {
                double[] start = model.start();
                Arrays.fill(start, 0, model.strengths(), level);
                start[model.strengths()] = tie;
                best = higher(model, best, new ParametricNewton(model, start).climb(steps));
            }
        }
        return best;
    }

    /** Climbs to one place differ by rounding; then the one that converged counts, or else the earlier. */
    private static Solution higher(ParametricModel model, Solution best, Solution other) {
        double gain = model.value(other.theta()) - model.value(best.theta());
        double rounding = 1e-9 * Math.abs(model.value(best.theta()));
        boolean same = Math.abs(gain) <= rounding && other.converged() && !best.converged();
        return gain > rounding || same ? other : best;
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
