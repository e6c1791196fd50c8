package org.podium.bradleyterry;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.podium.internal.solver.BattleLikelihood;
import org.podium.internal.solver.Solution;
import org.podium.votes.Roster;
import org.podium.votes.Tally;

/**
 * A fitted Bradley-Terry model: log-strengths, how the solver ended, what was fitted and what was left out.
 *
 * <p>Log-strengths θ are on the natural scale and sum to zero over the competitors fitted. {@link RatingScale} turns
 * them into scores.
 *
 * <p>Immutable and thread-safe.
 */
public final class BradleyTerryFit {
    private final BradleyTerry model;
    private final Prior prior;
    private final Tally tally;
    private final Tally given;
    private final Identifiability identifiability;
    private final double[] logStrengths;
    private final double phantom;
    private final double logLikelihood;
    private final Convergence convergence;

    BradleyTerryFit(
            BradleyTerry model,
            Prior prior,
            Tally tally,
            Tally given,
            Identifiability identifiability,
            BattleLikelihood likelihood,
            Solution solution) {
        this.model = model;
        this.prior = prior;
        this.tally = tally;
        this.given = given;
        this.identifiability = identifiability;
        logStrengths = centred(solution.theta());
        phantom = logStrengths[0] - solution.theta()[0];
        logLikelihood = likelihood.ofVotes(solution.theta());
        convergence = new Convergence(
                solution.converged() ? Convergence.Status.CONVERGED : Convergence.Status.NOT_CONVERGED,
                solution.iterations(),
                solution.gradientNorm(),
                solution.newtonCorrection(),
                solution.method());
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
        return tally.roster();
    }

    /**
     * The votes that were fitted.
     *
     * @return the tally given, less the components left out
     */
    public Tally tally() {
        return tally;
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
     * The probability that one competitor beats another, a tie counting as half a win.
     *
     * @param first a competitor
     * @param second its opponent
     * @return σ(θ_first − θ_second), between 0 and 1
     * @throws IllegalArgumentException if one was not fitted
     */
    public double winProbability(String first, String second) {
        return BattleLikelihood.logistic(logStrength(first) - logStrength(second));
    }

    /**
     * The log-likelihood of the votes, Σ y log p + (1 − y) log (1 − p), natural logarithms, without binomial constants
     * and without the prior. With half-win ties it is a quasi-log-likelihood: it compares fits of the same votes, and
     * no AIC or BIC can be made of it.
     *
     * @return a number ≤ 0
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * How the solver ended.
     *
     * @return status, iterations, gradient and last correction
     */
    public Convergence convergence() {
        return convergence;
    }

    /**
     * This fit, if it converged.
     *
     * @return this
     * @throws NotConvergedException if it did not
     */
    public BradleyTerryFit requireConverged() {
        if (!convergence.isConverged()) {
            throw new NotConvergedException(convergence);
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
        return given.roster().names().stream()
                .filter(name -> !roster().contains(name))
                .toList();
    }

    /**
     * The number of votes that were left out with them.
     *
     * @return votes given less votes fitted
     */
    public long droppedBattles() {
        return given.battles() - tally.battles();
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
     * Where the numbers come from. The digest is computed at each call, in time linear in the tally.
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
        options.put("maximumIterations", String.valueOf(model.maximumIterations()));
        return Provenance.of(options, given.digest());
    }

    /**
     * The log-strength of the prior's phantom opponent on the centred scale. The prior puts it at 0 and the scores are
     * centred afterwards, which moves it.
     *
     * @return θ of the phantom, or empty without a prior
     */
    public OptionalDouble phantomLogStrength() {
        return prior == Prior.NONE ? OptionalDouble.empty() : OptionalDouble.of(phantom);
    }

    /** The size of the fit and how it ended. */
    @Override
    public String toString() {
        return "BradleyTerryFit[" + roster().size() + " competitors, " + tally.battles() + " battles, "
                + convergence.status() + "]";
    }
}
