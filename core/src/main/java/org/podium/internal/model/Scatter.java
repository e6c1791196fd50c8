package org.podium.internal.model;

/**
 * Adds derivatives by (a, b, t) to those by the parameters, with a = θ_first + δ / 2 and b = θ_second − δ / 2. Writes
 * upper triangles.
 */
final class Scatter {
    private final int size;
    private final int tie;
    private final int order;

    Scatter(int size, int tie, int order) {
        this.size = size;
        this.tie = tie;
        this.order = order;
    }

    void vector(double[] gradient, int first, int second, double[] g) {
        gradient[first] += g[0];
        gradient[second] += g[1];
        if (tie >= 0) {
            gradient[tie] += g[2];
        }
        if (order >= 0) {
            gradient[order] += 0.5 * (g[0] - g[1]);
        }
    }

    /** The elements are aa, bb, tt, ab, at, bt. */
    void matrix(double[] matrix, int first, int second, double[] h) {
        matrix[first * size + first] += h[0];
        matrix[second * size + second] += h[1];
        matrix[Math.min(first, second) * size + Math.max(first, second)] += h[3];
        if (tie >= 0) {
            matrix[first * size + tie] += h[4];
            matrix[second * size + tie] += h[5];
            matrix[tie * size + tie] += h[2];
        }
        if (order >= 0) {
            matrix[first * size + order] += 0.5 * (h[0] - h[3]);
            matrix[second * size + order] += 0.5 * (h[3] - h[1]);
            matrix[order * size + order] += 0.25 * (h[0] - 2 * h[3] + h[1]);
        }
        if (tie >= 0 && order >= 0) {
            matrix[tie * size + order] += 0.5 * (h[4] - h[5]);
        }
    }
}
