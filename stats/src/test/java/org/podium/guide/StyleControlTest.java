package org.podium.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.podium.board.Leaderboard;
import org.podium.board.RankChange;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.RatingScale;
import org.podium.covariates.Covariate;
import org.podium.covariates.CovariateScaling;
import org.podium.covariates.Covariates;
import org.podium.covariates.MarkdownStyle;
import org.podium.covariates.Ridge;
import org.podium.interval.CoefficientInterval;
import org.podium.interval.Coefficients;
import org.podium.interval.IntervalMethod;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** The Java of docs/guide/style-control.md. */
class StyleControlTest {
    private static final String CHAPTER = "docs/guide/style-control.md";

    private final BattleLog log = ExampleVotes.described();

    @Test
    void countsStyleOfAnswers() {
        BattleLogBuilder builder = BattleLog.builder();
        String answerA = "## Tea\n\n- boil water\n- pour it over **green** leaves";
        String answerB = "Take a kettle.";

        MarkdownStyle a = MarkdownStyle.of(answerA);
        MarkdownStyle b = MarkdownStyle.of(answerB);
        builder.add("green-tea", "mate", Outcome.FIRST)
                .covariate("words_a", a.words())
                .covariate("words_b", b.words())
                .covariate("headers_a", a.headers())
                .covariate("headers_b", b.headers());

        assertEquals(new MarkdownStyle(11, 1, 2, 1), a);
        assertEquals(1, builder.build().covariate("headers_a").value(0));
    }

    @Test
    void fitsStyleJointlyWithStrengths() throws Exception {
        List<String> printed = Printed.by(() -> {
            Covariates style = Covariates.of(
                    Covariate.relativeDifference("words", "words_a", "words_b"),
                    Covariate.relativeDifference("headers", "headers_a", "headers_b"));
            BradleyTerryFit fit = BradleyTerry.withDefaults().with(style).fit(log);
            for (CoefficientInterval row :
                    Coefficients.of(fit, IntervalMethod.sandwich(0.95)).rows()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-8s %.3f, from %.3f to %.3f; %2.0f %% explained by strengths, variance × %.1f%n",
                        row.name(),
                        row.estimate(),
                        row.lower(),
                        row.upper(),
                        100 * row.explainedByStrengths(),
                        row.varianceInflation());
            }
            CoefficientInterval words =
                    Coefficients.of(fit, IntervalMethod.sandwich(0.95)).row("words");
            double twiceAsLong = 1.0 / 3; // (2 − 1) / (2 + 1)
            System.out.printf(
                    Locale.ROOT,
                    "twice the words are worth %.0f points%n",
                    RatingScale.ARENA_POINTS_PER_UNIT * words.estimatePerRawUnit() * twiceAsLong);
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void putsBothRanksSideBySide() throws Exception {
        List<String> printed = Printed.by(() -> {
            Covariates style = Covariates.of(Covariate.relativeDifference("words", "words_a", "words_b"));
            IntervalMethod sandwich = IntervalMethod.sandwich(0.95);
            Leaderboard plain = Leaderboard.of(BradleyTerry.withDefaults().fit(Tally.of(log)), sandwich);
            Leaderboard controlled =
                    Leaderboard.of(BradleyTerry.withDefaults().with(style).fit(log), sandwich);
            for (RankChange change : RankChange.between(plain, controlled).values()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-13s %d, style held equal %d (%+d)%n",
                        change.competitor(),
                        change.before(),
                        change.after().orElseThrow(),
                        change.gain().orElseThrow());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }

    @Test
    void takesOtherColumns() {
        Covariate words = Covariate.relativeDifference("words", "words_a", "words_b");
        Covariate recipe = Covariate.indicator("task", "recipe");
        Covariates columns = Covariates.of(words, recipe, words.times(recipe)).with(CovariateScaling.NONE);
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(columns)
                .with(OrderEffect.FITTED)
                .fit(log);

        assertEquals(
                List.of("words", "task=recipe", "words*task=recipe", "first"),
                fit.coefficients().stream()
                        .map(coefficient -> coefficient.name())
                        .toList());
    }

    @Test
    void reproducesOtherTools() {
        Covariates arena = Covariates.of(Covariate.relativeDifferencePlusOne("words", "words_a", "words_b"))
                .with(CovariateScaling.CENTRED)
                .with(Ridge.fastChat());
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(arena).fit(log);

        assertTrue(fit.requireConverged().coefficients().get(0).estimate() > 0);
    }

    @Test
    void saysWhatCannotBeEstimated() throws Exception {
        List<String> printed = Printed.by(() -> {
            Covariate words = Covariate.relativeDifference("words", "words_a", "words_b");
            try {
                BradleyTerry.withDefaults()
                        .with(Covariates.of(words, words.named("length")))
                        .fit(log);
            } catch (DataException e) {
                System.out.println(e.finding().kind() + ": " + e.finding().message());
            }
        });

        Documents.assertShows(CHAPTER, printed);
    }
}
