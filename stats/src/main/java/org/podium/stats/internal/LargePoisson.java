package org.podium.stats.internal;

import java.util.SplittableRandom;

/**
 * Poisson draws with a large mean by transformed rejection with squeeze, algorithm PTRS of [Hormann93]. The logarithm
 * of the density is taken relative to its scale by Loader's deviance form [Loader00], so that it stays accurate for
 * means of 10¹⁵, where log-gamma would lose all digits.
 */
final class LargePoisson {
    private LargePoisson() {}

    /**
     * One draw.
     *
     * @param mean at least 10
     */
    static long draw(SplittableRandom random, double mean) {
        double root = Math.sqrt(mean);
        double b = 0.931 + 2.53 * root;
        double a = -0.059 + 0.02483 * b;
        double inverse = 1.1239 + 1.1328 / (b - 3.4);
        double squeeze = 0.9277 - 3.6224 / (b - 2);
        while (true) {
            double u = random.nextDouble() - 0.5;
            double v = random.nextDouble();
            double distance = 0.5 - Math.abs(u);
            double value = Math.floor((2 * a / distance + b) * u + mean + 0.43);
            if (distance >= 0.07 && v <= squeeze) {
                return (long) value;
            }
            if (value < 0 || (distance < 0.013 && v > distance)) {
                continue;
            }
            double hat = Math.log(v * inverse / (a / (distance * distance) + b));
            if (hat <= logDensity(value, mean)) {
                return (long) value;
            }
        }
    }

    /** log P(X = value) = −μ D(x) − ½ log 2πk − δ(k), x = (k − μ) / μ; two terms of δ, an error below 1 / 1260 k⁵. */
    static double logDensity(double value, double mean) {
        if (value == 0) {
            return -mean;
        }
        double stirling = 1 / (12 * value) - 1 / (360 * value * value * value);
        return -mean * deviance((value - mean) / mean) - 0.5 * Math.log(2 * Math.PI * value) - stirling;
    }

    /** (1 + x) log(1 + x) − x, by its series near 0 where the terms cancel. */
    private static double deviance(double x) {
        if (Math.abs(x) > 0.01) {
            return (1 + x) * Math.log1p(x) - x;
        }
        double sum = 0;
        double power = x * x;
        for (int n = 2; n < 12; n++) {
            sum += (n % 2 == 0 ? power : -power) / (n * (n - 1));
            power *= x;
        }
        return sum;
    }
}
