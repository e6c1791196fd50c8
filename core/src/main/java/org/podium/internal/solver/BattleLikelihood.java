package org.podium.internal.solver;

/**
 * The Bradley-Terry log-likelihood of a {@link PairTable} and its derivatives at log-strengths θ:
 *
 * <pre>
 * ℓ(θ)   = Σ_{i&lt;j} s_ij log σ(θ_i − θ_j) + s_ji log σ(θ_j − θ_i)
 * ∂ℓ/∂θ_i = Σ_j s_ij − n_ij σ(θ_i − θ_j)
 * H_ij    = −n_ij p_ij (1 − p_ij),  H_ii = Σ_j n_ij p_ij (1 − p_ij)      (H = −∂²ℓ)
 * </pre>
 *
 * <p>With the prior each competitor also has half a win and half a loss against a phantom of log-strength 0.
 */
public final class BattleLikelihood {
    private static final double HUGE_COUNT = 1e6;

    private final PairTable pairs;
    private final boolean prior;

    public BattleLikelihood(PairTable pairs, boolean prior) {
        this.pairs = pairs;
        this.prior = prior;
    }

    public PairTable pairs() {
        return pairs;
    }

    public boolean prior() {
        return prior;
    }

    public int size() {
        return pairs.size();
    }

    /** The probability σ(difference), accurate at both ends. */
    public static double logistic(double difference) {
        double small = Math.exp(-Math.abs(difference));
        return difference >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /** log σ(difference) without overflow. */
    public static double logLogistic(double difference) {
        return Math.min(difference, 0) - Math.log1p(Math.exp(-Math.abs(difference)));
    }

    /**
     * The log-likelihood of the votes alone. The rows are added with compensation, [Neumaier74], so that on large boards
     * rounding stays below what a Newton step gains.
     */
    public double ofVotes(double[] theta) {
        double sum = 0;
        double lostDigits = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double row = 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                if (pairs.opponent(entry) > i) {
                    double difference = theta[i] - theta[pairs.opponent(entry)];
                    double shared = Math.log1p(Math.exp(-Math.abs(difference)));
                    row += pairs.score(entry) * (Math.min(difference, 0) - shared)
                            + (pairs.battles(entry) - pairs.score(entry)) * (Math.min(-difference, 0) - shared);
                }
            }
            double next = sum + row; // both are ≤ 0
            lostDigits += sum < row ? (sum - next) + row : (row - next) + sum;
            sum = next;
        }
        return sum + lostDigits;
    }

    /** The objective: votes and, where there is one, prior. */
    public double value(double[] theta) {
        return ofVotes(theta) + ofPrior(theta);
    }

    /** The log-likelihood of the prior's half wins and losses; 0 without one. */
    double ofPrior(double[] theta) {
        double sum = 0;
        if (prior) {
            for (double strength : theta) {
                sum += 0.5 * (logLogistic(strength) + logLogistic(-strength));
            }
        }
        return sum;
    }

    /** Writes ∂ℓ/∂θ. The residuals of (i, j) and (j, i) cancel to the last bit, so that no thin link is lost. */
    public void gradient(double[] theta, double[] gradient) {
        double[] strength = strengths(theta);
        for (int i = 0; i < pairs.size(); i++) {
            double sum = prior ? 0.5 * (logistic(-theta[i]) - logistic(theta[i])) : 0;
            gradient[i] = sum + (strength.length == 0 ? residuals(theta, i) : residualsByStrength(strength, i));
        }
    }

    /**
     * e^θ, with which a pair costs a division and no exponential; empty where quotients would leave the range, or where
     * counts are so large that the last bits of e^θ would count for battles.
     */
    private double[] strengths(double[] theta) {
        if (!NewmanSweeps.canHold(theta) || hasHugeCount()) {
            return new double[0];
        }
        double[] strength = new double[theta.length];
        for (int i = 0; i < theta.length; i++) {
            strength[i] = Math.exp(theta[i]);
        }
        return strength;
    }

    /** Whether counts are so large that the last bits of e^θ would count for battles. */
    boolean hasHugeCount() {
        double most = 0;
        for (int entry = 0; entry < pairs.entries(); entry++) {
            most = Math.max(most, pairs.battles(entry));
        }
        return most > HUGE_COUNT;
    }

    private double residualsByStrength(double[] strength, int i) {
        double own = strength[i];
        double sum = 0;
        for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
            double other = strength[pairs.opponent(entry)];
            double inverse = 1 / (own + other);
            double won = pairs.score(entry);
            sum += won * (other * inverse) - (pairs.battles(entry) - won) * (own * inverse);
        }
        return sum;
    }

    /**
     * The residuals of one competitor. That of a pair is the weaker one's score less n p with its own, smaller p: the
     * score is exact and p accurate in its own digits, so the error is a fraction of the pair's information n p (1 − p).
     * Scores add up exactly, the expected ones with compensation, [Neumaier74], since contradictory results leave large
     * residuals that cancel.
     */
    double residuals(double[] theta, int i) {
        double observed = 0;
        double expected = 0;
        double lostDigits = 0;
        for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
            double difference = theta[i] - theta[pairs.opponent(entry)];
            double small = Math.exp(-Math.abs(difference));
            double ofWeaker = pairs.battles(entry) * (small / (1 + small));
            boolean stronger = difference >= 0;
            observed += stronger ? pairs.score(entry) - pairs.battles(entry) : pairs.score(entry);
            double term = stronger ? -ofWeaker : ofWeaker;
            double next = expected + term;
            double taken = next - expected;
            lostDigits += (expected - (next - taken)) + (term - taken);
            expected = next;
        }
        return (observed - expected) - lostDigits;
    }

    /** max_i |observed − expected score of i| / battles of i: the first half of the convergence rule. */
    public double gradientNorm(double[] gradient) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            norm = Math.max(norm, Math.abs(gradient[i]) / (pairs.battlesOf(i) + (prior ? 1 : 0)));
        }
        return norm;
    }

    /**
     * Writes n p (1 − p) for each entry and its row sums.
     *
     * @param weight one element an entry
     * @param diagonal one element a competitor; the prior's share included
     */
    public void information(double[] theta, double[] weight, double[] diagonal) {
        double[] strength = strengths(theta);
        for (int i = 0; i < pairs.size(); i++) {
            double sum = prior ? logistic(theta[i]) * logistic(-theta[i]) : 0;
            for (int entry = pairs.start(i); entry < pairs.end(i); entry++) {
                int j = pairs.opponent(entry);
                weight[entry] = strength.length == 0
                        ? information(pairs.battles(entry), theta[i] - theta[j])
                        : informationByStrength(pairs.battles(entry), strength[i], strength[j]);
                sum += weight[entry];
            }
            diagonal[i] = sum;
        }
    }

    static double information(double battles, double difference) {
        double small = Math.exp(-Math.abs(difference));
        double root = 1 / (1 + small);
        return battles * small * root * root;
    }

    private static double informationByStrength(double battles, double own, double other) {
        double inverse = 1 / (own + other);
        return battles * ((own * inverse) * (other * inverse));
    }

    /** The largest diagonal over the smallest link, of what {@link #information} wrote. */
    static double spread(double[] weight, double[] diagonal) {
        double largest = 0;
        for (double value : diagonal) {
            largest = Math.max(largest, value);
        }
        double smallest = largest;
        for (double value : weight) {
            smallest = Math.min(smallest, value);
        }
        return largest / smallest;
    }
}
