package org.podium.bench;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.interval.Covariance;
import org.podium.resampling.BootstrapResult;
import org.podium.votes.Tally;

/**
 * Judges the answers that benchmarks measure. A wrong answer is an {@link IllegalStateException}, which makes the
 * benchmark fail. Called between measurements, so that judging costs no measured time.
 */
final class Checks {
    /** What a converged fit promises: observed − expected score, divided by battles. */
    private static final double GRADIENT = 1e-10;

    /** What a converged fit promises: the distance to the optimum in points. */
    private static final double DISTANCE = 1e-8;

    /** Rounding in sums over millions of votes and in an inverse, with digits to spare; a wrong formula is off by percents. */
    private static final double COVARIANCE = 1e-8;

    /** Ten million updates may add up their rounding to 1e-9; a vote more or less moves a rating by points. */
    private static final double ELO = 1e-6;

    /**
     * A standard deviation of R replicates is off by one in √(2R), that of a mean by one in √R of the standard error. Six
     * times that, for a thousand values at once, is met by chance less than once in a million runs.
     */
    private static final double DEVIATIONS = 6;

    /** The sandwich is the limit for many votes; the bootstrap of a competitor with few differs by some percent. */
    private static final double FEW_VOTES = 0.05;

    private Checks() {}

    /** What was measured, or an error if nothing was. */
    static <T> T measured(@Nullable T answer) {
        if (answer == null) {
            throw new IllegalStateException("the benchmark did not run");
        }
        return answer;
    }

    static void requireTally(Tally tally, DrawnVotes votes) {
        int competitors = votes.strengths().length;
        int[][][] counts = new int[competitors][competitors][4];
        for (int row = 0; row < votes.size(); row++) {
            counts[votes.first()[row]][votes.second()[row]][votes.outcomes()[row]]++;
        }
        require(tally.battles() == votes.size(), tally.battles() + " battles instead of " + votes.size());
        tally.forEachCell((first, second, firstWins, secondWins, ties, bothBad) -> {
            long[] cell = {firstWins, secondWins, ties, bothBad};
            for (int outcome = 0; outcome < cell.length; outcome++) {
                require(
                        cell[outcome] == counts[first][second][outcome],
                        cell[outcome] + " votes instead of " + counts[first][second][outcome]);
            }
        });
    }

    static void requireOptimum(BradleyTerryFit fit, Reference reference) {
        requireCentred(fit.logStrengths());
        requireOptimum(Reference.parameters(fit), reference);
    }

    static void requireOptimum(double[] parameters, Reference reference) {
        requireBelow(reference.relativeGradient(parameters), GRADIENT, "the gradient");
        requireBelow(reference.distance(parameters), DISTANCE, "the distance to the optimum");
    }

    private static void requireCentred(double[] strengths) {
        requireBelow(Math.abs(Arrays.stream(strengths).sum()) / strengths.length, 1e-12, "the mean log-strength");
    }

    /** Compares every element of the log-strengths' covariance, and the errors of the coefficients. */
    static void requireCovariance(Covariance covariance, BradleyTerryFit fit, double[][] expected) {
        int competitors = fit.roster().size();
        double largest = 0;
        for (int i = 0; i < competitors; i++) {
            largest = Math.max(largest, expected[i][i]);
        }
        for (int i = 0; i < competitors; i++) {
            for (int j = 0; j < competitors; j++) {
                double difference = Math.abs(covariance.covariance(i, j) - expected[i][j]);
                requireBelow(difference, COVARIANCE * largest, "an error of the covariance");
            }
        }
        for (int effect = 0; effect < fit.coefficients().size(); effect++) {
            String name = fit.coefficients().get(effect).name();
            double unit = fit.coefficients().get(effect).unit();
            double error = covariance.standardErrorOfCoefficient(name) / unit;
            double variance = expected[competitors + effect][competitors + effect];
            requireBelow(
                    Math.abs(error * error / variance - 1), COVARIANCE, "an error of the variance of a coefficient");
        }
    }

    /** Replicates scatter about the estimate as the sandwich says. */
    static void requireReplicates(BootstrapResult result, int replicates, double[][] expected) {
        require(result.estimated() == replicates, result.estimated() + " replicates instead of " + replicates);
        double[] estimates = result.fit().logStrengths();
        for (int i = 0; i < estimates.length; i++) {
            requireScatter(result.logStrengths(i), estimates[i], Math.sqrt(expected[i][i]));
        }
        for (int effect = 0; effect < result.fit().coefficients().size(); effect++) {
            double unit = result.fit().coefficients().get(effect).unit();
            double error = Math.sqrt(expected[estimates.length + effect][estimates.length + effect]) * unit;
            requireScatter(
                    result.coefficients(effect),
                    result.fit().coefficients().get(effect).estimate(),
                    error);
        }
    }

    private static void requireScatter(double[] values, double estimate, double error) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values)
                .map(value -> (value - estimate) * (value - estimate))
                .sum();
        requireError(Math.sqrt(squares / values.length), error, values.length);
        requireBelow(
                Math.abs(mean - estimate) / error,
                DEVIATIONS / Math.sqrt(values.length) + FEW_VOTES,
                "a bias in standard errors");
    }

    /**
     * Compares a standard error with the sandwich's.
     *
     * @param replicates how many replicates it comes from; 0 if it claims to be that of the sandwich itself
     */
    static void requireError(double error, double expected, int replicates) {
        double limit = replicates == 0 ? COVARIANCE : DEVIATIONS / Math.sqrt(2.0 * replicates) + FEW_VOTES;
        requireBelow(Math.abs(error / expected - 1), limit, "the relative error of a standard error");
    }

    /** Replays the votes by the formula as it is printed everywhere. */
    static void requireElo(IntToDoubleFunction ratings, DrawnVotes votes) {
        double[] expected = new double[votes.strengths().length];
        Arrays.fill(expected, 1000);
        double[] scores = {1, 0, 0.5, 0.5};
        for (int row = 0; row < votes.size(); row++) {
            int first = votes.first()[row];
            int second = votes.second()[row];
            double chance = 1 / (1 + Math.exp((expected[second] - expected[first]) * Math.log(10) / 400));
            double points = 4 * (scores[votes.outcomes()[row]] - chance);
            expected[first] += points;
            expected[second] -= points;
        }
        for (int i = 0; i < expected.length; i++) {
            requireBelow(Math.abs(ratings.applyAsDouble(i) - expected[i]), ELO, "an error of a rating");
        }
    }

    private static void requireBelow(double value, double limit, String what) {
        require(value <= limit, what + " is " + value + " and must not exceed " + limit);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException("wrong answer: " + otherwise);
        }
    }
}
