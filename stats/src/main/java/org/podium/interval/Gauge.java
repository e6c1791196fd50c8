package org.podium.interval;

import java.util.Objects;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.RatingScale;

/**
 * What a score is measured from: the mean of all (index −1) or the anchor.
 *
 * @param anchor roster index of the anchor, −1 for the mean
 * @param offset points added to pointsPerUnit · (θ − θ_reference)
 */
record Gauge(int anchor, double offset) {

    static Gauge of(BradleyTerryFit fit, RatingScale scale, RelativeTo relativeTo) {
        double offset = scale.offset(fit);
        Objects.requireNonNull(relativeTo, "relativeTo");
        if (relativeTo == RelativeTo.MEAN) {
            return new Gauge(-1, offset);
        }
        String name = scale.anchor()
                .orElseThrow(() -> new IllegalArgumentException(
                        "intervals relative to an anchor need a scale with one: RatingScale.anchored(name, score)"));
        return new Gauge(fit.roster().indexOf(name), scale.reference());
    }
}
