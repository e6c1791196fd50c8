package org.podium.slow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;

/** Lists of battles as the slow models read them. */
public final class SlowVotes {
    private SlowVotes() {}

    /** The names in order, which is the order of the log-strengths. */
    public static List<String> names(List<Battle> battles) {
        TreeSet<String> names = new TreeSet<>();
        for (Battle battle : battles) {
            names.add(battle.first());
            names.add(battle.second());
        }
        return List.copyOf(names);
    }

    /** Votes of weight 1. */
    public static List<SlowVote> of(List<Battle> battles) {
        return of(battles, row -> 1, row -> new double[0]);
    }

    /** Votes with weights and covariates by row. */
    public static List<SlowVote> of(
            List<Battle> battles, IntToDoubleFunction weight, IntFunction<double[]> covariates) {
        List<String> names = names(battles);
        List<SlowVote> votes = new ArrayList<>();
        for (int row = 0; row < battles.size(); row++) {
            Battle battle = battles.get(row);
            votes.add(new SlowVote(
                    names.indexOf(battle.first()),
                    names.indexOf(battle.second()),
                    battle.outcome(),
                    weight.applyAsDouble(row),
                    covariates.apply(row)));
        }
        return votes;
    }

    /** Divides each column by its root mean square, over votes that count once. */
    public static double[][] scaled(double[][] columns) {
        double[][] scaled = new double[columns.length][];
        for (int m = 0; m < columns.length; m++) {
            double squares = 0;
            for (double value : columns[m]) {
                squares += value * value / columns[m].length;
            }
            scaled[m] = columns[m].clone();
            for (int row = 0; row < scaled[m].length; row++) {
                scaled[m][row] /= Math.sqrt(squares);
            }
        }
        return scaled;
    }

    /** The rows of a log. */
    public static List<Battle> battles(BattleLog log) {
        return log.stream().toList();
    }
}
