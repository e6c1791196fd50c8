package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.TieModel;
import org.podium.bradleyterry.UnidentifiableException;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.slow.SlowModel;
import org.podium.slow.SlowVote;
import org.podium.slow.SlowVotes;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** Every replicate of a small board is drawn a second time and fitted by the slow model. */
class ParametricReplicatesTest {
    /** Natural units: both end within 1e-8 points of the maximum. */
    private static final double EQUAL = 1e-10;

    private static final long SEED = 7;

    /** Runs all replicates of a fit, one after the other. */
    private static Replicates run(BradleyTerryFit fit, int number) {
        Replicates replicates = Inference.of(fit).replicates(SEED, number);
        IntConsumer worker = replicates.worker();
        IntStream.range(0, replicates.items()).forEach(worker);
        assertEquals(0, replicates.unconverged());
        return replicates;
    }

    private static long[] redraw(List<SlowVote> cells, long[] counts, int replicate) {
        long[] drawn = new long[cells.size()];
        SplittableRandom random = Streams.of(SEED, replicate);
        new MultinomialSampler(counts).draw(random, drawn);
        return drawn;
    }

    private static long[] redrawRows(List<SlowVote> rows, int replicate) {
        byte[] drawn = new byte[rows.size()];
        new RowSampler(rows.size()).draw(Streams.of(SEED, replicate), drawn);
        long[] counts = new long[drawn.length];
        Arrays.setAll(counts, row -> drawn[row]);
        return inOrderOfLog(rows, counts);
    }

    private static long[] redrawRows(List<SlowVote> rows, int frequency, int replicate) {
        long[] counts = new long[rows.size()];
        Arrays.fill(counts, frequency);
        return inOrderOfLog(rows, redraw(rows, counts, replicate));
    }

    /** The rows of a log are drawn in order of their unordered pair, those of a pair in that of the log. */
    private static long[] inOrderOfLog(List<SlowVote> rows, long[] drawn) {
        int[] order = IntStream.range(0, rows.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer row) ->
                                Math.min(rows.get(row).first(), rows.get(row).second()))
                        .thenComparingInt(row ->
                                Math.max(rows.get(row).first(), rows.get(row).second())))
                .mapToInt(row -> row)
                .toArray();
        long[] byRow = new long[rows.size()];
        for (int at = 0; at < order.length; at++) {
            byRow[order[at]] = drawn[at];
        }
        return byRow;
    }

    private static List<SlowVote> times(List<SlowVote> cells, long[] drawn) {
        List<SlowVote> votes = new ArrayList<>();
        for (int cell = 0; cell < drawn.length; cell++) {
            for (long vote = 0; vote < drawn[cell]; vote++) {
                votes.add(cells.get(cell));
            }
        }
        return votes;
    }

    private static final Comparator<SlowVote> ORDER = Comparator.comparingInt(SlowVote::first)
            .thenComparingInt(SlowVote::second)
            .thenComparing(SlowVote::outcome)
            .thenComparingDouble(SlowVote::weight);

    @ParameterizedTest
    @CsvSource({
        "HALF_WIN, FITTED, 0",
        "HALF_WIN, NONE, 20",
        "DAVIDSON, NONE, 0",
        "DAVIDSON, FITTED, 20",
        "RAO_KUPPER, FITTED, 0",
        "GROUNDED, NONE, 0",
        "GROUNDED, FITTED, 0"
    })
    void tieModelsAreRefittedToTheirMaximum(TieModel ties, OrderEffect order, long minimum) {
        List<Battle> board = SmallBoards.random(new SplittableRandom(3), 3, 150);
        boolean ordered = order == OrderEffect.FITTED;
        BradleyTerry model = BradleyTerry.withDefaults().with(ties).with(order);
        BradleyTerryFit fit =
                (minimum > 0 ? model.with(Reweighting.inversePropensity(minimum)) : model).fit(Tally.of(board));
        SortedMap<SlowVote, Long> counts = new TreeMap<>(ORDER);
        for (SlowVote vote : SlowVotes.of(board)) {
            boolean swap = !ordered && vote.first() > vote.second();
            double weight = minimum > 0 ? 1.0 / Math.max(minimum, votesOfPair(board, vote)) : 1;
            counts.merge(
                    swap ? turned(vote, weight) : new SlowVote(vote.first(), vote.second(), vote.outcome(), weight),
                    1L,
                    Long::sum);
        }
        requireSlow(fit, SlowModel.Kind.valueOf(ties.name()), ordered, counts);
    }

    private static SlowVote turned(SlowVote vote, double weight) {
        return new SlowVote(
                vote.second(),
                vote.first(),
                switch (vote.outcome()) {
                    case FIRST -> Outcome.SECOND;
                    case SECOND -> Outcome.FIRST;
                    case TIE, BOTH_BAD -> vote.outcome();
                },
                weight);
    }

    private static long votesOfPair(List<Battle> board, SlowVote one) {
        return SlowVotes.of(board).stream()
                .filter(vote -> Math.min(vote.first(), vote.second()) == Math.min(one.first(), one.second())
                        && Math.max(vote.first(), vote.second()) == Math.max(one.first(), one.second()))
                .count();
    }

    private static void requireSlow(
            BradleyTerryFit fit, SlowModel.Kind kind, boolean ordered, SortedMap<SlowVote, Long> counts) {
        int number = 12;
        Replicates replicates = run(fit, number);
        List<SlowVote> cells = List.copyOf(counts.keySet());
        long[] full = counts.values().stream().mapToLong(count -> count).toArray();
        for (int replicate = 0; replicate < number; replicate++) {
            assertNull(replicates.undetermined()[replicate]);
            SlowModel slow =
                    SlowModel.of(kind, fit.roster().size(), ordered, times(cells, redraw(cells, full, replicate)));
            assertArrayEquals(
                    slow.centred(slow.maximum()), replicates.parameters()[replicate], EQUAL, "replicate " + replicate);
        }
    }

    /** Importance weights stay with their votes; equal votes of other weight are cells of their own. */
    @Test
    void weightedVotesAreDrawnWithTheirWeights() {
        List<Battle> board = SmallBoards.random(new SplittableRandom(5), 3, 120);
        BattleLogBuilder builder = BattleLog.builder();
        SortedMap<SlowVote, Long> counts = new TreeMap<>(ORDER);
        List<SlowVote> votes = SlowVotes.of(board, row -> 0.5 + row % 3, row -> new double[0]);
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).importance(0.5 + row % 3);
            counts.merge(votes.get(row), 1L, Long::sum);
        }
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(OrderEffect.FITTED).fit(builder.build());
        requireSlow(fit, SlowModel.Kind.HALF_WIN, true, counts);
    }

    /** Rows of the log are drawn, scaling and pair weights are those of the full data, penalties and prior are not drawn. */
    @ParameterizedTest
    @CsvSource({"0, 0, NONE, 0", "0, 2, NONE, 0", "0.1, 0.5, NONE, 0", "0, 0, HALF_WIN_HALF_LOSS, 0", "0, 0, NONE, 60"})
    void covariatesAreRefittedToTheirMaximum(double onStrengths, double onCoefficients, Prior prior, long minimum) {
        List<Battle> board = SmallBoards.random(new SplittableRandom(9), 3, 130);
        double[][] columns = new double[2][board.size()];
        Arrays.setAll(columns[0], row -> Math.sin(row));
        Arrays.setAll(columns[1], row -> row % 4 - 1);
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).covariate("x", columns[0][row]).covariate("y", columns[1][row]);
        }
        BradleyTerry model = BradleyTerry.withDefaults()
                .with(prior)
                .with(Covariates.of(Covariate.column("x"), Covariate.column("y"))
                        .with(new Ridge(onStrengths, onCoefficients, false)));
        BradleyTerryFit fit =
                (minimum > 0 ? model.with(Reweighting.inversePropensity(minimum)) : model).fit(builder.build());
        double[][] scaled = SlowVotes.scaled(columns);
        List<SlowVote> plain = SlowVotes.of(board);
        List<SlowVote> rows = SlowVotes.of(
                board, row -> minimum > 0 ? 1.0 / Math.max(minimum, votesOfPair(board, plain.get(row))) : 1, row ->
                        new double[] {scaled[0][row], scaled[1][row]});
        int number = 8;
        Replicates replicates = run(fit, number);
        for (int replicate = 0; replicate < number; replicate++) {
            SlowModel slow = SlowModel.of(
                            SlowModel.Kind.HALF_WIN,
                            fit.roster().size(),
                            false,
                            times(rows, redrawRows(rows, replicate)))
                    .penalised(onStrengths, onCoefficients);
            slow = prior == Prior.NONE ? slow : slow.withPrior();
            assertArrayEquals(
                    slow.centred(slow.maximum()), replicates.parameters()[replicate], EQUAL, "replicate " + replicate);
        }
    }

    /** Several blocks of rows, pairs that go on from one block to the next, and frequencies. */
    @ParameterizedTest
    @CsvSource({"1", "2"})
    void covariatesOfManyRowsAreRefittedToTheirMaximum(int frequency) {
        List<Battle> board = SmallBoards.random(new SplittableRandom(15), 3, 700);
        double[][] columns = new double[1][board.size()];
        Arrays.setAll(columns[0], row -> Math.sin(row));
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).covariate("x", columns[0][row]);
            if (frequency > 1) {
                builder.frequency(frequency);
            }
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x")))
                .fit(builder.build());
        double[][] scaled = SlowVotes.scaled(columns);
        List<SlowVote> rows = SlowVotes.of(board, row -> 1, row -> new double[] {scaled[0][row]});
        Replicates replicates = run(fit, 3);
        for (int replicate = 0; replicate < 3; replicate++) {
            long[] drawn = frequency == 1 ? redrawRows(rows, replicate) : redrawRows(rows, frequency, replicate);
            SlowModel slow = SlowModel.of(SlowModel.Kind.HALF_WIN, fit.roster().size(), false, times(rows, drawn));
            assertArrayEquals(
                    slow.centred(slow.maximum()), replicates.parameters()[replicate], EQUAL, "replicate " + replicate);
        }
    }

    /** A covariate that speaks in three votes is lost where none of them is drawn, e⁻³ = 5 %, or where all agree. */
    @Test
    void replicatesWithoutACoefficientNameIt() {
        List<Battle> board = SmallBoards.random(new SplittableRandom(11), 3, 200);
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row))
                    .covariate("x", Math.sin(row))
                    .covariate("rare", board.get(row).outcome().code() < 3 && row >= 60 && row < 66 ? 1 : 0);
        }
        BattleLog log = builder.build();
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("rare")))
                .fit(log);
        Replicates replicates = run(fit, 400);
        int lost = 0;
        for (int replicate = 0; replicate < 400; replicate++) {
            long[] drawn = redrawRows(SlowVotes.of(board), replicate);
            boolean absent = IntStream.range(60, 66)
                    .allMatch(row -> drawn[row] == 0 || board.get(row).outcome().code() == 3);
            if (absent) {
                assertArrayEquals(
                        new int[] {fit.roster().size() + 1}, replicates.undetermined()[replicate]);
            }
            lost += replicates.undetermined()[replicate] == null ? 0 : 1;
        }
        assertTrue(lost > 0 && lost < 200, lost + " of 400");
    }

    /** With a ridge on the strengths a competitor that was not drawn is at 0, which is an estimate. */
    @Test
    void penalisedStrengthsNeedNoVotes() {
        List<Battle> board = new ArrayList<>(SmallBoards.random(new SplittableRandom(13), 3, 100));
        board.addAll(SmallBoards.of("a z 1:1"));
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < board.size(); row++) {
            builder.add(board.get(row)).covariate("x", Math.cos(row));
        }
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x")).with(Ridge.fastChat()))
                .fit(builder.build());
        Replicates replicates = run(fit, 200);
        for (int replicate = 0; replicate < 200; replicate++) {
            assertNull(replicates.undetermined()[replicate]);
        }
    }

    /**
     * A replicate may leave out the votes that weigh most; its maximum is then far from where the climb begins, which must
     * neither stay on the plain beyond it nor give up.
     */
    @Test
    void replicatesOfVeryUnequalWeightsConverge() {
        Covariates covariates = Covariates.of(Covariate.column("x")).with(Ridge.onCoefficients(1));
        BradleyTerry model = BradleyTerry.withDefaults().with(covariates);
        int fitted = 0;
        for (int seed = 0; seed < 60; seed++) {
            BradleyTerryFit fit;
            try {
                fit = model.fit(unequalWeights(new SplittableRandom(seed)));
            } catch (UnidentifiableException unbeaten) {
                continue;
            }
            run(fit, 60);
            fitted++;
        }
        assertTrue(fitted > 30, "only " + fitted + " boards had an estimate");
    }

    /** Weights from a thousandth to a thousand. */
    private static BattleLog unequalWeights(SplittableRandom random) {
        BattleLogBuilder log = BattleLog.builder();
        for (int row = 0; row < 60; row++) {
            int first = row < 6 ? row : random.nextInt(6);
            int second = row < 6 ? (row + 1) % 6 : (first + 1 + random.nextInt(5)) % 6;
            double x = random.nextInt(-9, 10);
            double chance = 1 / (1 + Math.exp(0.4 * (second - first) - 0.1 * x));
            boolean won = random.nextDouble() < chance;
            log.add(
                            "c" + first,
                            "c" + second,
                            random.nextInt(5) == 0 ? Outcome.TIE : won ? Outcome.FIRST : Outcome.SECOND)
                    .covariate("x", x)
                    .importance(Math.pow(10, 6 * random.nextDouble() - 3));
        }
        return log.build();
    }
}
