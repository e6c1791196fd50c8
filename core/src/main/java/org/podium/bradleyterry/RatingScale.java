package org.podium.bradleyterry;

import java.util.Objects;
import java.util.Optional;
import org.podium.votes.DataException;

/**
 * Turns log-strengths into scores: score = offset + pointsPerUnit · θ. For display only; no solver works in points.
 *
 * <p>The log-strengths of the grounded model are not centred: there the mean given is the score of its zero.
 *
 * <p>By default 400 / ln 10 ≈ 173.7 points a natural unit, so that 400 points are odds of ten to one, and a mean score
 * of 1000 over the competitors fitted. With an anchor all scores are shifted by one constant so that the anchor has the
 * score asked for.
 *
 * <p>Immutable and thread-safe.
 */
public final class RatingScale {
    /** Points a natural unit on the arena's scale: 400 / ln 10. */
    public static final double ARENA_POINTS_PER_UNIT = 400 / Math.log(10);

    private static final RatingScale CENTRED = new RatingScale(ARENA_POINTS_PER_UNIT, 1000, "");

    private final double pointsPerUnit;
    private final double reference;
    private final String anchor;

    private RatingScale(double pointsPerUnit, double reference, String anchor) {
        this.pointsPerUnit = pointsPerUnit;
        this.reference = reference;
        this.anchor = anchor;
    }

    /**
     * Scores with mean 1000 over the competitors fitted.
     *
     * @return the default scale
     */
    public static RatingScale centred() {
        return CENTRED;
    }

    /**
     * Scores with another mean.
     *
     * @param mean the mean score over the competitors fitted, finite
     * @return a scale
     * @throws IllegalArgumentException if the mean is not finite
     */
    public static RatingScale centredOn(double mean) {
        return new RatingScale(ARENA_POINTS_PER_UNIT, requireFinite(mean, "mean"), "");
    }

    /**
     * Scores in which one competitor has a given score.
     *
     * @param competitor the anchor
     * @param score its score, finite
     * @return a scale
     * @throws IllegalArgumentException if the score is not finite or the name is blank
     */
    public static RatingScale anchored(String competitor, double score) {
        if (Objects.requireNonNull(competitor, "competitor").isBlank()) {
            throw new IllegalArgumentException("the anchor's name is blank");
        }
        return new RatingScale(ARENA_POINTS_PER_UNIT, requireFinite(score, "anchor's score"), competitor);
    }

    /**
     * The same gauge with other units.
     *
     * @param points points a natural unit, finite and above 0
     * @return a scale
     * @throws IllegalArgumentException if the points are not finite and above 0
     */
    public RatingScale withPointsPerUnit(double points) {
        if (!(points > 0 && points < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("points per unit must be finite and above 0, not " + points);
        }
        return new RatingScale(points, reference, anchor);
    }

    private static double requireFinite(double value, String what) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the " + what + " must be finite, not " + value);
        }
        return value;
    }

    /**
     * Points a natural unit of log-strength.
     *
     * @return a number above 0
     */
    public double pointsPerUnit() {
        return pointsPerUnit;
    }

    /**
     * The anchor.
     *
     * @return its name, or empty if scores are centred
     */
    public Optional<String> anchor() {
        return anchor.isEmpty() ? Optional.empty() : Optional.of(anchor);
    }

    /**
     * The score of the reference: of the anchor, or the mean of all.
     *
     * @return in points
     */
    public double reference() {
        return reference;
    }

    /**
     * What is added to pointsPerUnit · θ.
     *
     * @param fit centred log-strengths
     * @return points
     * @throws org.podium.votes.DataException with {@link AnchorNotRated} if the anchor has no log-strength in the fit
     */
    public double offset(BradleyTerryFit fit) {
        if (anchor.isEmpty()) {
            return reference;
        }
        return reference - pointsPerUnit * fit.logStrength(anchorIndex(fit));
    }

    private int anchorIndex(BradleyTerryFit fit) {
        if (fit.model().tieModel() == TieModel.GROUNDED) {
            throw new IllegalArgumentException("grounded strengths have a zero of their own and cannot be anchored at '"
                    + anchor + "'; use RatingScale.centredOn for the score of that zero");
        }
        return fit.roster()
                .find(anchor)
                .orElseThrow(() -> new DataException(new AnchorNotRated(
                        anchor,
                        fit.droppedCompetitors().contains(anchor),
                        fit.roster().names())));
    }

    /**
     * The score of one competitor.
     *
     * @param fit where its log-strength stands
     * @param competitor its name
     * @return in points
     * @throws IllegalArgumentException if it, or the anchor, was not fitted
     */
    public double score(BradleyTerryFit fit, String competitor) {
        return score(fit, fit.roster().indexOf(competitor));
    }

    /**
     * The score at a roster index; that of the anchor is exactly the score asked for.
     *
     * @param fit where its log-strength stands
     * @param index 0 … size − 1
     * @return in points
     * @throws org.podium.votes.DataException with {@link AnchorNotRated} if the anchor has no log-strength in the fit
     */
    public double score(BradleyTerryFit fit, int index) {
        double origin = anchor.isEmpty() ? 0 : fit.logStrength(anchorIndex(fit));
        return reference + pointsPerUnit * (fit.logStrength(index) - origin);
    }

    /** The gauge and the units. */
    @Override
    public String toString() {
        return "RatingScale[" + (anchor.isEmpty() ? "mean" : anchor) + " = " + reference + ", " + pointsPerUnit
                + " points a unit]";
    }
}
