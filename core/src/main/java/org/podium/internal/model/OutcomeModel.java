package org.podium.internal.model;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A likelihood over the outcomes of pairs: log-strengths, then the tie parameter if the kernel has one, then the order
 * effect if there is one. With order effect δ the first competitor's log-strength counts as θ + δ / 2, the second's as
 * θ − δ / 2. The prior is half a win and half a loss against a phantom of log-strength 0.
 *
 * <p>Confined to one thread.
 */
public final class OutcomeModel implements ParametricModel {
    private final OutcomeCells cells;
    private final Family family;
    private final OutcomeKernel kernel;
    private final Scatter scatter;
    private final double[] g = new double[3];
    private final double[] h = new double[6];
    private final boolean orderEffect;
    private final boolean prior;
    private final double[] votes;
    private final double total;

    private OutcomeModel(OutcomeCells cells, Family family, boolean orderEffect, boolean prior) {
        this.cells = cells;
        this.family = family;
        this.kernel = kernel(family);
        this.orderEffect = orderEffect;
        this.prior = prior;
        scatter = new Scatter(parameters(), tieIndex(), orderIndex());
        votes = new double[cells.competitors];
        Arrays.fill(votes, prior ? 1 : 0);
        double sum = 0;
        for (int cell = 0; cell < cells.pairs(); cell++) {
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                double weight = cells.weight[OutcomeKernel.OUTCOMES * cell + outcome];
                votes[cells.first[cell]] += weight;
                votes[cells.second[cell]] += weight;
                sum += weight;
            }
        }
        total = sum;
    }

    /** Which likelihood. */
    public enum Family {
        HALF_WIN,
        DAVIDSON,
        RAO_KUPPER,
        GROUNDED
    }

    /** The model of some cells. */
    public static OutcomeModel of(OutcomeCells cells, Family family, boolean orderEffect, boolean prior) {
        return new OutcomeModel(cells, family, orderEffect, prior);
    }

    private static OutcomeKernel kernel(Family family) {
        return switch (family) {
            case HALF_WIN -> new HalfWinKernel();
            case DAVIDSON -> new DavidsonKernel();
            case RAO_KUPPER -> new RaoKupperKernel();
            case GROUNDED -> new GroundedKernel();
        };
    }

    /**
     * The probabilities of the outcomes of one battle.
     *
     * @return first, second, tie, both bad; where a model has no ties or makes both bad a tie, 0 there
     */
    public static double[] probabilities(Family family, double a, double b, double tie) {
        OutcomeKernel kernel = kernel(family);
        kernel.values(a, b, tie);
        double[] probability = new double[OutcomeKernel.OUTCOMES];
        int outcomes = family == Family.HALF_WIN ? 2 : family == Family.GROUNDED ? 4 : 3;
        for (int outcome = 0; outcome < outcomes; outcome++) {
            probability[outcome] = Math.exp(kernel.log[outcome]);
        }
        return probability;
    }

    @Override
    public int strengths() {
        return cells.competitors;
    }

    @Override
    public int parameters() {
        return cells.competitors + (kernel.hasTieParameter() ? 1 : 0) + (orderEffect ? 1 : 0);
    }

    /** Index of the tie parameter, −1 without one. */
    public int tieIndex() {
        return kernel.hasTieParameter() ? cells.competitors : -1;
    }

    /** Index of the order effect, −1 without one. */
    public int orderIndex() {
        return orderEffect ? parameters() - 1 : -1;
    }

    @Override
    public boolean shiftInvariant() {
        return kernel.shiftInvariant() && !prior;
    }

    @Override
    public boolean strengthsPenalised() {
        return prior;
    }

    @Override
    public double effectPenalty() {
        return 0;
    }

    @Override
    public boolean mayBeCollinear() {
        return orderEffect;
    }

    @Override
    public void design(double[] gram) {
        Arrays.fill(gram, 0);
        for (int pair = 0; pair < cells.pairs(); pair++) {
            double weight = 0;
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                weight += cells.weight[OutcomeKernel.OUTCOMES * pair + outcome];
            }
            double[] element = {weight, weight, weight, kernel.shiftInvariant() ? -weight : 0, 0, 0};
            scatter.matrix(gram, cells.first[pair], cells.second[pair], element);
        }
        for (int i = 0; prior && i < cells.competitors; i++) {
            gram[i * parameters() + i] += 1;
        }
        SymmetricFill.fromUpper(gram, parameters());
    }

    @Override
    public boolean isConcave() {
        return family != Family.GROUNDED;
    }

    @Override
    public double[] start() {
        double[] start = new double[parameters()];
        if (kernel.hasTieParameter()) {
            start[tieIndex()] = kernel.startingTie();
        }
        return start;
    }

    @Override
    public double ofVotes(double[] parameters) {
        double tie = kernel.hasTieParameter() ? parameters[tieIndex()] : 0;
        double order = orderEffect ? 0.5 * parameters[orderIndex()] : 0;
        double sum = 0;
        for (int cell = 0; cell < cells.pairs(); cell++) {
            kernel.values(parameters[cells.first[cell]] + order, parameters[cells.second[cell]] - order, tie);
            double row = 0;
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                double weight = cells.weight[OutcomeKernel.OUTCOMES * cell + outcome];
                if (weight > 0) {
                    row += weight * kernel.log[outcome];
                }
            }
            sum += row;
        }
        return sum;
    }

    @Override
    public double value(double[] parameters) {
        double sum = ofVotes(parameters);
        for (int i = 0; prior && i < cells.competitors; i++) {
            sum += 0.5 * (OutcomeKernel.logLogistic(parameters[i]) + OutcomeKernel.logLogistic(-parameters[i]));
        }
        return sum;
    }

    @Override
    public void gradient(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        forEachPair(parameters, pair -> {
            sumGradient(pair);
            scatter.vector(gradient, cells.first[pair], cells.second[pair], g);
        });
        addPriorGradient(parameters, gradient);
    }

    @Override
    public void derivatives(double[] parameters, double[] gradient, double[] information) {
        Arrays.fill(gradient, 0);
        Arrays.fill(information, 0);
        forEachPair(parameters, pair -> {
            sumGradient(pair);
            sumHessian(pair);
            scatter.vector(gradient, cells.first[pair], cells.second[pair], g);
            scatter.matrix(information, cells.first[pair], cells.second[pair], h);
        });
        addPriorGradient(parameters, gradient);
        for (int i = 0; prior && i < cells.competitors; i++) {
            double p = OutcomeKernel.logistic(parameters[i]);
            information[i * parameters() + i] += p * (1 - p);
        }
        SymmetricFill.fromUpper(information, parameters());
    }

    private void addPriorGradient(double[] parameters, double[] gradient) {
        for (int i = 0; prior && i < cells.competitors; i++) {
            gradient[i] += 0.5 - OutcomeKernel.logistic(parameters[i]);
        }
    }

    private void sumGradient(int pair) {
        Arrays.fill(g, 0);
        for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
            double weight = cells.weight[OutcomeKernel.OUTCOMES * pair + outcome];
            for (int m = 0; weight > 0 && m < g.length; m++) {
                g[m] += weight * kernel.gradient[3 * outcome + m];
            }
        }
    }

    private void sumHessian(int pair) {
        Arrays.fill(h, 0);
        for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
            double weight = cells.weight[OutcomeKernel.OUTCOMES * pair + outcome];
            for (int m = 0; weight > 0 && m < h.length; m++) {
                h[m] -= weight * kernel.hessian[6 * outcome + m];
            }
        }
    }

    private void forEachPair(double[] parameters, IntConsumer body) {
        double tie = kernel.hasTieParameter() ? parameters[tieIndex()] : 0;
        double order = orderEffect ? 0.5 * parameters[orderIndex()] : 0;
        for (int pair = 0; pair < cells.pairs(); pair++) {
            kernel.derivatives(parameters[cells.first[pair]] + order, parameters[cells.second[pair]] - order, tie);
            body.accept(pair);
        }
    }

    @Override
    public void forEachScore(double[] parameters, ScoreVisitor visitor) {
        int extra = parameters() - cells.competitors;
        int[] index = new int[2 + extra];
        double[] score = new double[2 + extra];
        for (int m = 0; m < extra; m++) {
            index[2 + m] = cells.competitors + m;
        }
        int[] cell = new int[1];
        forEachPair(parameters, pair -> {
            index[0] = cells.first[pair];
            index[1] = cells.second[pair];
            for (; cell[0] < cells.cells() && cells.pair(cell[0]) == pair; cell[0]++) {
                writeScore(cell[0], score);
                visitor.votes((double) cells.count(cell[0]), index, score);
            }
        });
    }

    private void writeScore(int cell, double[] score) {
        int at = 3 * cells.outcome(cell);
        double weight = cells.voteWeight(cell);
        double a = weight * kernel.gradient[at];
        double b = weight * kernel.gradient[at + 1];
        score[0] = a;
        score[1] = b;
        if (kernel.hasTieParameter()) {
            score[2] = weight * kernel.gradient[at + 2];
        }
        if (orderEffect) {
            score[score.length - 1] = 0.5 * (a - b);
        }
    }

    @Override
    public int nodes() {
        return cells.competitors + (family == Family.GROUNDED ? 1 : 0);
    }

    @Override
    public void forEachCondition(ConditionVisitor visitor) {
        OutcomeConditions conditions = conditions(visitor);
        for (int cell = 0; cell < cells.cells(); cell++) {
            if (cells.count(cell) > 0) {
                int pair = cells.pair(cell);
                conditions.visit(cells.outcome(cell), cells.first[pair], cells.second[pair]);
            }
        }
    }

    /** While ties become more frequent in the grounded model only one side of a tie has to stay above the ground. */
    @Override
    public void forEachConditionNear(double[] reached, ConditionVisitor visitor) {
        OutcomeConditions conditions = conditions(visitor);
        double order = orderEffect ? reached[orderIndex()] : 0;
        for (int cell = 0; cell < cells.cells(); cell++) {
            if (cells.count(cell) > 0) {
                int first = cells.first[cells.pair(cell)];
                int second = cells.second[cells.pair(cell)];
                boolean firstLeads = reached[first] + order >= reached[second];
                if (family == Family.GROUNDED && cells.outcome(cell) == OutcomeKernel.TIE) {
                    conditions.visitTie(first, second, firstLeads, !firstLeads);
                } else {
                    conditions.visit(cells.outcome(cell), first, second);
                }
            }
        }
    }

    private OutcomeConditions conditions(ConditionVisitor visitor) {
        int ground = family == Family.GROUNDED ? cells.competitors : -1;
        return new OutcomeConditions(family, ground, kernel.hasTieParameter(), orderEffect, visitor);
    }

    @Override
    public boolean interior() {
        if (!kernel.hasTieParameter()) {
            return true;
        }
        double ties = 0;
        double decided = 0;
        for (int pair = 0; pair < cells.pairs(); pair++) {
            int at = OutcomeKernel.OUTCOMES * pair;
            decided += cells.weight[at] + cells.weight[at + 1];
            ties += cells.weight[at + 2] + (family == Family.GROUNDED ? 0 : cells.weight[at + 3]);
        }
        return ties > 0 && decided > 0;
    }

    @Override
    public boolean isWeighted() {
        return cells.isWeighted();
    }

    @Override
    public ParametricModel withSquaredWeights() {
        return new OutcomeModel(cells.withSquaredWeights(), family, orderEffect, prior);
    }

    @Override
    public long[] counts() {
        return cells.counts();
    }

    @Override
    public ParametricModel withCounts(long[] counts) {
        return new OutcomeModel(cells.withCounts(counts), family, orderEffect, prior);
    }

    @Override
    public double gradientNorm(double[] gradient) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            double size = i < votes.length ? votes[i] : total;
            norm = Math.max(norm, Math.abs(gradient[i]) / (size > 0 ? size : 1));
        }
        return norm;
    }
}
