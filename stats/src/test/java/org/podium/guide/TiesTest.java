package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.OutcomeProbabilities;
import org.podium.bradleyterry.RatingScale;
import org.podium.bradleyterry.Reweighting;
import org.podium.bradleyterry.ScoreConversion;
import org.podium.bradleyterry.TieModel;
import org.podium.interval.CoefficientInterval;
import org.podium.interval.Coefficients;
import org.podium.interval.IntervalMethod;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** The Java of docs/guide/ties.md. */
class TiesTest {
    private static final String CHAPTER = "docs/guide/ties.md";

    private final Tally tally = ExampleVotes.tally();

    @Test
    void predictsOutcomes() throws Exception {
        List<String> printed = Printed.by(() -> {
            for (TieModel ties :
                    List.of(TieModel.HALF_WIN, TieModel.DAVIDSON, TieModel.RAO_KUPPER, TieModel.GROUNDED)) {
                BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).fit(tally);
                OutcomeProbabilities p = fit.probabilities("mate", "cocoa");
                System.out.printf(
                        Locale.ROOT,
                        "%-10s wins %.3f, loses %.3f, ties %.3f, both bad %.3f; score %.3f%n",
                        ties,
                        p.first(),
                        p.second(),
                        p.tie(),
                        p.bothBad(),
                        p.expectedScore());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void comparesModels() throws Exception {
        List<String> printed = Printed.by(() -> {
            for (TieModel ties : List.of(TieModel.DAVIDSON, TieModel.RAO_KUPPER)) {
                BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).fit(tally);
                System.out.printf(
                        Locale.ROOT,
                        "%-10s log-likelihood %.1f, AIC %.1f, BIC %.1f%n",
                        ties,
                        fit.logLikelihood(),
                        fit.aic().orElseThrow(),
                        fit.bic().orElseThrow());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void comparesWithTheGroundedModel() throws Exception {
        List<String> printed = Printed.by(() -> {
            BradleyTerryFit davidson =
                    BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(tally);
            BradleyTerryFit grounded =
                    BradleyTerry.withDefaults().with(TieModel.GROUNDED).fit(tally);
            long[] count = {0, 0};
            tally.forEachCell((i, j, firstWins, secondWins, ties, bothBad) -> {
                count[0] += ties;
                count[1] += bothBad;
            });
            double all = count[0] + count[1];
            double share = count[0] * Math.log(count[0] / all) + count[1] * Math.log(count[1] / all);
            double aic = davidson.aic().orElseThrow() - 2 * share + 2; // the share is one parameter more
            System.out.printf(
                    Locale.ROOT,
                    "DAVIDSON %.1f, GROUNDED %.1f%n",
                    aic,
                    grounded.aic().orElseThrow());
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void convertsScores() throws Exception {
        List<String> printed = Printed.by(() -> {
            BradleyTerryFit half = BradleyTerry.withDefaults().fit(tally);
            BradleyTerryFit davidson =
                    BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(tally);
            ScoreConversion conversion = ScoreConversion.between(half, davidson);
            double points = RatingScale.ARENA_POINTS_PER_UNIT;
            System.out.printf(
                    Locale.ROOT,
                    "10 points there are %.1f here, ± %.1f; farthest off is %s%n",
                    10 * conversion.factor(),
                    points * conversion.residual(),
                    conversion.farthest());
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void estimatesAnOrderEffect() throws Exception {
        List<String> printed = Printed.by(() -> {
            BradleyTerryFit fit = BradleyTerry.withDefaults()
                    .with(TieModel.RAO_KUPPER)
                    .with(OrderEffect.FITTED)
                    .fit(tally);
            Coefficients effects = Coefficients.of(fit, IntervalMethod.sandwich(0.95));
            CoefficientInterval first = effects.row("first");
            double points = RatingScale.ARENA_POINTS_PER_UNIT;
            System.out.printf(
                    Locale.ROOT,
                    "being first is worth %.0f points, from %.0f to %.0f%n",
                    points * first.estimate(),
                    points * first.lower(),
                    points * first.upper());
            System.out.printf(
                    Locale.ROOT,
                    "mate shown first wins %.3f, shown second %.3f%n",
                    fit.probabilitiesInOrder("mate", "cocoa").first(),
                    fit.probabilitiesInOrder("cocoa", "mate").second());
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void weighsVotes() {
        BradleyTerry everyPairAlike = BradleyTerry.withDefaults().with(Reweighting.inversePropensity(50));
        BattleLogBuilder builder = BattleLog.builder();
        builder.add("mate", "cocoa", Outcome.FIRST).importance(2.5);
        builder.add("cocoa", "mate", Outcome.FIRST).importance(1);
        BattleLog log = builder.build();
        BradleyTerryFit weighted = BradleyTerry.withDefaults().fit(log);

        assertEquals(Math.log(2.5) / 2, weighted.logStrength("mate"), 1e-9);
        assertTrue(everyPairAlike.fit(tally).convergence().isConverged());
    }

    @Test
    void leavesTiesOut() {
        BradleyTerry decidedOnly = BradleyTerry.withDefaults().with(TieModel.DROPPED);
        BradleyTerry withoutBothBad = BradleyTerry.withDefaults().with(BothBad.DROPPED);

        assertTrue(!decidedOnly.countsTies() && withoutBothBad.countsTies());
    }

    @Test
    void saysWhatCannotBeEstimated() throws Exception {
        List<String> printed = Printed.by(() -> {
            Tally votes = Tally.builder().addCounts("mate", "cocoa", 1, 0, 1, 0).build();
            try {
                BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(votes);
            } catch (DataException e) {
                System.out.println(e.finding().kind() + ": " + e.finding().message());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }
}
