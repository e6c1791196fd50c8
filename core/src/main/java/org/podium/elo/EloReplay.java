package org.podium.elo;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.podium.votes.BattleLog;
import org.podium.votes.Roster;
import org.podium.votes.Weighting;

/** Ratings on the way through a log, as arrays over its roster. <b>Confined to one thread.</b> */
final class EloReplay {
    private final Elo elo;
    private final BattleLog log;
    private final double[] ratings;
    private final long[] votes;

    /** Everyone at the start. */
    EloReplay(Elo elo, BattleLog log) {
        this.elo = elo;
        this.log = log;
        ratings = new double[log.roster().size()];
        votes = new long[ratings.length];
        Arrays.fill(ratings, elo.start());
    }

    /** Whoever was rated before goes on from there. */
    EloReplay startingFrom(EloRatings earlier) {
        Roster roster = log.roster();
        for (int i = 0; i < ratings.length; i++) {
            int index = earlier.roster().find(roster.name(i)).orElse(-1);
            if (index >= 0) {
                ratings[i] = earlier.rating(index);
                votes[i] = earlier.votes(index);
            }
        }
        return this;
    }

    /** Goes through the rows given, or through all in their order, and hands the arrays over to the result. */
    EloRatings run(int @Nullable [] rows) {
        if (log.weighting() == Weighting.NONE) {
            runPlain(rows);
        } else {
            runWeighted(rows);
        }
        requireFinite();
        return new EloRatings(elo, log.roster(), ratings, votes);
    }

    private void runPlain(int @Nullable [] rows) {
        int size = rows == null ? log.size() : rows.length;
        double step = elo.updateStep();
        for (int i = 0; i < size; i++) {
            vote(rows == null ? i : rows[i], step);
        }
    }

    private void runWeighted(int @Nullable [] rows) {
        int size = rows == null ? log.size() : rows.length;
        boolean repeat = log.weighting() == Weighting.FREQUENCY;
        for (int i = 0; i < size; i++) {
            int row = rows == null ? i : rows[i];
            double weight = log.weight(row);
            long times = repeat ? log.frequency(row) : weight > 0 ? 1 : 0;
            double step = repeat ? elo.updateStep() : elo.updateStep() * weight;
            for (long time = 0; time < times; time++) {
                vote(row, step);
            }
        }
    }

    private void vote(int row, double step) {
        int first = log.firstIndex(row);
        int second = log.secondIndex(row);
        double points = step * elo.surprise(ratings[first] - ratings[second], log.outcomeCode(row));
        ratings[first] += points;
        ratings[second] -= points;
        votes[first]++;
        votes[second]++;
    }

    // Once a rating is infinite it never is a finite number again, so one look at the end finds it.
    private void requireFinite() {
        for (int i = 0; i < ratings.length; i++) {
            if (!Double.isFinite(ratings[i])) {
                throw new ArithmeticException("the weights of the votes drive the rating of '"
                        + log.roster().name(i) + "' beyond the range of numbers");
            }
        }
    }
}
