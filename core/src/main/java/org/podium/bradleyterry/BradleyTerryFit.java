package org.podium.bradleyterry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.podium.covariates.Ridge;
import org.podium.internal.model.OutcomeModel;
import org.podium.votes.BattleLog;
import org.podium.votes.Roster;
import org.podium.votes.Tally;
import org.podium.votes.Weighting;

/**
 * A fitted Bradley-Terry model: log-strengths, how the solver ended, what was fitted and what was left out.
 *
 * <p>Log-strengths θ are on the natural scale and sum to zero over the competitors fitted; in the grounded model they have
 * a zero of their own. {@link RatingScale} turns them into scores.
 *
 * <p>Immutable and thread-safe.
 */
public final class BradleyTerryFit {
    private final BradleyTerry model;
    private final Prior prior;
    private final FittedVotes votes;
    private final FittedVotes given;
    private final Identifiability identifiability;
    private final Estimate estimate;
    private final double[] logStrengths;

    /** NaN until somebody asks; threads that ask at once compute the same number. */
    private volatile double logLikelihood = Double.NaN;

    BradleyTerryFit(
            BradleyTerry model,
            Prior prior,
            FittedVotes votes,
            FittedVotes given,
            Identifiability identifiability,
            Estimate estimate) {
        this.model = model;
        this.prior = prior;
        this.votes = votes;
        this.given = given;
        this.identifiability = identifiability;
        this.estimate = estimate;
        logStrengths = estimate.hasGauge() ? centred(estimate.theta()) : estimate.theta();
    }

    private static double[] centred(double[] theta) {
        double mean = 0;
        for (double value : theta) {
            mean += value / theta.length;
        }
        double[] centred = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            centred[i] = theta[i] - mean;
        }
        return centred;
    }

    /**
     * The options of the fit.
     *
     * @return the model that made it
     */
    public BradleyTerry model() {
        return model;
    }

    /**
     * The prior that was used, be it always or as a remedy.
     *
     * @return {@link Prior#NONE} for plain maximum likelihood
     */
    public Prior prior() {
        return prior;
    }

    /**
     * The competitors that have a log-strength.
     *
     * @return the roster; log-strengths and covariances are in its order
     */
    public Roster roster() {
        return votes.tally().roster();
    }

    /**
     * The votes that were fitted.
     *
     * @return the tally given, less the components left out
     */
    public Tally tally() {
        return votes.tally();
    }

    /**
     * The log-strength of a competitor.
     *
     * @param competitor its name
     * @return θ, natural scale, centred
     * @throws IllegalArgumentException if it was not fitted
     */
    public double logStrength(String competitor) {
        return logStrengths[roster().indexOf(competitor)];
    }

    /**
     * The log-strength at a roster index.
     *
     * @param index 0 … size − 1
     * @return θ, natural scale, centred
     */
    public double logStrength(int index) {
        return logStrengths[index];
    }

    /**
     * All log-strengths.
     *
     * @return a copy, in roster order; sums to zero
     */
    public double[] logStrengths() {
        return logStrengths.clone();
    }

    /**
     * The score one competitor can expect against another, ties of either kind as half wins; without ties in the model
     * the probability that it is better. Without order effect: on neutral ground.
     *
     * @param first a competitor
     * @param second its opponent
     * @return between 0 and 1; σ(θ_first − θ_second) in the half-win model
     * @throws IllegalArgumentException if one was not fitted
     */
    public double winProbability(String first, String second) {
        return probabilities(first, second).expectedScore();
    }

    /**
     * How a battle between two competitors may end on neutral ground, all covariates 0.
     *
     * @param first a competitor
     * @param second its opponent
     * @return the probabilities of the outcomes the model has, which sum to 1
     * @throws IllegalArgumentException if one was not fitted
     */
    public OutcomeProbabilities probabilities(String first, String second) {
        return probabilities(first, second, 0);
    }

    /**
     * How a battle may end with the first competitor shown first, or at home, all other covariates 0.
     *
     * @param first the competitor shown first
     * @param second its opponent
     * @return the probabilities of the outcomes the model has, which sum to 1; those on neutral ground if no order effect
     *     was fitted
     * @throws IllegalArgumentException if one was not fitted
     */
    public OutcomeProbabilities probabilitiesInOrder(String first, String second) {
        double effect = model.orderEffect() == OrderEffect.NONE
                ? 0
                : coefficients().get(coefficients().size() - 1).estimate();
        return probabilities(first, second, effect);
    }

    private OutcomeProbabilities probabilities(String first, String second, double orderEffect) {
        double[] p = OutcomeModel.probabilities(
                model.family(),
                logStrength(first) + orderEffect / 2,
                logStrength(second) - orderEffect / 2,
                tieParameter().orElse(0));
        return new OutcomeProbabilities(p[0], p[1], p[2], p[3]);
    }

    /**
     * The tie parameter: log ν of {@link TieModel#DAVIDSON}, the threshold h of {@link TieModel#RAO_KUPPER}, t of
     * {@link TieModel#GROUNDED}.
     *
     * @return natural units, empty in models without one
     */
    public OptionalDouble tieParameter() {
        return model.tieModel().hasTieParameter()
                ? OptionalDouble.of(estimate.effects().get(0).estimate())
                : OptionalDouble.empty();
    }

    /**
     * The effects beside the log-strengths: covariates in the order of the model, or the order effect, named
     * {@code first}.
     *
     * @return the coefficients, without the tie parameter
     */
    public List<Coefficient> coefficients() {
        return model.tieModel().hasTieParameter()
                ? estimate.effects().subList(1, estimate.effects().size())
                : estimate.effects();
    }

    /**
     * The log of the votes fitted, if the model read it for weights or covariates.
     *
     * @return the log, empty if the tally was enough
     */
    public Optional<BattleLog> log() {
        return votes.log();
    }

    /**
     * The number of free parameters.
     *
     * @return log-strengths less one where they have no zero of their own, and the effects
     */
    public int freeParameters() {
        return logStrengths.length
                - (estimate.hasGauge() ? 1 : 0)
                + estimate.effects().size();
    }

    /**
     * Akaike's criterion, 2 · parameters − 2 · log-likelihood, [Akaike74]. Comparable between models of the same votes
     * and outcomes only: Davidson with Rao-Kupper, not either with the grounded model, and never between different
     * votes.
     *
     * @return the criterion; empty for half-win ties, weighted votes and penalised fits, which have no likelihood
     */
    public OptionalDouble aic() {
        return hasLikelihood()
                ? OptionalDouble.of(2.0 * freeParameters() - 2 * logLikelihood())
                : OptionalDouble.empty();
    }

    /**
     * Schwarz's criterion, parameters · ln n − 2 · log-likelihood, n the number of votes counted, [Schwarz78].
     * Comparable as {@link #aic}.
     *
     * @return the criterion; empty for half-win ties, weighted votes and penalised fits, which have no likelihood
     */
    public OptionalDouble bic() {
        return hasLikelihood()
                ? OptionalDouble.of(freeParameters() * Math.log((double) countedVotes()) - 2 * logLikelihood())
                : OptionalDouble.empty();
    }

    private boolean hasLikelihood() {
        return model.tieModel().isLikelihood()
                && prior == Prior.NONE
                && model.reweighting().minimum() == 0
                && model.covariates().ridge().equals(Ridge.none())
                && votes.log()
                        .map(log -> log.weighting() != Weighting.IMPORTANCE)
                        .orElse(true);
    }

    private long countedVotes() {
        long[] totals = ParametricFits.outcomeTotals(votes.tally());
        return totals[0] + totals[1] + (model.countsTies() ? totals[2] : 0) + (model.countsBothBad() ? totals[3] : 0);
    }

    /**
     * The log-likelihood of the votes, Σ y log p + (1 − y) log (1 − p), natural logarithms, without binomial constants
     * and without the prior. With half-win ties it is a quasi-log-likelihood: it compares fits of the same votes, and
     * no AIC or BIC can be made of it.
     *
     * @return a number ≤ 0
     */
    public double logLikelihood() {
        double value = logLikelihood;
        if (Double.isNaN(value)) {
            value = estimate.logLikelihood().getAsDouble();
            logLikelihood = value;
        }
        return value;
    }

    /**
     * How the solver ended.
     *
     * @return status, iterations, gradient and last correction
     */
    public Convergence convergence() {
        return estimate.convergence();
    }

    /**
     * This fit, if it converged.
     *
     * @return this
     * @throws NotConvergedException if it did not
     */
    public BradleyTerryFit requireConverged() {
        if (!convergence().isConverged()) {
            throw new NotConvergedException(convergence());
        }
        return this;
    }

    /**
     * The verdict on the votes given.
     *
     * @return whether they determine a finite score for all competitors, and why not
     */
    public Identifiability identifiability() {
        return identifiability;
    }

    /**
     * The competitors that were left out because they are in another component.
     *
     * @return names in order, empty if none
     */
    public List<String> droppedCompetitors() {
        return given.tally().roster().names().stream()
                .filter(name -> !roster().contains(name))
                .toList();
    }

    /**
     * The number of votes that were left out with them.
     *
     * @return votes given less votes fitted
     */
    public long droppedBattles() {
        return given.tally().battles() - votes.tally().battles();
    }

    /**
     * Whether the difference between two competitors rests on the prior alone: without the prior it would be infinite
     * or undetermined, because they are in different components.
     *
     * @param first a competitor
     * @param second another
     * @return true only if a prior was used and no chain of results links the two both ways
     * @throws IllegalArgumentException if one was not fitted
     */
    public boolean restsOnPrior(String first, String second) {
        roster().indexOf(first);
        roster().indexOf(second);
        return prior != Prior.NONE
                && identifiability.components().stream()
                        .noneMatch(component -> component.contains(first) && component.contains(second));
    }

    /**
     * Where the numbers come from. The digest is computed at each call, in time linear in the tally, or in the log where
     * the fit read that.
     *
     * @return options, digest of the votes, library version, kernel, Java and operating system
     */
    public Provenance provenance() {
        Map<String, String> options = new TreeMap<>();
        options.put("ties", model.tieModel().name());
        options.put("bothBad", model.bothBad().name());
        options.put("prior", prior.name());
        options.put("onUnidentifiable", model.onUnidentifiable().name());
        options.put("solver", model.solver().name());
        options.put("orderEffect", model.orderEffect().name());
        options.put("reweightingMinimum", String.valueOf(model.reweighting().minimum()));
        options.put("covariates", model.covariates().toString());
        options.put("maximumIterations", String.valueOf(model.maximumIterations()));
        String digest = given.log()
                .map(log -> LogDigest.of(log, model.covariates().list()))
                .orElseGet(() -> given.tally().digest());
        return Provenance.of(options, digest);
    }

    /**
     * The log-strength of the prior's phantom opponent on the centred scale. The prior puts it at 0 and the scores are
     * centred afterwards, which moves it.
     *
     * @return θ of the phantom, or empty without a prior
     */
    public OptionalDouble phantomLogStrength() {
        return prior == Prior.NONE ? OptionalDouble.empty() : OptionalDouble.of(logStrengths[0] - estimate.theta()[0]);
    }

    /** The size of the fit and how it ended. */
    @Override
    public String toString() {
        return "BradleyTerryFit[" + roster().size() + " competitors, "
                + votes.tally().battles() + " battles, " + convergence().status() + "]";
    }
}
