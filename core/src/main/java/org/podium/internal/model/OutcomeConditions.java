package org.podium.internal.model;

import org.podium.internal.model.OutcomeModel.Family;
import org.podium.internal.model.ParametricModel.ConditionVisitor;

/**
 * Which directions a vote allows: along them its probability does not fall to nothing. With a tie parameter a win needs
 * its lead to grow at least as fast as the threshold, a tie needs it to grow no faster. In the grounded model the ground is
 * a node that stays where it is; a winner must not fall below it, competitors that are both bad must not rise above it, and
 * of a tie one side must not fall below it, both where the tie parameter does not grow.
 */
final class OutcomeConditions {
    private final ConditionVisitor visitor;
    private final int ground;
    private final double thresholds;
    private final boolean order;
    private final double[] effects;

    /**
     * Conditions for one family.
     *
     * @param ground the node of the ground, −1 without one
     * @param tie whether there is a tie parameter, before the order effect
     * @param order whether there is an order effect
     */
    OutcomeConditions(Family family, int ground, boolean tie, boolean order, ConditionVisitor visitor) {
        this.visitor = visitor;
        this.ground = ground;
        this.order = order;
        thresholds = !tie ? 0 : family == Family.DAVIDSON ? 2 : 1; // Davidson's log ν stands against half a lead
        effects = new double[(tie ? 1 : 0) + (order ? 1 : 0)];
    }

    void visit(int outcome, int first, int second) {
        boolean grounded = ground >= 0;
        if (outcome == OutcomeKernel.FIRST) {
            condition(first, second, -thresholds, 1);
            if (grounded) {
                condition(first, ground, 0, 0.5);
            }
        } else if (outcome == OutcomeKernel.SECOND) {
            condition(second, first, -thresholds, -1);
            if (grounded) {
                condition(second, ground, 0, -0.5);
            }
        } else if (grounded && outcome == OutcomeKernel.BOTH_BAD) {
            condition(ground, first, 0, -0.5);
            condition(ground, second, 0, 0.5);
        } else {
            visitTie(first, second, grounded, grounded);
        }
    }

    /** A tie of which one side or both have to stay above the ground. */
    void visitTie(int first, int second, boolean firstAbove, boolean secondAbove) {
        condition(first, second, thresholds, 1);
        condition(second, first, thresholds, -1);
        if (firstAbove) {
            condition(first, ground, 0, 0.5);
        }
        if (secondAbove) {
            condition(second, ground, 0, -0.5);
        }
    }

    private void condition(int winner, int loser, double tie, double position) {
        if (thresholds > 0) {
            effects[0] = tie;
        }
        if (order) {
            effects[effects.length - 1] = position;
        }
        visitor.atLeastZero(winner, loser, effects);
    }
}
