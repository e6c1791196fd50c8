package org.podium.internal.model;

import java.util.Arrays;
import java.util.List;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.Weighting;

/**
 * The rows of a covariate model, made from a log: votes that count, and covariates scaled on those.
 *
 * @param rows the scaled rows
 * @param units for each covariate the size of one scaled unit on its own scale
 * @param model the likelihood over the rows, penalties included
 */
public record Design(CovariateRows rows, double[] units, CovariateModel model) {

    /** Makes the design; the roster of the log is that of the fit. */
    public static Design of(BattleLog log, Covariates covariates, OutcomeCells.Counting counting, boolean prior) {
        int[] kept = keptRows(log, counting);
        int[] first = new int[kept.length];
        int[] second = new int[kept.length];
        double[] score = new double[kept.length];
        long[] count = new long[kept.length];
        double[] weight = new double[kept.length];
        boolean importance = log.weighting() == Weighting.IMPORTANCE;
        for (int i = 0; i < kept.length; i++) {
            int row = kept[i];
            first[i] = log.firstIndex(row);
            second[i] = log.secondIndex(row);
            score[i] = score(log.outcome(row));
            count[i] = importance ? 1 : log.frequency(row);
            weight[i] = importance ? log.weight(row) : 1;
        }
        if (counting.leastPairCount() > 0) {
            reweight(first, second, count, weight, counting.leastPairCount());
        }
        List<Covariate> list = covariates.list();
        double[][] columns = new double[list.size()][];
        double[] units = new double[list.size()];
        for (int m = 0; m < columns.length; m++) {
            columns[m] = take(list.get(m).values(log), kept);
            units[m] = scale(columns[m], count, covariates.scaling());
        }
        CovariateRows rows = new CovariateRows(log.roster().size(), first, second, score, count, weight, columns);
        double total = 0;
        for (int i = 0; i < kept.length; i++) {
            total += rows.weight(i);
        }
        double ridge = covariates.ridge().onCoefficients() * (covariates.ridge().perVote() ? total : 1);
        return new Design(
                rows, units, new CovariateModel(rows, covariates.ridge().onLogStrengths(), ridge, prior));
    }

    private static int[] keptRows(BattleLog log, OutcomeCells.Counting counting) {
        int[] kept = new int[log.size()];
        int size = 0;
        for (int row = 0; row < log.size(); row++) {
            if (log.weight(row) > 0 && counting.counts(log.outcomeCode(row))) {
                kept[size++] = row;
            }
        }
        return Arrays.copyOf(kept, size);
    }

    private static double score(Outcome outcome) {
        return switch (outcome) {
            case FIRST -> 1;
            case SECOND -> 0;
            case TIE, BOTH_BAD -> 0.5;
        };
    }

    private static double[] take(double[] values, int[] kept) {
        double[] taken = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            taken[i] = values[kept[i]];
        }
        return taken;
    }

    private static void reweight(int[] first, int[] second, long[] count, double[] weight, long least) {
        PairVotes votes = new PairVotes();
        for (int i = 0; i < first.length; i++) {
            votes.add(first[i], second[i], count[i]);
        }
        for (int i = 0; i < first.length; i++) {
            weight[i] /= votes.atLeast(least, first[i], second[i]);
        }
    }

    /** Deviations below this share of a column's values are the rounding of its mean. */
    private static final double ROUNDING = 1e-12;

    /** Scales a column in place and returns its unit; a column without variation keeps its values and unit 1. */
    private static double scale(double[] column, long[] count, CovariateScaling scaling) {
        if (scaling == CovariateScaling.NONE) {
            return 1;
        }
        double votes = 0;
        double mean = 0;
        for (int i = 0; i < column.length; i++) {
            votes += count[i];
            mean += count[i] * column[i];
        }
        mean = scaling == CovariateScaling.CENTRED ? mean / votes : 0;
        double squares = 0;
        double largest = 0;
        for (int i = 0; i < column.length; i++) {
            squares += count[i] * (column[i] - mean) * (column[i] - mean);
            largest = Math.max(largest, Math.abs(column[i]));
        }
        double unit = Math.sqrt(squares / votes);
        if (!(unit > ROUNDING * largest)) {
            return 1;
        }
        for (int i = 0; i < column.length; i++) {
            column[i] = (column[i] - mean) / unit;
        }
        return unit;
    }
}
