package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.podium.board.Leaderboard;
import org.podium.board.LeaderboardRow;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Convergence;
import org.podium.bradleyterry.Provenance;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.Solver;
import org.podium.bradleyterry.TieModel;
import org.podium.elo.Elo;
import org.podium.execution.Execution;
import org.podium.interval.Covariance;
import org.podium.interval.IntervalMethod;
import org.podium.interval.Intervals;
import org.podium.interval.RelativeTo;
import org.podium.resampling.Bootstrap;
import org.podium.resampling.BootstrapResult;
import org.podium.resampling.EloReplicates;
import org.podium.resampling.EloResampling;
import org.podium.resampling.EloSummary;
import org.podium.simulation.SimulatedLeague;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;
import org.podium.votes.TallyBuilder;

/** The Java of docs/guide/benchmarks.md. */
class BenchmarksTest {
    private static final String CHAPTER = "docs/guide/benchmarks.md";

    private final Tally tally = ExampleVotes.tally();

    @Test
    void comparesTwoCompetitors() throws Exception {
        List<String> printed = Printed.by(() -> {
            BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);
            Covariance covariance = Covariance.sandwich(fit);
            double points = RatingScale.ARENA_POINTS_PER_UNIT;
            double gap = points * (fit.logStrength("mate") - fit.logStrength("green-tea"));
            double error = points * covariance.standardErrorOfDifference("mate", "green-tea");
            System.out.printf(
                    Locale.ROOT, "%.1f points, from %.1f to %.1f%n", gap, gap - 1.96 * error, gap + 1.96 * error);
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void measuresCoverage() throws Exception {
        List<String> printed = Printed.by(() -> {
            SimulatedLeague league = SimulatedLeague.drawn(10, 0.5, 1).withTieShare(0.3);
            double mean = league.strengths().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            IntervalMethod percentile = IntervalMethod.percentile(0.95)
                    .with(Bootstrap.withDefaults().replicates(400));
            for (IntervalMethod method :
                    List.of(IntervalMethod.sandwich(0.95), IntervalMethod.fisher(0.95), percentile)) {
                int right = 0;
                for (int seed = 0; seed < 300; seed++) {
                    Tally votes = Tally.of(league.votes(1_000, seed));
                    for (LeaderboardRow row : Leaderboard.of(
                                    BradleyTerry.withDefaults().fit(votes), method)
                            .rows()) {
                        double strength = league.strengths().get(row.competitor()) - mean;
                        double truth = 1000 + RatingScale.ARENA_POINTS_PER_UNIT * strength;
                        right += row.lower() <= truth && truth <= row.upper() ? 1 : 0;
                    }
                }
                System.out.printf(Locale.ROOT, "%-10s %.1f %%%n", method.name(), 100.0 * right / (300 * 10));
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void saysWhereNumbersComeFrom() {
        BradleyTerryFit fit = BradleyTerry.withDefaults().fit(tally);

        Provenance provenance = fit.provenance();
        String votes = provenance.votesDigest(); // SHA-256 of the tally: equal exactly for equal votes
        String version = provenance.version();

        assertEquals(tally.digest(), votes);
        assertEquals(Provenance.libraryVersion(), version);
    }

    @Test
    void repeatsABootstrap() {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            BootstrapResult replicates = Bootstrap.of(
                            BradleyTerry.withDefaults().with(TieModel.DROPPED))
                    .replicates(2_000)
                    .seed(20240814)
                    .execution(Execution.on(pool, 2))
                    .run(tally);
            int mate = replicates.fit().roster().indexOf("mate");
            int tea = replicates.fit().roster().indexOf("green-tea");
            double[] gaps = replicates.differences(mate, tea); // natural units, one a replicate

            assertEquals(2_000, gaps.length);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void sharesOneBootstrap() {
        BootstrapResult replicates =
                Bootstrap.withDefaults().replicates(2_000).seed(1).run(tally);
        RatingScale scale = RatingScale.centred();
        Intervals percentile = IntervalMethod.percentile(0.95).estimate(replicates, scale, RelativeTo.MEAN);
        Intervals basic = IntervalMethod.basic(0.95).estimate(replicates, scale, RelativeTo.MEAN);
        Intervals bca = IntervalMethod.bca(0.95).estimate(replicates, scale, RelativeTo.MEAN);

        assertTrue(percentile.lower(0) < basic.upper(0) && bca.lower(0) < bca.upper(0));
    }

    @Test
    void countsLostReplicates() throws Exception {
        Tally few = tally.plus(Tally.of(
                List.of(new Battle("newcomer", "mate", Outcome.TIE), new Battle("cocoa", "newcomer", Outcome.TIE))));
        List<String> printed = Printed.by(() -> {
            BootstrapResult replicates =
                    Bootstrap.withDefaults().maximumLostShare(0.2).run(few);
            replicates.lost().ifPresent(lost -> System.out.println(lost.message()));
        });

        Documents.assertShows(CHAPTER, printed);
    }

    private static Tally chain(int competitors) {
        TallyBuilder builder = Tally.builder();
        for (int i = 1; i < competitors; i++) {
            builder.addCounts(name(i), name(i - 1), 70, 30, 0, 0);
        }
        return builder.build();
    }

    private static String name(int generation) {
        return String.format(Locale.ROOT, "generation-%02d", generation);
    }

    @Test
    void doesNotMistakeAChain() throws Exception {
        Tally chain = chain(50);
        List<String> printed = Printed.by(() -> {
            for (Solver solver : List.of(Solver.NEWMAN, Solver.AUTO)) {
                BradleyTerryFit fit = BradleyTerry.withDefaults()
                        .with(solver)
                        .withMaximumIterations(200)
                        .fit(chain);
                Convergence convergence = fit.convergence();
                double span = RatingScale.ARENA_POINTS_PER_UNIT
                        * (fit.logStrength("generation-49") - fit.logStrength("generation-00"));
                System.out.printf(
                        Locale.ROOT, "%s %s: %.0f points%n", convergence.solver(), convergence.status(), span);
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void spreadsScoresWithoutTies() throws Exception {
        List<String> printed = Printed.by(() -> {
            for (TieModel ties : List.of(TieModel.HALF_WIN, TieModel.DROPPED)) {
                BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).fit(tally);
                double span =
                        RatingScale.ARENA_POINTS_PER_UNIT * (fit.logStrength("mate") - fit.logStrength("tap-water"));
                System.out.printf(Locale.ROOT, "%s: %.0f points from first to last%n", ties, span);
            }
        });
        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void showsWhatOrderDoesToElo() throws Exception {
        BattleLog log = BattleLog.of(ExampleVotes.battles());
        List<String> printed = Printed.by(() -> {
            Elo elo = Elo.withDefaults().withUpdateStep(16);
            EloReplicates orders =
                    EloResampling.permutations(elo).replicates(1000).seed(42).run(log);
            for (EloSummary row : orders.rows(0.95)) {
                System.out.printf(
                        Locale.ROOT,
                        "%-13s %4.0f online, %4.0f on average, from %4.0f to %4.0f%n",
                        row.competitor(),
                        row.online(),
                        row.median(),
                        row.minimum(),
                        row.maximum());
            }
        });
        Documents.assertShows(CHAPTER, printed);
    }
}
