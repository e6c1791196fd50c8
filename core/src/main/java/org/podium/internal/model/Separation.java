package org.podium.internal.model;

import java.util.List;
import java.util.TreeSet;

/**
 * Finds effects without a finite estimate: those that move along some direction of recession, one along which every won
 * battle's predictor rises or stays, every lost one's falls or stays and every tied one's stays (or, with a tie parameter,
 * does not outrun it), [AA84]. Exact up to rounding, given that no such direction moves the log-strengths alone, which is
 * what the graph check is for. Effects collinear with them, for which {@link RankCheck} has a name, count too.
 *
 * <p>For each effect and sign the nearest direction is sought that no closed chain of results found so far contradicts.
 * Either a further chain contradicts it ({@link ClosedChains}) and is added to the conditions ({@link DirectionCone}), or it
 * is a direction of recession, or none is left. In the grounded model, which is not concave, the likelihood stays away from
 * zero along the directions found; those are looked for where the climb went.
 */
public final class Separation {
    /** A cone in which no direction comes nearer to an effect's axis than this holds none of that effect. */
    private static final double NOTHING = 1e-7;

    /** Elements of a direction below this share of the largest are rounding. */
    private static final double STILL = 1e-6;

    private static final int CHAINS = 10_000;

    private Separation() {}

    /**
     * The effects whose estimate is infinite.
     *
     * @param model identifiable as far as the log-strengths alone are concerned
     * @param reached where a climb stopped without converging; matters only where the likelihood is not concave
     * @return indices ≥ K of parameters, ascending; empty if all are finite
     */
    public static List<Integer> runaways(ParametricModel model, double[] reached) {
        int effects = model.parameters() - model.strengths();
        if (effects == 0 || model.effectPenalty() > 0) {
            return List.of();
        }
        ClosedChains chains = new ClosedChains(model, reached);
        DirectionCone cone = new DirectionCone();
        TreeSet<Integer> runaways = new TreeSet<>();
        for (int effect = 0; effect < effects; effect++) {
            for (double sign : new double[] {1, -1}) {
                if (!runaways.contains(model.strengths() + effect)) {
                    double[] axis = new double[effects];
                    axis[effect] = sign;
                    double[] direction = recession(axis, chains, cone);
                    for (int m = 0; m < direction.length; m++) {
                        if (Math.abs(direction[m]) > STILL) {
                            runaways.add(model.strengths() + m);
                        }
                    }
                }
            }
        }
        return List.copyOf(runaways);
    }

    /** A direction of recession near an axis, its largest element 1; empty if there is none. */
    private static double[] recession(double[] axis, ClosedChains chains, DirectionCone cone) {
        for (int found = 0; found < CHAINS; found++) {
            double[] direction = cone.project(axis);
            double largest = 0;
            for (double value : direction) {
                largest = Math.max(largest, Math.abs(value));
            }
            if (largest < NOTHING) {
                return new double[0];
            }
            for (int m = 0; m < direction.length; m++) {
                direction[m] /= largest;
            }
            var contradiction = chains.against(direction);
            if (contradiction.isEmpty()) {
                return direction;
            }
            cone.add(contradiction.get());
        }
        return new double[0];
    }
}
