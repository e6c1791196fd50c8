package org.podium.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.podium.votes.Outcome;

/** Draws the votes of a workload. Confined to one thread; draws once. */
final class VoteGenerator {
    /** A million tickets make the weights of a board exact to a part in a thousand, 64 each those of a league to a few percent. */
    private static final int FEWEST_TICKETS = 1 << 20;

    private static final int TICKETS_EACH = 64;
    private static final int MOST_TICKETS = 1 << 26;

    /** The tie chance 4 c p (1 − p) stays below 2 min(p, 1 − p), the largest that leaves p as the expected score. */
    private static final double MOST_OF_SMALLER_CHANCE = 1.96;

    private final Workload workload;
    private final int competitors;
    private final int votes;
    private final SplittableRandom random;
    private final int[] first;
    private final int[] second;
    private final byte[] outcomes;
    private final double[] strengths;
    private final double[][] covariates;

    VoteGenerator(Workload workload) {
        this.workload = workload;
        competitors = workload.competitors();
        votes = workload.votes();
        random = new SplittableRandom(workload.seed());
        first = new int[votes];
        second = new int[votes];
        outcomes = new byte[votes];
        strengths = new double[competitors];
        covariates = new double[workload.covariates()][votes];
    }

    DrawnVotes draw() {
        for (int i = 0; i < competitors; i++) {
            strengths[i] = random.nextGaussian();
        }
        standardise(strengths, false);
        drawPairs();
        for (double[] column : covariates) {
            for (int row = 0; row < votes; row++) {
                column[row] = random.nextGaussian();
            }
            standardise(column, true);
        }
        drawOutcomes();
        giveEveryoneBothResults();
        return new DrawnVotes(workload, first, second, outcomes, strengths, covariates);
    }

    private static void standardise(double[] values, boolean spreadToo) {
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
            squares += values[i] * values[i];
        }
        double unit = spreadToo ? Math.sqrt(squares / values.length) : 1;
        for (int i = 0; i < values.length; i++) {
            values[i] /= unit;
        }
    }

    private void drawPairs() {
        int[] tickets = tickets();
        for (int row = 0; row < votes; row++) {
            first[row] = tickets[random.nextInt(tickets.length)];
            do {
                second[row] = tickets[random.nextInt(tickets.length)];
            } while (second[row] == first[row]);
        }
        int[] order = new int[competitors];
        Arrays.setAll(order, i -> i);
        for (int cycle = 0; cycle < workload.cycles(); cycle++) {
            for (int i = 0; i < competitors; i++) {
                int row = cycleRow(cycle, i);
                first[row] = order[i];
                second[row] = order[(i + 1) % competitors];
            }
            shuffle(order);
        }
    }

    /** One entry for each time a competitor is to be drawn: drawing any entry draws competitors by their weights. */
    private int[] tickets() {
        double[] weights = workload.popularity().weights(competitors, random);
        double total = Arrays.stream(weights).sum();
        int number = Math.max(FEWEST_TICKETS, (int) Math.min((long) TICKETS_EACH * competitors, MOST_TICKETS));
        int[] tickets = new int[number];
        int at = 0;
        double sum = 0;
        for (int i = 0; i < competitors; i++) {
            sum += weights[i];
            int end = i == competitors - 1 ? number : (int) Math.round(sum / total * number);
            Arrays.fill(tickets, at, end, i);
            at = end;
        }
        return tickets;
    }

    /** The votes of the cycles lie evenly among the others. In the first cycle, number i is that of i against i + 1. */
    private int cycleRow(int cycle, int number) {
        long edge = (long) cycle * competitors + number;
        return (int) (edge * votes / ((long) workload.cycles() * competitors));
    }

    private void shuffle(int[] values) {
        for (int left = values.length; left > 1; left--) {
            int other = random.nextInt(left);
            int moved = values[left - 1];
            values[left - 1] = values[other];
            values[other] = moved;
        }
    }

    private void drawOutcomes() {
        double sum = 0;
        for (int row = 0; row < votes; row++) {
            double p = chance(row);
            sum += p * (1 - p);
        }
        double ties = Workload.TIE_SHARE * votes / sum;
        for (int row = 0; row < votes; row++) {
            double p = chance(row);
            double tie = Math.min(ties * p * (1 - p), MOST_OF_SMALLER_CHANCE * Math.min(p, 1 - p));
            double drawn = random.nextDouble();
            outcomes[row] =
                    (drawn < p - tie / 2 ? Outcome.FIRST : drawn < p + tie / 2 ? Outcome.TIE : Outcome.SECOND).code();
        }
    }

    private double chance(int row) {
        double logOdds = strengths[first[row]] - strengths[second[row]];
        for (int column = 0; column < covariates.length; column++) {
            logOdds += Workload.EFFECTS.get(column) * covariates[column][row];
        }
        return 1 / (1 + StrictMath.exp(-logOdds));
    }

    private void giveEveryoneBothResults() {
        boolean[] tookPoints = new boolean[competitors];
        boolean[] gavePoints = new boolean[competitors];
        for (int row = 0; row < votes; row++) {
            tookPoints[first[row]] |= outcomes[row] != Outcome.SECOND.code();
            gavePoints[first[row]] |= outcomes[row] != Outcome.FIRST.code();
            tookPoints[second[row]] |= outcomes[row] != Outcome.FIRST.code();
            gavePoints[second[row]] |= outcomes[row] != Outcome.SECOND.code();
        }
        for (int i = 0; i < competitors; i++) {
            if (!(tookPoints[i] && gavePoints[i])) {
                outcomes[cycleRow(0, i)] = Outcome.TIE.code();
            }
        }
    }
}
