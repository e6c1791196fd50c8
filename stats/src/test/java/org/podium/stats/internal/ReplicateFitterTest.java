package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OnUnidentifiable;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.TieModel;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Battle;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/**
 * Replicates a second time: the votes of replicate r are drawn again from the stream (seed, r), written down as a tally,
 * and fitted from cold by the ordinary fit.
 */
class ReplicateFitterTest {
    private static final double POINTS = 400 / Math.log(10);
    private static final long SEED = 4711;

    /** The cells the documentation of {@link PairCells} promises: pairs by name, each wins, halves, losses. */
    private static List<Battle> cells(Tally tally, boolean ties) {
        int size = tally.roster().size();
        long[][][] votes = new long[size][size][3];
        tally.forEachCell((i, j, firstWins, secondWins, tieVotes, bothBad) -> {
            long[] cell = votes[Math.min(i, j)][Math.max(i, j)];
            cell[0] += i < j ? firstWins : secondWins;
            cell[1] += ties ? tieVotes + bothBad : 0;
            cell[2] += i < j ? secondWins : firstWins;
        });
        Outcome[] outcomes = {Outcome.FIRST, Outcome.TIE, Outcome.SECOND};
        List<Battle> cells = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            for (int j = i + 1; j < size; j++) {
                for (int kind = 0; kind < 3; kind++) {
                    if (votes[i][j][kind] > 0) {
                        cells.add(new Battle(
                                tally.roster().name(i), tally.roster().name(j), outcomes[kind]));
                    }
                }
            }
        }
        return cells;
    }

    /** Fits the replicates both ways and returns the largest difference in points, and in how many one is lost. */
    private static double[] compare(BradleyTerry model, Tally votes, int replicates) {
        BradleyTerryFit fit = model.fit(votes);
        Tally tally = fit.tally();
        PlainReplicates plan = new PlainReplicates(FitLikelihood.of(fit), SEED, replicates);
        ReplicateFitter fitter = new ReplicateFitter(plan);
        List<Battle> cells = cells(tally, model.countsTies());
        long[] counts = plan.cells.counts();
        assertEquals(cells.size(), counts.length);
        MultinomialSampler sampler = new MultinomialSampler(counts);
        BradleyTerry same = model.with(fit.prior()).with(OnUnidentifiable.ERROR);
        double worst = 0;
        int lost = 0;
        for (int replicate = replicates - 1; replicate >= 0; replicate--) {
            fitter.fit(replicate);
            long[] drawn = new long[counts.length];
            sampler.draw(Streams.of(SEED, replicate), drawn);
            assertEquals(Arrays.stream(counts).sum(), Arrays.stream(drawn).sum());
            TallyBuilder builder = Tally.builder();
            for (int cell = 0; cell < drawn.length; cell++) {
                builder.add(cells.get(cell), drawn[cell]);
            }
            Tally redrawn = builder.build();
            boolean whole = redrawn.roster().equals(tally.roster());
            if (fit.prior() == Prior.NONE && !(whole && model.check(redrawn).isIdentifiable())) {
                requireCutOff(plan.undetermined()[replicate], tally, redrawn, model);
                lost++;
                continue;
            }
            assertNull(plan.undetermined()[replicate]);
            double[] expected = whole ? same.fit(redrawn).logStrengths() : withAbsent(same.fit(redrawn), tally);
            for (int i = 0; i < expected.length; i++) {
                worst = Math.max(worst, POINTS * Math.abs(expected[i] - plan.parameters()[replicate][i]));
            }
        }
        assertEquals(0, plan.unconverged());
        return new double[] {worst, lost};
    }

    /** With a prior a competitor that draws no vote stays, at the phantom's strength. */
    private static double[] withAbsent(BradleyTerryFit fit, Tally tally) {
        double[] theta = new double[tally.roster().size()];
        double mean = 0;
        for (int i = 0; i < theta.length; i++) {
            String name = tally.roster().name(i);
            theta[i] = fit.roster().contains(name)
                    ? fit.logStrength(name)
                    : fit.phantomLogStrength().orElseThrow();
            mean += theta[i] / theta.length;
        }
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= mean;
        }
        return theta;
    }

    /** All but a largest component are named. */
    private static void requireCutOff(int @Nullable [] cutOff, Tally tally, Tally redrawn, BradleyTerry model) {
        List<List<String>> components = model.check(redrawn).components();
        List<String> named = IntStream.of(Objects.requireNonNull(cutOff))
                .mapToObj(tally.roster()::name)
                .toList();
        int largest = components.get(0).size();
        assertEquals(tally.roster().size() - largest, named.size());
        assertTrue(
                components.stream()
                        .anyMatch(component -> component.size() == largest
                                && component.stream().noneMatch(named::contains)),
                named + " are not all but one of " + components);
    }

    private static void requireEqual(double[] worstAndLost) {
        // A chord step ends within the last correction promised, 1e-8 points; the cold fit is far below it.
        assertTrue(worstAndLost[0] <= 1e-8, "points: " + worstAndLost[0]);
    }

    /** Few votes a competitor, so that replicates have much less of somebody's information than the matrix of the steps. */
    @Test
    void replicatesOfManyThinBoardsAreColdFitsOfTheirVotes() {
        int compared = 0;
        for (int seed = 0; seed < 200; seed++) {
            Tally tally = Tally.of(TestBoards.mixed(seed, 4 + seed % 9, 40 + 10 * (seed % 13)));
            if (BradleyTerry.withDefaults().check(tally).isIdentifiable()) {
                requireEqual(compare(BradleyTerry.withDefaults(), tally, 30));
                compared++;
            }
        }
        assertTrue(compared > 100, "only " + compared + " boards had an estimate");
    }

    @Test
    void replicatesOfAWellMixedBoardAreColdFitsOfTheirVotes() {
        double[] result = compare(BradleyTerry.withDefaults(), Tally.of(TestBoards.mixed(1, 12, 3000)), 60);
        requireEqual(result);
        assertEquals(0, result[1]);
    }

    /** Few of the pairs met: rows of opponents met instead of rows of all. */
    @Test
    void replicatesOfASparseBoardAreColdFitsOfTheirVotes() {
        int size = 37;
        SplittableRandom random = Streams.of(7, 0);
        int[][] pairs = new int[3 * size][];
        for (int pair = 0; pair < pairs.length; pair++) {
            int i = pair % size;
            int j = (i + 1 + (pair < size ? 0 : Streams.index(random, size - 1))) % size;
            pairs[pair] = new int[] {i, j, 5 + Streams.index(random, 30), 5 + Streams.index(random, 30), 7};
        }
        for (BradleyTerry model :
                List.of(BradleyTerry.withDefaults(), BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS))) {
            requireEqual(compare(model, TestBoards.ofPairs(pairs), 60));
        }
    }

    @Test
    void droppedTiesAreNotDrawn() {
        requireEqual(compare(
                BradleyTerry.withDefaults().with(TieModel.DROPPED), Tally.of(TestBoards.mixed(2, 8, 1500)), 40));
    }

    @Test
    void twoCompetitorsWithTenVotes() {
        double[] result = compare(BradleyTerry.withDefaults(), TestBoards.ofPairs(new int[][] {{0, 1, 7, 3, 0}}), 300);
        requireEqual(result);
        assertTrue(result[1] > 0, "some draw no loss: 2.8 % of 300");
    }

    /** A competitor with four votes: chord steps contract slowly or not at all, and some replicates cut it off. */
    @Test
    void fewVotesBesideManyAreFittedToo() {
        Tally tally = Tally.of(TestBoards.mixed(3, 10, 2000)).plus(TestBoards.ofPairs(new int[][] {
            {10, 2, 1, 1, 0}, {10, 5, 1, 0, 1}, {11, 0, 9, 1, 0}
        }));
        double[] result = compare(BradleyTerry.withDefaults(), tally, 200);
        requireEqual(result);
        assertTrue(result[1] > 0 && result[1] < 200, "lost " + result[1]);
    }

    @Test
    void countsBeyondTheTablesAreFitted() {
        requireEqual(compare(
                BradleyTerry.withDefaults(),
                TestBoards.ofPairs(new int[][] {
                    {0, 1, 300_000_000, 100_000_000, 7}, {1, 2, 70_000, 65_000, 65_536}, {2, 0, 65_537, 900_000, 1}
                }),
                3));
    }

    @Test
    void thePriorIsTheSameInAllReplicates() {
        Tally tally = TestBoards.ofPairs(
                new int[][] {{0, 1, 5, 0, 0}, {1, 2, 3, 4, 2}, {3, 4, 1, 2, 0}, {5, 0, 0, 1, 0}, {2, 0, 2, 2, 0}});
        for (BradleyTerry model : List.of(
                BradleyTerry.withDefaults().with(OnUnidentifiable.PRIOR),
                BradleyTerry.withDefaults().with(Prior.HALF_WIN_HALF_LOSS))) {
            double[] result = compare(model, tally, 100);
            requireEqual(result);
            assertEquals(0, result[1], "with the prior every replicate has an estimate");
        }
    }

    @Test
    void onlyTheComponentThatWasFittedIsDrawn() {
        Tally tally = Tally.of(TestBoards.mixed(4, 6, 600)).plus(TestBoards.ofPairs(new int[][] {
            {7, 8, 5, 4, 0}, {9, 1, 3, 0, 0}
        }));
        requireEqual(compare(BradleyTerry.withDefaults().with(OnUnidentifiable.LARGEST_COMPONENT), tally, 20));
    }

    /** Above 1,500 competitors there is no dense inverse, and the general solver fits every replicate. */
    @Test
    void boardsTooLargeForADenseInverseAreFittedToo() {
        int size = 1510;
        SplittableRandom random = Streams.of(6, 0);
        int[][] pairs = new int[3 * size][];
        for (int pair = 0; pair < pairs.length; pair++) {
            int i = pair % size;
            int j = (i + 1 + (pair < size ? 0 : Streams.index(random, size - 1))) % size;
            pairs[pair] = new int[] {i, j, 20 + Streams.index(random, 9), 20 + Streams.index(random, 9), 3};
        }
        requireEqual(compare(BradleyTerry.withDefaults(), TestBoards.ofPairs(pairs), 2));
    }

    @Test
    void whatAReplicateGivesDoesNotDependOnThoseBefore() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(Tally.of(TestBoards.mixed(5, 7, 200)));
        PlainReplicates upwards = new PlainReplicates(FitLikelihood.of(fit), 1, 30);
        PlainReplicates downwards = new PlainReplicates(FitLikelihood.of(fit), 1, 30);
        ReplicateFitter up = new ReplicateFitter(upwards);
        ReplicateFitter down = new ReplicateFitter(downwards);
        for (int replicate = 0; replicate < 30; replicate++) {
            up.fit(replicate);
            down.fit(29 - replicate);
        }
        for (int replicate = 0; replicate < 30; replicate++) {
            assertArrayEquals(upwards.parameters()[replicate], downwards.parameters()[replicate]);
        }
    }
}
