package org.podium.internal.model;

import java.util.Arrays;

/**
 * A likelihood over the outcomes of pairs: log-strengths, then the tie parameter if the kernel has one, then the order
 * effect if there is one. With order effect δ the first competitor's log-strength counts as θ + δ / 2, the second's as
 * θ − δ / 2. The prior is half a win and half a loss against a phantom of log-strength 0.
 *
 * <p>Confined to one thread.
 */
public final class OutcomeModel implements ParametricModel {
    private final OutcomeCells cells;
    private final OutcomeKernel kernel;
    private final boolean orderEffect;
    private final boolean prior;
    private final double[] votes;
    private final double total;

    private OutcomeModel(OutcomeCells cells, OutcomeKernel kernel, boolean orderEffect, boolean prior) {
        this.cells = cells;
        this.kernel = kernel;
        this.orderEffect = orderEffect;
        this.prior = prior;
        votes = new double[cells.competitors];
        Arrays.fill(votes, prior ? 1 : 0);
        double sum = 0;
        for (int cell = 0; cell < cells.cells(); cell++) {
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
        OutcomeKernel kernel =
                switch (family) {
                    case HALF_WIN -> new HalfWinKernel();
                    case DAVIDSON -> new DavidsonKernel();
                    case RAO_KUPPER -> new RaoKupperKernel();
                    case GROUNDED -> new GroundedKernel();
                };
        return new OutcomeModel(cells, kernel, orderEffect, prior);
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
        for (int cell = 0; cell < cells.cells(); cell++) {
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
    public void derivatives(double[] parameters, double[] gradient, double[] information) {
        Arrays.fill(gradient, 0);
        Arrays.fill(information, 0);
        Scatter scatter = new Scatter(parameters(), tieIndex(), orderIndex());
        forEachCell(parameters, (first, second, cell) -> {
            double[] g = new double[3];
            double[] h = new double[6];
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                double weight = cells.weight[OutcomeKernel.OUTCOMES * cell + outcome];
                if (weight > 0) {
                    addTo(g, weight, kernel.gradient, 3 * outcome);
                    addTo(h, -weight, kernel.hessian, 6 * outcome);
                }
            }
            scatter.vector(gradient, first, second, g);
            scatter.matrix(information, first, second, h);
        });
        for (int i = 0; prior && i < cells.competitors; i++) {
            double p = OutcomeKernel.logistic(parameters[i]);
            gradient[i] += 0.5 - p;
            information[i * parameters() + i] += p * (1 - p);
        }
        SymmetricFill.fromUpper(information, parameters());
    }

    @Override
    public void middle(double[] parameters, double[] matrix) {
        Arrays.fill(matrix, 0);
        Scatter scatter = new Scatter(parameters(), tieIndex(), orderIndex());
        forEachCell(parameters, (first, second, cell) -> {
            double[] products = new double[6];
            for (int outcome = 0; outcome < OutcomeKernel.OUTCOMES; outcome++) {
                double squares = cells.squares[OutcomeKernel.OUTCOMES * cell + outcome];
                if (squares > 0) {
                    double a = kernel.gradient[3 * outcome];
                    double b = kernel.gradient[3 * outcome + 1];
                    double t = kernel.gradient[3 * outcome + 2];
                    addTo(products, squares, new double[] {a * a, b * b, t * t, a * b, a * t, b * t}, 0);
                }
            }
            scatter.matrix(matrix, first, second, products);
        });
        SymmetricFill.fromUpper(matrix, parameters());
    }

    private interface CellBody {
        void accept(int first, int second, int cell);
    }

    private void forEachCell(double[] parameters, CellBody body) {
        double tie = kernel.hasTieParameter() ? parameters[tieIndex()] : 0;
        double order = orderEffect ? 0.5 * parameters[orderIndex()] : 0;
        for (int cell = 0; cell < cells.cells(); cell++) {
            int first = cells.first[cell];
            int second = cells.second[cell];
            kernel.derivatives(parameters[first] + order, parameters[second] - order, tie);
            body.accept(first, second, cell);
        }
    }

    private static void addTo(double[] sum, double weight, double[] values, int offset) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[offset + i];
        }
    }

    @Override
    public double gradientNorm(double[] gradient) {
        double norm = 0;
        for (int i = 0; i < gradient.length; i++) {
            norm = Math.max(norm, Math.abs(gradient[i]) / (i < votes.length ? votes[i] : total));
        }
        return norm;
    }
}
