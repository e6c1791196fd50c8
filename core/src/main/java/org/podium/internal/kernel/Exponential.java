package org.podium.internal.kernel;

/**
 * The exponential function as the kernels compute it: e^x = 2^n e^r with n the whole number nearest to x / ln 2, and e^r by
 * its Taylor polynomial of degree 13, of which 2^−57 is missing at the ends |r| = ½ ln 2. The result is within one unit in
 * the last place of e^x. In contrast to {@link Math#exp} it takes no branch, so that a loop over it can be widened, and is the
 * same on every machine.
 */
public final class Exponential {
    /** The largest |x| for which 2^n is a normal number. */
    public static final double LARGEST = 700;

    static final double PER_LN2 = 0x1.71547652b82fep0;

    /** 1.5 · 2^52: adding it rounds to a whole number, which then stands in the last bits. */
    static final double ROUNDING = 0x1.8p52;

    /** ln 2 in two parts; whole numbers of ten digits times the first are exact. */
    static final double LN2_HIGH = 0x1.62e42fefap-1;

    static final double LN2_LOW = 0x1.cf79abc9e3b3ap-40;

    static final int BIAS = 1023;
    static final int MANTISSA = 52;

    // 1 / k!
    static final double C3 = 1.0 / 6;
    static final double C4 = 1.0 / 24;
    static final double C5 = 1.0 / 120;
    static final double C6 = 1.0 / 720;
    static final double C7 = 1.0 / 5_040;
    static final double C8 = 1.0 / 40_320;
    static final double C9 = 1.0 / 362_880;
    static final double C10 = 1.0 / 3_628_800;
    static final double C11 = 1.0 / 39_916_800;
    static final double C12 = 1.0 / 479_001_600;
    static final double C13 = 1.0 / 6_227_020_800L;

    private Exponential() {}

    /** e^x for |x| ≤ {@link #LARGEST}; nothing in particular elsewhere. */
    public static double of(double x) {
        double rounded = x * PER_LN2 + ROUNDING;
        return ofRest(rest(x, rounded - ROUNDING)) * power(rounded);
    }

    /** x − n ln 2. */
    static double rest(double x, double n) {
        return (x - n * LN2_HIGH) - n * LN2_LOW;
    }

    /** e^r for |r| ≤ ½ ln 2, in few steps that wait for each other. */
    static double ofRest(double r) {
        double r2 = r * r;
        double r4 = r2 * r2;
        double low = (C3 + r * C4) + r2 * (C5 + r * C6);
        double middle = (C7 + r * C8) + r2 * (C9 + r * C10);
        double high = (C11 + r * C12) + r2 * C13;
        return 1 + (r + r2 * (0.5 + r * (low + r4 * (middle + r4 * high))));
    }

    /** 2^n of the n in the last bits. */
    static double power(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + BIAS) << MANTISSA);
    }
}
