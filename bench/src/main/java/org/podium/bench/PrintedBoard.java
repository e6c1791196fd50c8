package org.podium.bench;

import java.util.List;

/**
 * A board as the command line prints it in CSV.
 *
 * @param scores by competitor in the order of their names
 * @param errors standard errors in the same order
 */
record PrintedBoard(double[] scores, double[] errors) {

    /** Reads rows under a header. No name has a comma in it. */
    static PrintedBoard of(List<String> lines) {
        List<String> header = List.of(lines.get(0).split(",", -1));
        int name = header.indexOf("competitor");
        List<String[]> rows = lines.subList(1, lines.size()).stream()
                .map(line -> line.split(",", -1))
                .sorted((left, right) -> left[name].compareTo(right[name]))
                .toList();
        return new PrintedBoard(column(rows, header.indexOf("score")), column(rows, header.indexOf("standard_error")));
    }

    private static double[] column(List<String[]> rows, int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    /**
     * Compares scores and errors with the reference.
     *
     * @param reference the likelihood of the same votes
     * @param replicates how many replicates the errors come from; 0 if they are those of the sandwich
     */
    void require(Reference reference, int replicates) {
        double[] strengths = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            strengths[i] = (scores[i] - 1000) / Reference.POINTS_PER_UNIT;
        }
        Checks.requireOptimum(strengths, reference);
        double[][] expected = reference.sandwich(strengths);
        for (int i = 0; i < scores.length; i++) {
            double error = errors[i] / Reference.POINTS_PER_UNIT;
            Checks.requireError(error, Math.sqrt(expected[i][i]), replicates);
        }
    }
}
