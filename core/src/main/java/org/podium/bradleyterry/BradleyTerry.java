package org.podium.bradleyterry;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.execution.Execution;
import org.podium.internal.model.OutcomeCells;
import org.podium.internal.model.OutcomeModel;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.BattleSolver;
import org.podium.internal.solver.DenseNewton;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.Solution;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;
import org.podium.votes.Weighting;

/**
 * Maximum-likelihood Bradley-Terry ratings from a tally, [BT52]: competitor i beats j with probability
 * σ(θ_i − θ_j) = 1 / (1 + exp(θ_j − θ_i)), and the log-strengths θ maximise
 *
 * <pre>ℓ(θ) = Σ over votes of y log p + (1 − y) log (1 − p),   y = 1 for a win, 0 for a loss, ½ for a tie</pre>
 *
 * <p>An object of this class is a set of options: how ties and both-bad votes count, what to do when the votes
 * determine no finite score, a prior, a solver. It remembers nothing from one call to the next.
 *
 * <p>Before each fit the comparison graph is checked ({@link Identifiability}). A fit of identifiable votes reaches
 * max |observed − expected score| ÷ battles ≤ 1e-10 and a last Newton correction ≤ 1e-8 points, or says that it did
 * not ({@link Convergence}). The result does not depend on the order of votes or the number of threads.
 *
 * <p>Cost: with K competitors of whom at least a quarter of the pairs met, up to K = 1,500, some five passes over K²/2 pairs
 * with a division each and twenty without, and memory of K² doubles: a board of 250 competitors takes half a
 * millisecond. Elsewhere, with P pairs met, some ten to sixty sweeps of P divisions and two or three Newton steps of K³/3
 * up to 600 competitors; above, some forty passes over the pairs, or on chains an elimination whose cost grows with the
 * links it makes. A board of 130 competitors takes milliseconds, one of 100,000 with two million pairs half a second.
 * Memory of a fit of a large board: 36 bytes a pair, 72 if a pair has more than some thirty thousand battles, and 200 a
 * competitor.
 *
 * <p>Immutable and thread-safe.
 */
public final class BradleyTerry {
    private static final BradleyTerry DEFAULTS = new BradleyTerry(new Options(
            TieModel.HALF_WIN,
            BothBad.AS_TIE,
            Prior.NONE,
            OnUnidentifiable.ERROR,
            Solver.AUTO,
            10_000,
            OrderEffect.NONE,
            Reweighting.none(),
            Covariates.none()));

    private final Options options;

    private BradleyTerry(Options options) {
        this.options = options;
    }

    private record Options(
            TieModel tieModel,
            BothBad bothBad,
            Prior prior,
            OnUnidentifiable onUnidentifiable,
            Solver solver,
            int maximumIterations,
            OrderEffect orderEffect,
            Reweighting reweighting,
            Covariates covariates) {
        Options {
            Objects.requireNonNull(tieModel, "tieModel");
            Objects.requireNonNull(bothBad, "bothBad");
            Objects.requireNonNull(prior, "prior");
            Objects.requireNonNull(onUnidentifiable, "onUnidentifiable");
            Objects.requireNonNull(solver, "solver");
            Objects.requireNonNull(orderEffect, "orderEffect");
            Objects.requireNonNull(reweighting, "reweighting");
            Objects.requireNonNull(covariates, "covariates");
        }
    }

    /** Options while one of them changes. */
    private static final class Draft {
        TieModel tieModel;
        BothBad bothBad;
        Prior prior;
        OnUnidentifiable onUnidentifiable;
        Solver solver;
        int maximumIterations;
        OrderEffect orderEffect;
        Reweighting reweighting;
        Covariates covariates;

        Draft(Options options) {
            tieModel = options.tieModel;
            bothBad = options.bothBad;
            prior = options.prior;
            onUnidentifiable = options.onUnidentifiable;
            solver = options.solver;
            maximumIterations = options.maximumIterations;
            orderEffect = options.orderEffect;
            reweighting = options.reweighting;
            covariates = options.covariates;
        }
    }

    private BradleyTerry changed(Consumer<Draft> change) {
        Draft draft = new Draft(options);
        change.accept(draft);
        return new BradleyTerry(new Options(
                draft.tieModel,
                draft.bothBad,
                draft.prior,
                draft.onUnidentifiable,
                draft.solver,
                draft.maximumIterations,
                draft.orderEffect,
                draft.reweighting,
                draft.covariates));
    }

    /**
     * Ties and both-bad votes as half wins, no prior, an error where the votes determine no finite score, the solver
     * chosen automatically.
     *
     * @return the default model
     */
    public static BradleyTerry withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another way to count ties.
     *
     * @param ties how ties enter the likelihood
     * @return a new model
     */
    public BradleyTerry with(TieModel ties) {
        return changed(draft -> draft.tieModel = ties);
    }

    /**
     * Another way to count both-bad votes.
     *
     * @param votes how a both-bad vote counts
     * @return a new model
     */
    public BradleyTerry with(BothBad votes) {
        return changed(draft -> draft.bothBad = votes);
    }

    /**
     * Another prior, used in every fit whether needed or not.
     *
     * @param always what is added to the votes
     * @return a new model
     */
    public BradleyTerry with(Prior always) {
        return changed(draft -> draft.prior = always);
    }

    /**
     * Another reaction to votes that determine no finite score.
     *
     * @param reaction what {@link #fit} does then
     * @return a new model
     */
    public BradleyTerry with(OnUnidentifiable reaction) {
        return changed(draft -> draft.onUnidentifiable = reaction);
    }

    /**
     * Another algorithm for the plain model. Models with weights, a tie parameter or effects are always fitted by Newton's
     * method.
     *
     * @param algorithm which one maximises the likelihood
     * @return a new model
     */
    public BradleyTerry with(Solver algorithm) {
        return changed(draft -> draft.solver = algorithm);
    }

    /**
     * With or without an effect of being shown first.
     *
     * @param effect whether it is estimated
     * @return a new model
     */
    public BradleyTerry with(OrderEffect effect) {
        return changed(draft -> draft.orderEffect = effect);
    }

    /**
     * Other weights by pair.
     *
     * @param weights how a pair's number of votes bears on their weight
     * @return a new model
     */
    public BradleyTerry with(Reweighting weights) {
        return changed(draft -> draft.reweighting = weights);
    }

    /**
     * Covariates of the battle, fitted jointly with the strengths from a log: P(first) = σ(θ_first − θ_second + Σ γ z),
     * ties as half wins or dropped. This is how style control works.
     *
     * @param effects covariates, scaling and ridge
     * @return a new model
     */
    public BradleyTerry with(Covariates effects) {
        return changed(draft -> draft.covariates = effects);
    }

    /**
     * Another limit of iterations; the default is 10,000 sweeps, 200 Newton steps, and 1,000 shorter ones should
     * those overshoot.
     *
     * @param limit the largest number of sweeps, and of Newton steps if below their own limits; at least 1
     * @return a new model
     * @throws IllegalArgumentException if the limit is below 1
     */
    public BradleyTerry withMaximumIterations(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of iterations must be ≥ 1, not " + limit);
        }
        return changed(draft -> draft.maximumIterations = limit);
    }

    /**
     * How ties enter the likelihood.
     *
     * @return the tie model
     */
    public TieModel tieModel() {
        return options.tieModel;
    }

    /**
     * How a both-bad vote counts.
     *
     * @return the rule
     */
    public BothBad bothBad() {
        return options.bothBad;
    }

    /**
     * What is added to the votes.
     *
     * @return the prior
     */
    public Prior prior() {
        return options.prior;
    }

    /**
     * What a fit does when the votes determine no finite score.
     *
     * @return the reaction
     */
    public OnUnidentifiable onUnidentifiable() {
        return options.onUnidentifiable;
    }

    /**
     * Which algorithm runs.
     *
     * @return the solver
     */
    public Solver solver() {
        return options.solver;
    }

    /**
     * The limit of iterations.
     *
     * @return the largest number of sweeps, and of Newton steps if below their own limits
     */
    public int maximumIterations() {
        return options.maximumIterations;
    }

    /**
     * Whether an order effect is estimated.
     *
     * @return the choice
     */
    public OrderEffect orderEffect() {
        return options.orderEffect;
    }

    /**
     * The weights by pair.
     *
     * @return the reweighting
     */
    public Reweighting reweighting() {
        return options.reweighting;
    }

    /**
     * The covariates as they were given, without the order effect.
     *
     * @return covariates, scaling and ridge
     */
    public Covariates covariates() {
        return options.covariates;
    }

    /**
     * Whether a tie counts.
     *
     * @return false if ties are dropped
     */
    public boolean countsTies() {
        return options.tieModel != TieModel.DROPPED;
    }

    /**
     * Whether a both-bad vote counts: as a tie, or in the grounded model as an outcome of its own.
     *
     * @return false if both-bad votes or ties are dropped
     */
    public boolean countsBothBad() {
        return countsTies() && options.bothBad == BothBad.AS_TIE;
    }

    /** Covariates with the order effect among them, where there are any. */
    Covariates effectiveCovariates() {
        boolean position = options.orderEffect == OrderEffect.FITTED
                && !options.covariates.list().isEmpty();
        return position ? options.covariates.with(Covariate.position()) : options.covariates;
    }

    OutcomeModel.Family family() {
        return switch (options.tieModel) {
            case HALF_WIN, DROPPED -> OutcomeModel.Family.HALF_WIN;
            case DAVIDSON -> OutcomeModel.Family.DAVIDSON;
            case RAO_KUPPER -> OutcomeModel.Family.RAO_KUPPER;
            case GROUNDED -> OutcomeModel.Family.GROUNDED;
        };
    }

    OutcomeCells.Counting counting() {
        return new OutcomeCells.Counting(
                options.orderEffect == OrderEffect.FITTED,
                countsTies(),
                countsBothBad(),
                options.reweighting.minimum());
    }

    /**
     * Whether votes determine a finite score for every competitor, without the prior.
     *
     * @param tally the votes
     * @return the verdict with its findings
     */
    public Identifiability check(Tally tally) {
        return Identifiability.of(tally, pairs(tally));
    }

    /**
     * Fits the log-strengths.
     *
     * @param tally the votes
     * @return the fit, converged or saying that it is not
     * @throws UnidentifiableException if the votes determine no finite score and the reaction to that is
     *     {@link OnUnidentifiable#ERROR}, or if fewer than two competitors are left
     * @throws IllegalArgumentException if {@link Solver#NEWTON}, or a model with reweighting, tie parameter or order effect,
     *     is asked for more than 12,000 competitors
     */
    public BradleyTerryFit fit(Tally tally) {
        return fit(tally, Execution.sequential());
    }

    /**
     * Fits the log-strengths as {@link #fit(Tally)}, with the help of other threads. The result is bit-identical for any
     * number of threads. Boards of a few hundred competitors take less than a millisecond and use the calling thread alone.
     *
     * @param tally the votes
     * @param execution which threads work
     * @return the fit, converged or saying that it is not
     * @throws UnidentifiableException as {@link #fit(Tally)}
     * @throws IllegalArgumentException as {@link #fit(Tally)}
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public BradleyTerryFit fit(Tally tally, Execution execution) {
        return fit(FittedVotes.of(tally), execution);
    }

    /**
     * Fits the log-strengths, and what else the model has, to the votes of a log. Needed for covariates and importance
     * weights; other models count the log first and give what {@link #fit(Tally)} gives.
     *
     * @param log the votes; those of weight 0 are no votes
     * @return the fit, converged or saying that it is not
     * @throws UnidentifiableException as {@link #fit(Tally)}
     * @throws org.podium.votes.DataException with {@link CollinearCovariates}, {@link SeparatingCovariates},
     *     {@link SidesMerged} or {@link TieBoundary} if an effect cannot be estimated
     * @throws IllegalArgumentException if the log lacks a column, if covariates are combined with a tie model, or if there
     *     are more than 12,000 competitors and the model is not the plain one
     */
    public BradleyTerryFit fit(BattleLog log) {
        return fit(log, Execution.sequential());
    }

    /**
     * Fits the votes of a log as {@link #fit(BattleLog)}, with the help of other threads. The result is bit-identical for
     * any number of threads.
     *
     * @param log the votes; those of weight 0 are no votes
     * @param execution which threads work
     * @return the fit, converged or saying that it is not
     * @throws UnidentifiableException as {@link #fit(Tally)}
     * @throws org.podium.votes.DataException as {@link #fit(BattleLog)}
     * @throws IllegalArgumentException as {@link #fit(BattleLog)}
     * @throws java.util.concurrent.CancellationException if the execution is cancelled
     */
    public BradleyTerryFit fit(BattleLog log, Execution execution) {
        return fit(read(log), execution);
    }

    private FittedVotes read(BattleLog log) {
        FittedVotes votes = FittedVotes.of(log);
        boolean needsLog = !options.covariates.list().isEmpty() || log.weighting() == Weighting.IMPORTANCE;
        return needsLog ? votes : FittedVotes.of(votes.tally());
    }

    private BradleyTerryFit fit(FittedVotes given, Execution execution) {
        Objects.requireNonNull(execution, "execution");
        Tally tally = given.tally();
        Solution dense = solveDense(given);
        if (dense != null) {
            Identifiability verdict = Identifiability.ofConnected(tally.roster());
            return new BradleyTerryFit(this, Prior.NONE, given, given, verdict, plainEstimate(tally, dense));
        }
        PairTable pairs = pairs(tally, execution);
        Identifiability verdict = Identifiability.of(tally, pairs);
        boolean several = tally.roster().size() > 1;
        if (verdict.isIdentifiable() || (options.prior != Prior.NONE && several)) {
            return solve(given, pairs, given, verdict, options.prior, execution);
        }
        if (options.tieModel == TieModel.GROUNDED && several) {
            return solve(given, pairs, given, verdict, options.prior, execution); // has a check of its own
        }
        boolean canRemedy = verdict.components().stream().anyMatch(component -> component.size() > 1);
        if (options.onUnidentifiable == OnUnidentifiable.LARGEST_COMPONENT) {
            if (!canRemedy) {
                throw verdict.nothingToCompare();
            }
            return solvePart(verdict.components().get(0), given, verdict, execution);
        }
        if (options.onUnidentifiable == OnUnidentifiable.PRIOR && several) {
            return solve(given, pairs, given, verdict, Prior.HALF_WIN_HALF_LOSS, execution);
        }
        verdict.requireIdentifiable();
        throw new AssertionError("an unidentifiable verdict has a finding");
    }

    /**
     * Fits each strongly connected component by itself. Each fit is centred by itself: scores, ranks and probabilities
     * of different components cannot be compared. Competitors that form a component alone have no fit.
     *
     * @param tally the votes
     * @return one fit a component with at least two competitors, in the order of {@link Identifiability#components}
     * @throws UnidentifiableException if there is no such component
     */
    public List<BradleyTerryFit> fitEachComponent(Tally tally) {
        return fitEachComponent(FittedVotes.of(tally));
    }

    /**
     * Fits each strongly connected component of a log by itself, as {@link #fitEachComponent(Tally)}; covariates are scaled
     * in each component anew.
     *
     * @param log the votes; those of weight 0 are no votes
     * @return one fit a component with at least two competitors, in the order of {@link Identifiability#components}
     * @throws UnidentifiableException if there is no such component
     * @throws org.podium.votes.DataException as {@link #fit(BattleLog)}
     */
    public List<BradleyTerryFit> fitEachComponent(BattleLog log) {
        return fitEachComponent(read(log));
    }

    private List<BradleyTerryFit> fitEachComponent(FittedVotes given) {
        Identifiability verdict = check(given.tally());
        List<BradleyTerryFit> fits = verdict.components().stream()
                .filter(component -> component.size() > 1)
                .map(component -> solvePart(component, given, verdict, Execution.sequential()))
                .toList();
        if (fits.isEmpty()) {
            throw verdict.nothingToCompare();
        }
        return fits;
    }

    private PairTable pairs(Tally tally) {
        return pairs(tally, Execution.sequential());
    }

    private PairTable pairs(Tally tally, Execution execution) {
        return PairTable.of(tally, tieCounting(), execution);
    }

    private TieCounting tieCounting() {
        return new TieCounting(countsTies(), countsBothBad());
    }

    /** Fits a component of the votes given. */
    private BradleyTerryFit solvePart(
            List<String> component, FittedVotes given, Identifiability verdict, Execution execution) {
        FittedVotes part = given.restrictedTo(component);
        Solution dense = solveDense(part);
        return dense != null
                ? new BradleyTerryFit(this, Prior.NONE, part, given, verdict, plainEstimate(part.tally(), dense))
                : solve(part, pairs(part.tally()), given, verdict, options.prior, execution);
    }

    private BradleyTerryFit solve(
            FittedVotes votes,
            PairTable pairs,
            FittedVotes given,
            Identifiability verdict,
            Prior prior,
            Execution execution) {
        Estimate estimate = isPlain(votes)
                ? solvePlain(votes.tally(), pairs, prior, execution)
                : ParametricFits.fit(this, votes, prior, execution);
        return new BradleyTerryFit(this, prior, votes, given, verdict, estimate);
    }

    /** Whether log-strengths are all there is to estimate, and counts all it takes. */
    private boolean isPlain(FittedVotes votes) {
        return (options.tieModel == TieModel.HALF_WIN || options.tieModel == TieModel.DROPPED)
                && options.orderEffect == OrderEffect.NONE
                && options.reweighting.minimum() == 0
                && options.covariates.list().isEmpty()
                && votes.log().isEmpty();
    }

    /** The log-likelihood is left until somebody asks: it costs as much as the rest of a fit. */
    private Estimate plainEstimate(Tally tally, Solution solution) {
        return plainEstimate(solution, () -> new BattleLikelihood(pairs(tally), false).ofVotes(solution.theta()));
    }

    private static Estimate plainEstimate(Solution solution, DoubleSupplier logLikelihood) {
        return new Estimate(solution.theta(), true, List.of(), logLikelihood, Estimate.convergence(solution));
    }

    private Estimate solvePlain(Tally tally, PairTable pairs, Prior prior, Execution execution) {
        BattleLikelihood likelihood = new BattleLikelihood(pairs, prior != Prior.NONE);
        double[] start = new double[pairs.size()];
        BattleSolver battleSolver = new BattleSolver(likelihood, options.maximumIterations, execution);
        Solution solution = switch (options.solver) {
            case AUTO -> battleSolver.automatic(start);
            case NEWMAN -> battleSolver.newman(start);
            case NEWTON -> battleSolver.newton(start);
            case CONJUGATE_GRADIENT -> battleSolver.conjugateGradient(start);
        };
        OptionalDouble known = battleSolver.knownLogLikelihood(solution);
        return known.isPresent() ? plainEstimate(solution, known::getAsDouble) : plainEstimate(tally, solution);
    }

    /** Null where the general solvers are asked for, or needed. */
    private @Nullable Solution solveDense(FittedVotes votes) {
        return isPlain(votes) && options.prior == Prior.NONE && options.solver == Solver.AUTO
                ? DenseNewton.solve(votes.tally(), tieCounting(), options.maximumIterations)
                : null;
    }

    /** The options, for logs. */
    @Override
    public String toString() {
        return "BradleyTerry" + options;
    }
}
