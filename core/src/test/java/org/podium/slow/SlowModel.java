package org.podium.slow;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any of the models, straight from the formulas with π = e^θ, vote by vote: parameters are the log-strengths, then the tie
 * parameter, the order effect and the coefficients of covariates, each where there is one. Derivatives are exact
 * ({@link Jet}), the maximum is found by Newton's method.
 */
public final class SlowModel {
    /** The likelihood of one vote. */
    public enum Kind {
        HALF_WIN,
        DAVIDSON,
        RAO_KUPPER,
        GROUNDED
    }

    private final Kind kind;
    private final int competitors;
    private final boolean order;
    private final int covariates;
    private final List<SlowVote> votes;
    private final double strengthPenalty;
    private final double coefficientPenalty;
    private final boolean prior;

    private SlowModel(
            Kind kind,
            int competitors,
            boolean order,
            int covariates,
            List<SlowVote> votes,
            double strengthPenalty,
            double coefficientPenalty,
            boolean prior) {
        this.kind = kind;
        this.competitors = competitors;
        this.order = order;
        this.covariates = covariates;
        this.votes = List.copyOf(votes);
        this.strengthPenalty = strengthPenalty;
        this.coefficientPenalty = coefficientPenalty;
        this.prior = prior;
    }

    /** A model of votes, without penalties. */
    public static SlowModel of(Kind kind, int competitors, boolean order, List<SlowVote> votes) {
        int covariates = votes.isEmpty() ? 0 : votes.get(0).covariates().length;
        return new SlowModel(kind, competitors, order, covariates, votes, 0, 0, false);
    }

    /** With ½ a Σ θ² + ½ b Σ γ² taken off the log-likelihood. */
    public SlowModel penalised(double a, double b) {
        return new SlowModel(kind, competitors, order, covariates, votes, a, b, prior);
    }

    /** With half a win and half a loss for each competitor against a phantom at 0. */
    public SlowModel withPrior() {
        return new SlowModel(kind, competitors, order, covariates, votes, strengthPenalty, coefficientPenalty, true);
    }

    private boolean hasTie() {
        return kind != Kind.HALF_WIN;
    }

    public int parameters() {
        return competitors + (hasTie() ? 1 : 0) + (order ? 1 : 0) + covariates;
    }

    private boolean hasGauge() {
        return kind != Kind.GROUNDED;
    }

    private boolean needsGauge() {
        return hasGauge() && strengthPenalty == 0 && !prior;
    }

    /** log P of one vote, or what stands for it with half wins; without its weight. */
    private Jet logProbability(SlowVote vote, Jet[] x) {
        int none = x.length;
        Jet tie = hasTie() ? x[competitors] : Jet.constant(0, none);
        Jet shift = order ? x[competitors + (hasTie() ? 1 : 0)].times(0.5) : Jet.constant(0, none);
        for (int m = 0; m < covariates; m++) {
            shift = shift.plus(x[parameters() - covariates + m].times(0.5 * vote.covariates()[m]));
        }
        Jet pi = x[vote.first()].plus(shift).exp();
        Jet rho = x[vote.second()].minus(shift).exp();
        Jet[] p = probabilities(pi, rho, tie);
        return switch (vote.outcome()) {
            case FIRST -> p[0].log();
            case SECOND -> p[1].log();
            case TIE -> kind == Kind.HALF_WIN ? p[0].log().plus(p[1].log()).times(0.5) : p[2].log();
            case BOTH_BAD ->
                kind == Kind.HALF_WIN
                        ? p[0].log().plus(p[1].log()).times(0.5)
                        : kind == Kind.GROUNDED ? p[3].log() : p[2].log();
        };
    }

    private Jet[] probabilities(Jet pi, Jet rho, Jet tie) {
        return switch (kind) {
            case HALF_WIN -> new Jet[] {pi.over(pi.plus(rho)), rho.over(pi.plus(rho))};
            case DAVIDSON -> {
                Jet tied = tie.plus(pi.log().plus(rho.log()).times(0.5)).exp(); // ν √(π ρ)
                Jet all = pi.plus(rho).plus(tied);
                yield new Jet[] {pi.over(all), rho.over(all), tied.over(all)};
            }
            case RAO_KUPPER -> {
                Jet kappa = tie.exp();
                Jet first = pi.over(pi.plus(kappa.times(rho)));
                Jet second = rho.over(rho.plus(kappa.times(pi)));
                yield new Jet[] {first, second, first.plus(second).times(-1).plus(1)};
            }
            case GROUNDED -> {
                Jet kappa = tie.exp().plus(1);
                Jet first = pi.over(pi.plus(kappa.times(rho)).plus(1));
                Jet second = rho.over(rho.plus(kappa.times(pi)).plus(1));
                Jet one = Jet.constant(1, tie.gradient.length);
                Jet bad = one.over(pi.plus(rho).plus(1));
                yield new Jet[] {first, second, one.minus(first).minus(second).minus(bad), bad};
            }
        };
    }

    /** Σ w log P over the votes. */
    public double logLikelihood(double[] point) {
        Jet[] x = Jet.parameters(point);
        double sum = 0;
        for (SlowVote vote : votes) {
            sum += vote.weight() * logProbability(vote, x).value;
        }
        return sum;
    }

    private Jet objective(double[] point) {
        Jet[] x = Jet.parameters(point);
        Jet sum = Jet.constant(0, point.length);
        for (SlowVote vote : votes) {
            sum = sum.plus(logProbability(vote, x).times(vote.weight()));
        }
        for (int m = 0; m < point.length; m++) {
            double penalty =
                    m < competitors ? strengthPenalty : m >= point.length - covariates ? coefficientPenalty : 0;
            sum = sum.minus(x[m].times(x[m]).times(0.5 * penalty));
        }
        for (int i = 0; prior && i < competitors; i++) {
            Jet pi = x[i].exp();
            Jet won = pi.over(pi.plus(1)).log();
            Jet lost = won.minus(x[i]);
            sum = sum.plus(won.plus(lost).times(0.5));
        }
        return sum;
    }

    /** The maximum; log-strengths are centred unless a penalty, the prior or the ground gives them a zero. */
    public double[] maximum() {
        double[] best = climb(startAt(0, 0.5));
        if (kind == Kind.GROUNDED) {
            Random random = new Random(1);
            for (int attempt = 0; attempt < 10; attempt++) {
                double[] other = climb(startAt(4 * random.nextDouble() - 2, 4 * random.nextDouble() - 2));
                best = objective(other).value > objective(best).value ? other : best;
            }
        }
        return best;
    }

    private double[] startAt(double level, double tie) {
        double[] start = new double[parameters()];
        Arrays.fill(start, 0, competitors, hasGauge() ? 0 : level);
        if (hasTie()) {
            start[competitors] = tie;
        }
        return start;
    }

    private double[] climb(double[] start) {
        double[] point = start;
        double size = Double.POSITIVE_INFINITY;
        for (int step = 0; step < 500 && size > 1e-14; step++) {
            Jet now = objective(point);
            double[][] information = information(now);
            double[] move = Matrices.times(Matrices.inverse(information), now.gradient);
            double slope = 0;
            for (int m = 0; m < move.length; m++) {
                slope += move[m] * now.gradient[m];
            }
            size = 0;
            for (int m = 0; m < move.length; m++) {
                move[m] = slope > 0 ? move[m] : now.gradient[m]; // uphill where the matrix is indefinite
                size = Math.max(size, Math.abs(move[m]));
            }
            double length = Math.min(1, 2 / size);
            double[] next = moved(point, move, length);
            while (size > 1e-7 && !(objective(next).value >= now.value - 1e-13 * Math.abs(now.value))) {
                length /= 2;
                next = moved(point, move, length);
            }
            point = next;
        }
        return point;
    }

    private static double[] moved(double[] point, double[] move, double length) {
        double[] next = point.clone();
        for (int m = 0; m < next.length; m++) {
            next[m] += length * move[m];
        }
        return next;
    }

    /** A point with its log-strengths centred, where they have no zero of their own. */
    public double[] centred(double[] point) {
        double[] centred = point.clone();
        double mean = Arrays.stream(point).limit(competitors).average().orElse(0);
        for (int i = 0; hasGauge() && i < competitors; i++) {
            centred[i] -= mean;
        }
        return centred;
    }

    /** −∂², and 1 at each pair of log-strengths where that changes nothing but the gauge. */
    private double[][] information(Jet objective) {
        double[][] information = new double[parameters()][parameters()];
        for (int m = 0; m < parameters(); m++) {
            for (int n = 0; n < parameters(); n++) {
                boolean gauge = needsGauge() && m < competitors && n < competitors;
                information[m][n] = -objective.hessian[m][n] + (gauge ? 1 : 0);
            }
        }
        return information;
    }

    /**
     * The covariance of centred log-strengths if the model is right: the inverse information at the maximum. With weights
     * every vote's score varies by its information times its weight squared.
     *
     * @param maximum as {@link #maximum} gives it
     */
    public double[][] fisher(double[] maximum) {
        List<SlowVote> squared = votes.stream()
                .map(vote -> new SlowVote(
                        vote.first(), vote.second(), vote.outcome(), vote.weight() * vote.weight(), vote.covariates()))
                .toList();
        SlowModel other = new SlowModel(
                kind, competitors, order, covariates, squared, strengthPenalty, coefficientPenalty, prior);
        return sandwich(maximum, other.information(other.objective(maximum)));
    }

    private double[][] sandwich(double[] maximum, double[][] middle) {
        double[][] inverse = Matrices.inverse(information(objective(maximum)));
        double[][] bread = Matrices.times(centring(), inverse);
        double[][] otherSide = Matrices.times(inverse, centring());
        return Matrices.times(Matrices.times(bread, middle), otherSide);
    }

    /** The sandwich: the middle is the sum of the squared scores of single votes, weights included. */
    public double[][] sandwich(double[] maximum) {
        double[][] middle = new double[parameters()][parameters()];
        Jet[] x = Jet.parameters(maximum);
        for (SlowVote vote : votes) {
            Jet term = logProbability(vote, x).times(vote.weight());
            for (int m = 0; m < parameters(); m++) {
                for (int n = 0; n < parameters(); n++) {
                    middle[m][n] += term.gradient[m] * term.gradient[n];
                }
            }
        }
        return sandwich(maximum, middle);
    }

    private double[][] centring() {
        double[][] centring = new double[parameters()][parameters()];
        for (int m = 0; m < parameters(); m++) {
            for (int n = 0; n < parameters(); n++) {
                boolean both = hasGauge() && m < competitors && n < competitors;
                centring[m][n] = (m == n ? 1 : 0) - (both ? 1.0 / competitors : 0);
            }
        }
        return centring;
    }
}
