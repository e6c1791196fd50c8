package org.podium.bench;

import java.util.random.RandomGenerator;

/** How often competitors are drawn into battles. */
sealed interface Popularity {

    /**
     * The weights with which competitors are drawn, in no order.
     *
     * @param competitors how many
     * @param random where chance comes from
     * @return positive numbers, not normalised
     */
    double[] weights(int competitors, RandomGenerator random);

    /**
     * Few are drawn very often, as on a public arena: 1 / (place + offset)<sup>exponent</sup>, places in random order.
     *
     * @param exponent how steep
     * @param offset how many places share the top
     */
    record Ranked(double exponent, double offset) implements Popularity {
        @Override
        public double[] weights(int competitors, RandomGenerator random) {
            double[] weights = new double[competitors];
            for (int place = 0; place < competitors; place++) {
                weights[place] = StrictMath.pow(place + 1 + offset, -exponent);
            }
            for (int left = competitors; left > 1; left--) {
                int other = random.nextInt(left);
                double moved = weights[left - 1];
                weights[left - 1] = weights[other];
                weights[other] = moved;
            }
            return weights;
        }
    }

    /**
     * All are drawn about as often: the logarithm of the weight is normal.
     *
     * @param spread its standard deviation
     */
    record LogNormal(double spread) implements Popularity {
        @Override
        public double[] weights(int competitors, RandomGenerator random) {
            double[] weights = new double[competitors];
            for (int i = 0; i < competitors; i++) {
                weights[i] = StrictMath.exp(spread * random.nextGaussian());
            }
            return weights;
        }
    }
}
