package org.podium.bradleyterry;

import java.util.List;
import java.util.Objects;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.BattleSolver;
import org.podium.internal.solver.PairTable;
import org.podium.internal.solver.Solution;
import org.podium.internal.solver.TieCounting;
import org.podium.votes.Tally;

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
 * <p>Cost: with P pairs met and K competitors, some ten to sixty sweeps of P divisions and two or three Newton steps of
 * K³/3 (up to 600 competitors) or some dozens of passes over the pairs (above). A board of 130 competitors takes
 * milliseconds.
 *
 * <p>Immutable and thread-safe.
 */
public final class BradleyTerry {
    private static final BradleyTerry DEFAULTS = new BradleyTerry(
            TieModel.HALF_WIN, BothBad.AS_TIE, Prior.NONE, OnUnidentifiable.ERROR, Solver.AUTO, 10_000);

    private final TieModel tieModel;
    private final BothBad bothBad;
    private final Prior prior;
    private final OnUnidentifiable onUnidentifiable;
    private final Solver solver;
    private final int maximumIterations;

    private BradleyTerry(
            TieModel tieModel,
            BothBad bothBad,
            Prior prior,
            OnUnidentifiable onUnidentifiable,
            Solver solver,
            int maximumIterations) {
        this.tieModel = Objects.requireNonNull(tieModel, "tieModel");
        this.bothBad = Objects.requireNonNull(bothBad, "bothBad");
        this.prior = Objects.requireNonNull(prior, "prior");
        this.onUnidentifiable = Objects.requireNonNull(onUnidentifiable, "onUnidentifiable");
        this.solver = Objects.requireNonNull(solver, "solver");
        this.maximumIterations = maximumIterations;
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
        return new BradleyTerry(ties, bothBad, prior, onUnidentifiable, solver, maximumIterations);
    }

    /**
     * Another way to count both-bad votes.
     *
     * @param votes how a both-bad vote counts
     * @return a new model
     */
    public BradleyTerry with(BothBad votes) {
        return new BradleyTerry(tieModel, votes, prior, onUnidentifiable, solver, maximumIterations);
    }

    /**
     * Another prior, used in every fit whether needed or not.
     *
     * @param always what is added to the votes
     * @return a new model
     */
    public BradleyTerry with(Prior always) {
        return new BradleyTerry(tieModel, bothBad, always, onUnidentifiable, solver, maximumIterations);
    }

    /**
     * Another reaction to votes that determine no finite score.
     *
     * @param reaction what {@link #fit} does then
     * @return a new model
     */
    public BradleyTerry with(OnUnidentifiable reaction) {
        return new BradleyTerry(tieModel, bothBad, prior, reaction, solver, maximumIterations);
    }

    /**
     * Another algorithm.
     *
     * @param algorithm which one maximises the likelihood
     * @return a new model
     */
    public BradleyTerry with(Solver algorithm) {
        return new BradleyTerry(tieModel, bothBad, prior, onUnidentifiable, algorithm, maximumIterations);
    }

    /**
     * Another limit of iterations; the default is 10,000 sweeps and 200 Newton steps.
     *
     * @param limit the largest number of sweeps, and of Newton steps if below 200; at least 1
     * @return a new model
     * @throws IllegalArgumentException if the limit is below 1
     */
    public BradleyTerry withMaximumIterations(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit of iterations must be ≥ 1, not " + limit);
        }
        return new BradleyTerry(tieModel, bothBad, prior, onUnidentifiable, solver, limit);
    }

    /**
     * How ties enter the likelihood.
     *
     * @return the tie model
     */
    public TieModel tieModel() {
        return tieModel;
    }

    /**
     * How a both-bad vote counts.
     *
     * @return the rule
     */
    public BothBad bothBad() {
        return bothBad;
    }

    /**
     * What is added to the votes.
     *
     * @return the prior
     */
    public Prior prior() {
        return prior;
    }

    /**
     * What a fit does when the votes determine no finite score.
     *
     * @return the reaction
     */
    public OnUnidentifiable onUnidentifiable() {
        return onUnidentifiable;
    }

    /**
     * Which algorithm runs.
     *
     * @return the solver
     */
    public Solver solver() {
        return solver;
    }

    /**
     * The limit of iterations.
     *
     * @return the largest number of sweeps, and of Newton steps if below 200
     */
    public int maximumIterations() {
        return maximumIterations;
    }

    /**
     * Whether a tie counts, as half a win for each side.
     *
     * @return false if ties are dropped
     */
    public boolean countsTies() {
        return tieModel == TieModel.HALF_WIN;
    }

    /**
     * Whether a both-bad vote counts, as half a win for each side.
     *
     * @return false if both-bad votes or ties are dropped
     */
    public boolean countsBothBad() {
        return countsTies() && bothBad == BothBad.AS_TIE;
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
     * @throws IllegalArgumentException if {@link Solver#NEWTON} is asked for more than 12,000 competitors
     */
    public BradleyTerryFit fit(Tally tally) {
        PairTable pairs = pairs(tally);
        Identifiability verdict = Identifiability.of(tally, pairs);
        if (verdict.isIdentifiable() || (prior != Prior.NONE && tally.roster().size() > 1)) {
            return solve(tally, tally, pairs, verdict, prior);
        }
        boolean canRemedy = verdict.components().stream().anyMatch(component -> component.size() > 1);
        if (onUnidentifiable == OnUnidentifiable.LARGEST_COMPONENT && canRemedy) {
            Tally largest = tally.restrictedTo(verdict.components().get(0));
            return solve(largest, tally, pairs(largest), verdict, prior);
        }
        if (onUnidentifiable == OnUnidentifiable.PRIOR && tally.roster().size() > 1) {
            return solve(tally, tally, pairs, verdict, Prior.HALF_WIN_HALF_LOSS);
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
        Identifiability verdict = check(tally);
        List<BradleyTerryFit> fits = verdict.components().stream()
                .filter(component -> component.size() > 1)
                .map(tally::restrictedTo)
                .map(part -> solve(part, tally, pairs(part), verdict, prior))
                .toList();
        if (fits.isEmpty()) {
            verdict.requireIdentifiable();
        }
        return fits;
    }

    private PairTable pairs(Tally tally) {
        return PairTable.of(tally, new TieCounting(countsTies(), countsBothBad()));
    }

    private BradleyTerryFit solve(
            Tally fitted, Tally given, PairTable pairs, Identifiability verdict, Prior effectivePrior) {
        BattleLikelihood likelihood = new BattleLikelihood(pairs, effectivePrior != Prior.NONE);
        double[] start = new double[pairs.size()];
        BattleSolver battleSolver = new BattleSolver(likelihood, maximumIterations);
        Solution solution =
                switch (solver) {
                    case AUTO -> battleSolver.automatic(start);
                    case NEWMAN -> battleSolver.newman(start);
                    case NEWTON -> battleSolver.newton(start);
                    case CONJUGATE_GRADIENT -> battleSolver.conjugateGradient(start);
                };
        return new BradleyTerryFit(this, effectivePrior, fitted, given, verdict, likelihood, solution);
    }

    /** The options, for logs. */
    @Override
    public String toString() {
        return "BradleyTerry[ties=" + tieModel + ", bothBad=" + bothBad + ", prior=" + prior + ", onUnidentifiable="
                + onUnidentifiable + ", solver=" + solver + ", maximumIterations=" + maximumIterations + "]";
    }
}
