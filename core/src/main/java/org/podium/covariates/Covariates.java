package org.podium.covariates;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The covariates of a model, how they are scaled, and the penalty on their coefficients.
 *
 * <p>Immutable and thread-safe.
 */
public final class Covariates {
    private static final Covariates NONE = new Covariates(List.of(), CovariateScaling.ROOT_MEAN_SQUARE, Ridge.none());

    private final List<Covariate> list;
    private final CovariateScaling scaling;
    private final Ridge ridge;

    private Covariates(List<Covariate> list, CovariateScaling scaling, Ridge ridge) {
        this.list = List.copyOf(list);
        this.scaling = Objects.requireNonNull(scaling, "scaling");
        this.ridge = Objects.requireNonNull(ridge, "ridge");
    }

    /**
     * No covariates; add them with {@link #with(Covariate)}.
     *
     * @return an empty list, scaled by root mean square, without penalty
     */
    public static Covariates none() {
        return NONE;
    }

    /**
     * Some covariates, scaled by root mean square, without penalty.
     *
     * @param covariates in the order in which their coefficients are reported
     * @return the covariates
     * @throws IllegalArgumentException if two have one name
     */
    public static Covariates of(Covariate... covariates) {
        Covariates all = NONE;
        for (Covariate covariate : covariates) {
            all = all.with(covariate);
        }
        return all;
    }

    /**
     * One more covariate.
     *
     * @param covariate the covariate
     * @return new covariates
     * @throws IllegalArgumentException if there is one of that name
     */
    public Covariates with(Covariate covariate) {
        if (list.stream().anyMatch(other -> other.name().equals(covariate.name()))) {
            throw new IllegalArgumentException("there are two covariates named '" + covariate.name() + "'");
        }
        List<Covariate> more = new ArrayList<>(list);
        more.add(covariate);
        return new Covariates(more, scaling, ridge);
    }

    /**
     * Another scaling.
     *
     * @param other how each covariate is scaled
     * @return new covariates
     */
    public Covariates with(CovariateScaling other) {
        return new Covariates(list, other, ridge);
    }

    /**
     * Another penalty.
     *
     * @param other the penalty
     * @return new covariates
     */
    public Covariates with(Ridge other) {
        return new Covariates(list, scaling, other);
    }

    /**
     * The covariates.
     *
     * @return an unmodifiable list, in the order in which they were added
     */
    public List<Covariate> list() {
        return list;
    }

    /**
     * How they are scaled.
     *
     * @return the scaling
     */
    public CovariateScaling scaling() {
        return scaling;
    }

    /**
     * The penalty.
     *
     * @return the ridge
     */
    public Ridge ridge() {
        return ridge;
    }

    /** Names, scaling and penalty. */
    @Override
    public String toString() {
        return "Covariates" + list + "[" + scaling + ", " + ridge + "]";
    }
}
