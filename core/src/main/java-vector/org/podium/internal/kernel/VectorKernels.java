package org.podium.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on the Vector API, for vectors of 2, 4 or 8 doubles. Every sum has the eight parts of {@link Kernels}, in as
 * many vectors as they fill. The class is found by name, and only where the module is there.
 */
final class VectorKernels extends Kernels {
    private static final VectorSpecies<Double> SPECIES = species();
    private static final int LANES = SPECIES.length();
    private static final DoubleVector ONE = all(1.0);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector PER_LN2 = all(Exponential.PER_LN2);
    private static final DoubleVector ROUNDING = all(Exponential.ROUNDING);
    private static final DoubleVector LN2_HIGH = all(Exponential.LN2_HIGH);
    private static final DoubleVector LN2_LOW = all(Exponential.LN2_LOW);
    private static final DoubleVector C3 = all(Exponential.C3);
    private static final DoubleVector C4 = all(Exponential.C4);
    private static final DoubleVector C5 = all(Exponential.C5);
    private static final DoubleVector C6 = all(Exponential.C6);
    private static final DoubleVector C7 = all(Exponential.C7);
    private static final DoubleVector C8 = all(Exponential.C8);
    private static final DoubleVector C9 = all(Exponential.C9);
    private static final DoubleVector C10 = all(Exponential.C10);
    private static final DoubleVector C11 = all(Exponential.C11);
    private static final DoubleVector C12 = all(Exponential.C12);
    private static final DoubleVector C13 = all(Exponential.C13);
    private static final LongVector BIAS =
            (LongVector) SPECIES.withLanes(long.class).broadcast(Exponential.BIAS);

    /** For {@link KernelLadder}. */
    VectorKernels() {
        if (LANES < 2) {
            throw new UnsupportedOperationException("vectors of this processor have less than 128 bits");
        }
    }

    /** The widest one that the parts of a sum fill. */
    private static VectorSpecies<Double> species() {
        VectorSpecies<Double> preferred = DoubleVector.SPECIES_PREFERRED;
        return preferred.length() > 8 ? DoubleVector.SPECIES_512 : preferred;
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    @Override
    public String name() {
        return "panama";
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public double sum(double[] x, int from, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(at(x, k));
            if (LANES <= 4) {
                b = b.add(at(x, k + LANES));
            }
            if (LANES == 2) {
                c = c.add(at(x, k + 4));
                d = d.add(at(x, k + 6));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            rest += x[k];
        }
        return total(a, b, c, d) + rest;
    }

    @Override
    public double dot(double[] x, double[] y, int from, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(at(x, k).mul(at(y, k)));
            if (LANES <= 4) {
                b = b.add(at(x, k + LANES).mul(at(y, k + LANES)));
            }
            if (LANES == 2) {
                c = c.add(at(x, k + 4).mul(at(y, k + 4)));
                d = d.add(at(x, k + 6).mul(at(y, k + 6)));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            rest += x[k] * y[k];
        }
        return total(a, b, c, d) + rest;
    }

    @Override
    public double addAndSum(double[] x, double[] target, int from, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(add(x, target, k));
            if (LANES <= 4) {
                b = b.add(add(x, target, k + LANES));
            }
            if (LANES == 2) {
                c = c.add(add(x, target, k + 4));
                d = d.add(add(x, target, k + 6));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            target[k] += x[k];
            rest += x[k];
        }
        return total(a, b, c, d) + rest;
    }

    private static DoubleVector add(double[] x, double[] target, int k) {
        DoubleVector added = at(x, k);
        at(target, k).add(added).intoArray(target, k);
        return added;
    }

    @Override
    public double symmetricRow(
            double[] row, double[] x, double factor, double[] target, double[] work, int from, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(symmetric(row, x, factor, target, k));
            if (LANES <= 4) {
                b = b.add(symmetric(row, x, factor, target, k + LANES));
            }
            if (LANES == 2) {
                c = c.add(symmetric(row, x, factor, target, k + 4));
                d = d.add(symmetric(row, x, factor, target, k + 6));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            target[k] += factor * row[k];
            rest += row[k] * x[k];
        }
        return total(a, b, c, d) + rest;
    }

    private static DoubleVector symmetric(double[] row, double[] x, double factor, double[] target, int k) {
        DoubleVector elements = at(row, k);
        at(target, k).add(elements.mul(factor)).intoArray(target, k);
        return elements.mul(at(x, k));
    }

    @Override
    public void addRows(
            double[] r0,
            double[] r1,
            double[] r2,
            double[] r3,
            double f0,
            double f1,
            double f2,
            double f3,
            double[] target,
            int from,
            int to) {
        int k = from;
        for (; k + LANES <= to; k += LANES) {
            DoubleVector firstTwo = at(r0, k).mul(f0).add(at(r1, k).mul(f1));
            DoubleVector lastTwo = at(r2, k).mul(f2).add(at(r3, k).mul(f3));
            at(target, k).add(firstTwo.add(lastTwo)).intoArray(target, k);
        }
        for (; k < to; k++) {
            target[k] += (f0 * r0[k] + f1 * r1[k]) + (f2 * r2[k] + f3 * r3[k]);
        }
    }

    @Override
    public double expected(
            double own, double[] strength, double[] battles, double[] expected, double[] work, int from, int to) {
        DoubleVector mine = DoubleVector.broadcast(SPECIES, own);
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(won(mine, strength, battles, expected, k));
            if (LANES <= 4) {
                b = b.add(won(mine, strength, battles, expected, k + LANES));
            }
            if (LANES == 2) {
                c = c.add(won(mine, strength, battles, expected, k + 4));
                d = d.add(won(mine, strength, battles, expected, k + 6));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            double won = battles[k] * (own * (1 / (own + strength[k])));
            expected[k] += battles[k] - won;
            rest += won;
        }
        return total(a, b, c, d) + rest;
    }

    private static DoubleVector won(DoubleVector mine, double[] strength, double[] battles, double[] expected, int k) {
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1.0).div(mine.add(at(strength, k)));
        DoubleVector number = at(battles, k);
        DoubleVector won = number.mul(mine.mul(inverse));
        at(expected, k).add(number.sub(won)).intoArray(expected, k);
        return won;
    }

    @Override
    public double expectedAndInformation(
            double own,
            double[] strength,
            double[] battles,
            double[] information,
            double[] expected,
            double[] work,
            int from,
            int to) {
        DoubleVector mine = DoubleVector.broadcast(SPECIES, own);
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(informed(mine, strength, battles, information, expected, k));
            if (LANES <= 4) {
                b = b.add(informed(mine, strength, battles, information, expected, k + LANES));
            }
            if (LANES == 2) {
                c = c.add(informed(mine, strength, battles, information, expected, k + 4));
                d = d.add(informed(mine, strength, battles, information, expected, k + 6));
            }
        }
        double rest = 0;
        for (; k < to; k++) {
            double inverse = 1 / (own + strength[k]);
            double won = battles[k] * (own * inverse);
            information[k] = won * (strength[k] * inverse);
            expected[k] += battles[k] - won;
            rest += won;
        }
        return total(a, b, c, d) + rest;
    }

    private static DoubleVector informed(
            DoubleVector mine, double[] strength, double[] battles, double[] information, double[] expected, int k) {
        DoubleVector other = at(strength, k);
        DoubleVector inverse = DoubleVector.broadcast(SPECIES, 1.0).div(mine.add(other));
        DoubleVector number = at(battles, k);
        DoubleVector won = number.mul(mine.mul(inverse));
        won.mul(other.mul(inverse)).intoArray(information, k);
        at(expected, k).add(number.sub(won)).intoArray(expected, k);
        return won;
    }

    @Override
    public void multiply(double[] x, double[] y, double[] product, int from, int to) {
        int k = from;
        for (; k + LANES <= to; k += LANES) {
            at(x, k).mul(at(y, k)).intoArray(product, k);
        }
        for (; k < to; k++) {
            product[k] = x[k] * y[k];
        }
    }

    @Override
    public void addProduct(double[] x, double[] y, double[] target, int from, int to) {
        int k = from;
        for (; k + LANES <= to; k += LANES) {
            at(target, k).add(at(x, k).mul(at(y, k))).intoArray(target, k);
        }
        for (; k < to; k++) {
            target[k] += x[k] * y[k];
        }
    }

    @Override
    public void logistic(
            double[] eta,
            double[] score,
            double[] weight,
            double[] odds,
            double[] residual,
            double[] information,
            int from,
            int to) {
        exponential(eta, odds, from, to);
        int k = from;
        for (; k + LANES <= to; k += LANES) {
            DoubleVector ratio = at(odds, k);
            DoubleVector p = ONE.div(ratio.add(ONE));
            DoubleVector q = ratio.mul(p);
            DoubleVector y = at(score, k);
            DoubleVector w = at(weight, k);
            w.mul(y.mul(q).sub(ONE.sub(y).mul(p))).intoArray(residual, k);
            w.mul(p.mul(q)).intoArray(information, k);
        }
        for (; k < to; k++) {
            double p = 1 / (1 + odds[k]);
            double q = odds[k] * p;
            residual[k] = weight[k] * (score[k] * q - (1 - score[k]) * p);
            information[k] = weight[k] * (p * q);
        }
    }

    /** e^−η, as {@link Exponential}. */
    private static void exponential(double[] eta, double[] odds, int from, int to) {
        int k = from;
        for (; k + LANES <= to; k += LANES) {
            DoubleVector x = at(eta, k).neg();
            DoubleVector rounded = x.mul(PER_LN2).add(ROUNDING);
            DoubleVector n = rounded.sub(ROUNDING);
            DoubleVector r = x.sub(n.mul(LN2_HIGH)).sub(n.mul(LN2_LOW));
            DoubleVector r2 = r.mul(r);
            DoubleVector r4 = r2.mul(r2);
            DoubleVector high = r.mul(C12).add(C11).add(r2.mul(C13));
            DoubleVector middle = r.mul(C8).add(C7).add(r2.mul(r.mul(C10).add(C9)));
            DoubleVector low = r.mul(C4).add(C3).add(r2.mul(r.mul(C6).add(C5)));
            DoubleVector higher = low.add(r4.mul(middle.add(r4.mul(high))));
            DoubleVector rest = r.add(r2.mul(r.mul(higher).add(HALF))).add(ONE);
            DoubleVector power = rounded.reinterpretAsLongs()
                    .add(BIAS)
                    .lanewise(VectorOperators.LSHL, Exponential.MANTISSA)
                    .reinterpretAsDoubles();
            rest.mul(power).intoArray(odds, k);
        }
        for (; k < to; k++) {
            odds[k] = Exponential.of(-eta[k]);
        }
    }

    @Override
    public double logLikelihood(
            double[] eta, double[] odds, double[] score, double[] linear, double[] smaller, int from, int to) {
        DoubleVector a = DoubleVector.zero(SPECIES);
        DoubleVector b = a;
        DoubleVector c = a;
        DoubleVector d = a;
        DoubleVector pa = a;
        DoubleVector pb = a;
        DoubleVector pc = a;
        DoubleVector pd = a;
        int k = from;
        for (; k + 7 < to; k += 8) {
            a = a.add(linear(eta, score, k));
            pa = grown(pa, odds, k);
            if (LANES <= 4) {
                b = b.add(linear(eta, score, k + LANES));
                pb = grown(pb, odds, k + LANES);
            }
            if (LANES == 2) {
                c = c.add(linear(eta, score, k + 4));
                pc = grown(pc, odds, k + 4);
                d = d.add(linear(eta, score, k + 6));
                pd = grown(pd, odds, k + 6);
            }
        }
        double rest = 0;
        double product = 0;
        for (; k < to; k++) {
            rest += score[k] * eta[k] - Math.max(eta[k], 0);
            double smallerOdds = Math.min(odds[k], 1 / odds[k]);
            product += smallerOdds + smallerOdds * product;
        }
        return total(a, b, c, d) + rest - (logOfParts(pa, pb, pc, pd) + StrictMath.log1p(product));
    }

    private static DoubleVector linear(double[] eta, double[] score, int k) {
        DoubleVector predictor = at(eta, k);
        return at(score, k).mul(predictor).sub(predictor.max(0));
    }

    private static DoubleVector grown(DoubleVector product, double[] odds, int k) {
        DoubleVector ratio = at(odds, k);
        DoubleVector smaller = ratio.min(ONE.div(ratio));
        return product.add(smaller.add(smaller.mul(product)));
    }

    /** The parts in the order in which they stand in a, then b, c, d. */
    private static double logOfParts(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d) {
        double[] parts = new double[8];
        DoubleVector[] vectors = {a, b, c, d};
        for (int at = 0; at < 8; at += LANES) {
            vectors[at / LANES].intoArray(parts, at);
        }
        return logOfParts(
                parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
    }

    private static DoubleVector at(double[] x, int k) {
        return DoubleVector.fromArray(SPECIES, x, k);
    }

    /** Adds the parts as {@link Kernels} says: LANES at a time they stand in a, then b, c, d. */
    private static double total(DoubleVector a, DoubleVector b, DoubleVector c, DoubleVector d) {
        if (LANES == 8) {
            return total(
                    a.lane(0), a.lane(1), a.lane(2), a.lane(3), a.lane(4), a.lane(5), a.lane(6), a.lane(7));
        }
        if (LANES == 4) {
            DoubleVector halves = a.add(b);
            return (halves.lane(0) + halves.lane(2)) + (halves.lane(1) + halves.lane(3));
        }
        DoubleVector quarters = a.add(c).add(b.add(d));
        return quarters.lane(0) + quarters.lane(1);
    }
}
