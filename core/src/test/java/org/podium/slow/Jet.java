package org.podium.slow;

import java.util.Arrays;

/** A number with its first and second derivatives by all parameters, which arithmetic carries along exactly. */
public final class Jet {
    final double value;
    final double[] gradient;
    final double[][] hessian;

    private Jet(double value, double[] gradient, double[][] hessian) {
        this.value = value;
        this.gradient = gradient;
        this.hessian = hessian;
    }

    /** A constant among so many parameters. */
    public static Jet constant(double value, int parameters) {
        return new Jet(value, new double[parameters], new double[parameters][parameters]);
    }

    /** The parameters at a point. */
    public static Jet[] parameters(double[] point) {
        Jet[] jets = new Jet[point.length];
        for (int m = 0; m < point.length; m++) {
            jets[m] = constant(point[m], point.length);
            jets[m].gradient[m] = 1;
        }
        return jets;
    }

    public Jet plus(Jet other) {
        Jet sum = constant(value + other.value, gradient.length);
        for (int m = 0; m < gradient.length; m++) {
            sum.gradient[m] = gradient[m] + other.gradient[m];
            for (int n = 0; n < gradient.length; n++) {
                sum.hessian[m][n] = hessian[m][n] + other.hessian[m][n];
            }
        }
        return sum;
    }

    public Jet plus(double number) {
        return new Jet(value + number, gradient, hessian);
    }

    public Jet times(double factor) {
        return after(value * factor, factor, 0);
    }

    public Jet minus(Jet other) {
        return plus(other.times(-1));
    }

    public Jet times(Jet other) {
        Jet product = constant(value * other.value, gradient.length);
        for (int m = 0; m < gradient.length; m++) {
            product.gradient[m] = value * other.gradient[m] + other.value * gradient[m];
            for (int n = 0; n < gradient.length; n++) {
                product.hessian[m][n] = value * other.hessian[m][n]
                        + other.value * hessian[m][n]
                        + gradient[m] * other.gradient[n]
                        + gradient[n] * other.gradient[m];
            }
        }
        return product;
    }

    public Jet over(Jet other) {
        double inverse = 1 / other.value;
        return times(other.after(inverse, -inverse * inverse, 2 * inverse * inverse * inverse));
    }

    public Jet exp() {
        double e = Math.exp(value);
        return after(e, e, e);
    }

    public Jet log() {
        return after(Math.log(value), 1 / value, -1 / (value * value));
    }

    /** f of this number, by the chain rule. */
    private Jet after(double f, double first, double second) {
        Jet jet = constant(f, gradient.length);
        for (int m = 0; m < gradient.length; m++) {
            jet.gradient[m] = first * gradient[m];
            for (int n = 0; n < gradient.length; n++) {
                jet.hessian[m][n] = first * hessian[m][n] + second * gradient[m] * gradient[n];
            }
        }
        return jet;
    }

    @Override
    public String toString() {
        return value + " " + Arrays.toString(gradient);
    }
}
