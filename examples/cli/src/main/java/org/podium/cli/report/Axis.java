package org.podium.cli.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A linear axis with round ticks.
 *
 * @param minimum its left or lower end
 * @param maximum its right or upper end
 * @param step between ticks
 */
record Axis(double minimum, double maximum, double step) {

    /** An axis that holds two values with a little room beside them. */
    static Axis around(double lowest, double highest, int ticks) {
        double width = highest > lowest ? highest - lowest : Math.max(1, Math.abs(lowest) * 0.1);
        return new Axis(lowest - 0.03 * width, highest + 0.03 * width, step(width / ticks));
    }

    /** The smallest of 1, 2, 5 · 10ⁿ that is not below the rough step. */
    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= rough * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    /** Where a value lies: 0 at the minimum, 1 at the maximum. */
    double share(double value) {
        return (value - minimum) / (maximum - minimum);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(minimum / step); i * step <= maximum; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A tick's label, with as many decimals as the step has. */
    String label(double tick) {
        int digits = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return Format.decimals(tick, digits);
    }
}
