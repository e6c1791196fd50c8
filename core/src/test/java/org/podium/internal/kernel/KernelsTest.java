package org.podium.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every kernel in both implementations, which must agree to the last bit, and against the formula in plain loops. */
class KernelsTest {
    /** Around multiples of all lane widths, and long enough for every unrolled loop. */
    private static final int[] LENGTHS = {
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15, 16, 17, 25, 31, 32, 33, 63, 64, 65, 207, 702, 2046, 4098
    };

    private static final int ARRAYS = 4;

    /** A call of one kernel on some arrays from {@code from} to {@code to}; the arrays show what it wrote. */
    @FunctionalInterface
    private interface Call {
        double on(Kernels kernels, double[][] x, double[] target, double[] second, double[] work, int from, int to);
    }

    /** What the kernel should return and add to its targets, in the obvious way. */
    @FunctionalInterface
    private interface Formula {
        double at(double[][] x, double[] target, double[] second, int k);
    }

    private record Case(Call call, Formula formula) {}

    private static final double OWN = 1.375;

    private static final Map<String, Case> CASES = cases();

    private static Map<String, Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        cases.put(
                "sum",
                new Case((kernels, x, t, s, w, from, to) -> kernels.sum(x[0], from, to), (x, t, s, k) -> x[0][k]));
        cases.put(
                "dot",
                new Case(
                        (kernels, x, t, s, w, from, to) -> kernels.dot(x[0], x[1], from, to),
                        (x, t, s, k) -> x[0][k] * x[1][k]));
        cases.put(
                "addAndSum",
                new Case((kernels, x, t, s, w, from, to) -> kernels.addAndSum(x[0], t, from, to), (x, t, s, k) -> {
                    t[k] += x[0][k];
                    return x[0][k];
                }));
        cases.put(
                "symmetricRow",
                new Case(
                        (kernels, x, t, s, w, from, to) -> kernels.symmetricRow(x[0], x[1], OWN, t, w, from, to),
                        (x, t, s, k) -> {
                            t[k] += OWN * x[0][k];
                            return x[0][k] * x[1][k];
                        }));
        cases.put(
                "addRows",
                new Case(
                        (kernels, x, t, s, w, from, to) -> {
                            kernels.addRows(x[0], x[1], x[2], x[3], OWN, -0.5, 3, 0.1, t, from, to);
                            return 0;
                        },
                        (x, t, s, k) -> {
                            t[k] += (OWN * x[0][k] - 0.5 * x[1][k]) + (3 * x[2][k] + 0.1 * x[3][k]);
                            return 0;
                        }));
        cases.put(
                "expected",
                new Case(
                        (kernels, x, t, s, w, from, to) -> kernels.expected(OWN, x[0], x[1], t, w, from, to),
                        (x, t, s, k) -> {
                            double won = x[1][k] * OWN / (OWN + x[0][k]);
                            t[k] += x[1][k] - won;
                            return won;
                        }));
        cases.put(
                "expectedAndInformation",
                new Case(
                        (kernels, x, t, s, w, from, to) ->
                                kernels.expectedAndInformation(OWN, x[0], x[1], s, t, w, from, to),
                        (x, t, s, k) -> {
                            double won = x[1][k] * OWN / (OWN + x[0][k]);
                            s[k] = won * x[0][k] / (OWN + x[0][k]);
                            t[k] += x[1][k] - won;
                            return won;
                        }));
        cases.put(
                "multiply",
                new Case(
                        (kernels, x, t, s, w, from, to) -> {
                            kernels.multiply(x[0], x[1], t, from, to);
                            return 0;
                        },
                        (x, t, s, k) -> {
                            t[k] = x[0][k] * x[1][k];
                            return 0;
                        }));
        cases.put(
                "addProduct",
                new Case(
                        (kernels, x, t, s, w, from, to) -> {
                            kernels.addProduct(x[0], x[1], t, from, to);
                            return 0;
                        },
                        (x, t, s, k) -> {
                            t[k] += x[0][k] * x[1][k];
                            return 0;
                        }));
        cases.put(
                "logistic",
                new Case(
                        (kernels, x, t, s, w, from, to) -> {
                            kernels.logistic(x[0], x[1], x[2], w, t, s, from, to);
                            return kernels.sum(w, from, to);
                        },
                        (x, t, s, k) -> {
                            double p = 1 / (1 + Math.exp(-x[0][k]));
                            double q = 1 / (1 + Math.exp(x[0][k]));
                            t[k] = x[2][k] * (x[1][k] * q - (1 - x[1][k]) * p);
                            s[k] = x[2][k] * p * q;
                            return Math.exp(-x[0][k]);
                        }));
        cases.put(
                "logLikelihood",
                new Case(
                        (kernels, x, t, s, w, from, to) -> {
                            double[][] y = {x[0].clone(), x[1].clone(), x[2].clone()};
                            for (int k = from; k < to; k++) {
                                y[1][k] = Math.exp(-y[0][k]);
                                y[2][k] /= 2;
                            }
                            return kernels.logLikelihood(y[0], y[1], y[2], w, x[3], from, to);
                        },
                        (x, t, s, k) -> {
                            double score = x[2][k] / 2;
                            return -score * Math.log1p(Math.exp(-x[0][k]))
                                    - (1 - score) * Math.log1p(Math.exp(x[0][k]));
                        }));
        return cases;
    }

    @Test
    void everyKernelHasACase() {
        Set<String> kernels = Arrays.stream(Kernels.class.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("name") && !name.equals("lanes"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(kernels, CASES.keySet());
    }

    /** The build runs these tests with the module and with the class, be it from a folder or from the jar. */
    @Test
    void vectorKernelsAreThere() {
        assertEquals("panama", Kernels.active().name(), Kernels.choice().reason());
        assertTrue(Kernels.active().lanes() >= 2, Kernels.choice().reason());
    }

    /** By reflection, since the tests are compiled without the module. */
    @Test
    void vectorsAreAsWideAsThoseOfTheProcessor() throws ReflectiveOperationException {
        Object preferred = Class.forName("jdk.incubator.vector.DoubleVector")
                .getField("SPECIES_PREFERRED")
                .get(null);
        int lanes = (int) Class.forName("jdk.incubator.vector.VectorSpecies")
                .getMethod("length")
                .invoke(preferred);

        assertEquals(Math.min(lanes, 8), Kernels.active().lanes());
    }

    @Test
    void bothImplementationsAgreeToTheLastBit() {
        SplittableRandom random = new SplittableRandom(1);
        Kernels vector = Kernels.active();
        Kernels scalar = new ScalarKernels();
        for (String name : CASES.keySet()) {
            for (int length : LENGTHS) {
                for (int from : new int[] {0, 1, 3, 8}) {
                    double[][] x = positive(random, from + length + 5);
                    assertSame(name, scalar, vector, x, from, from + length);
                }
            }
        }
    }

    @Test
    void bothImplementationsAgreeOnSpecialValues() {
        SplittableRandom random = new SplittableRandom(2);
        double[] special = {
            0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_NORMAL,
            1e-300,
            1e300,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            -OWN
        };
        Kernels vector = Kernels.active();
        Kernels scalar = new ScalarKernels();
        for (String name : CASES.keySet()) {
            for (int round = 0; round < 300; round++) {
                double[][] x = positive(random, 40);
                for (int set = random.nextInt(1, 4); set > 0; set--) {
                    x[random.nextInt(ARRAYS)][random.nextInt(40)] = special[random.nextInt(special.length)];
                }
                assertSame(name, scalar, vector, x, random.nextInt(8), 40 - random.nextInt(8));
            }
        }
    }

    private static void assertSame(String name, Kernels scalar, Kernels vector, double[][] x, int from, int to) {
        assertArrayEquals(
                outcome(name, scalar, x, from, to),
                outcome(name, vector, x, from, to),
                () -> name + " from " + from + " to " + to);
    }

    /** What a call returned and wrote, as bits, with one NaN for all. */
    private static long[] outcome(String name, Kernels kernels, double[][] x, int from, int to) {
        int size = x[0].length;
        double[] target = IntStream.range(0, size).mapToDouble(k -> 0.25 * k).toArray();
        double[] second = new double[size];
        double[][] copies = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
        double result = CASES.get(name).call().on(kernels, copies, target, second, new double[size], from, to);
        long[] bits = new long[2 * size + 1];
        for (int k = 0; k < size; k++) {
            bits[k] = Double.doubleToLongBits(target[k]);
            bits[size + k] = Double.doubleToLongBits(second[k]);
        }
        bits[2 * size] = Double.doubleToLongBits(result);
        return bits;
    }

    /** Rounding of a sum of n positive terms is within n ulps, of a term within six. */
    @Test
    void kernelsComputeTheirFormulas() {
        SplittableRandom random = new SplittableRandom(3);
        for (Map.Entry<String, Case> entry : CASES.entrySet()) {
            for (int length : LENGTHS) {
                int from = 2;
                int to = from + length;
                double[][] x = positive(random, to + 3);
                double[] target = new double[to + 3];
                double[] second = new double[to + 3];
                double[] wanted = new double[to + 3];
                double[] wantedSecond = new double[to + 3];
                double sum = 0;
                for (int k = from; k < to; k++) {
                    sum += entry.getValue().formula().at(x, wanted, wantedSecond, k);
                }
                double result = entry.getValue()
                        .call()
                        .on(new ScalarKernels(), x, target, second, new double[to + 3], from, to);
                assertEquals(sum, result, (length + 6) * Math.ulp(sum), entry.getKey());
                for (int k = 0; k < to + 3; k++) {
                    double size = Math.max(Math.abs(wanted[k]), 8); // terms of a difference are below 8
                    assertEquals(wanted[k], target[k], 6 * Math.ulp(size), entry.getKey());
                    assertEquals(wantedSecond[k], second[k], 6 * Math.ulp(wantedSecond[k]), entry.getKey());
                }
            }
        }
    }

    /**
     * A sum of differences is within n ulps of the sum of what they are differences of. Terms are within twelve: six
     * roundings on either side, of numbers below 2 where they are differences.
     */
    @Test
    void predictorsMayHaveEitherSign() {
        SplittableRandom random = new SplittableRandom(4);
        for (String name : new String[] {"logistic", "logLikelihood"}) {
            Case kernel = CASES.get(name);
            for (int length : LENGTHS) {
                double[][] x = positive(random, length);
                double[] wanted = new double[length];
                double[] wantedSecond = new double[length];
                double sum = 0;
                double sizes = 0;
                for (int k = 0; k < length; k++) {
                    x[0][k] = 20 * (x[0][k] - 1);
                    x[1][k] /= 2; // a score
                    double term = kernel.formula().at(x, wanted, wantedSecond, k);
                    sum += term;
                    sizes += Math.abs(term) + Math.abs(x[0][k]);
                }
                assertSame(name, new ScalarKernels(), Kernels.active(), x, 0, length);
                double[] target = new double[length];
                double[] second = new double[length];
                double result = kernel.call().on(new ScalarKernels(), x, target, second, new double[length], 0, length);
                assertEquals(sum, result, (length + 6) * Math.ulp(sizes), name);
                for (int k = 0; k < length; k++) {
                    assertEquals(wanted[k], target[k], 12 * Math.ulp(2.0), name);
                    assertEquals(wantedSecond[k], second[k], 12 * Math.ulp(wantedSecond[k]), name);
                }
            }
        }
    }

    private static double[][] positive(SplittableRandom random, int size) {
        double[][] x = new double[ARRAYS][size];
        for (double[] array : x) {
            for (int k = 0; k < size; k++) {
                array[k] = 2 * random.nextDouble();
            }
        }
        return x;
    }
}
