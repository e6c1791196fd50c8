package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.podium.bradleyterry.TieBoundary.Cause;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** What has no finite or no unique estimate is a finding that names it, and what has one is fitted. */
@SuppressWarnings("EnumOrdinal") // a number is all these tests want of a constant
class InfiniteEffectsTest {
    private final BradleyTerry halfWins = BradleyTerry.withDefaults();
    private final BradleyTerry ordered = halfWins.with(OrderEffect.FITTED);

    private static Finding finding(BradleyTerry model, BattleLog log) {
        return assertThrows(DataException.class, () -> model.fit(log)).finding();
    }

    private static Finding finding(BradleyTerry model, String... lines) {
        Tally tally = Tally.of(SmallBoards.of(lines));
        return assertThrows(DataException.class, () -> model.fit(tally)).finding();
    }

    private static BradleyTerryFit fit(BradleyTerry model, String... lines) {
        return model.fit(Tally.of(SmallBoards.of(lines))).requireConverged();
    }

    /** Rows such as {@code a b 1 0.5 -2}: two names, the outcome's code, covariates x, y … */
    private static BattleLog log(String... lines) {
        BattleLogBuilder builder = BattleLog.builder();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            builder.add(new Battle(words[0], words[1], Outcome.values()[Integer.parseInt(words[2])]));
            for (int m = 3; m < words.length; m++) {
                builder.covariate(String.valueOf((char) ('x' + m - 3)), Double.parseDouble(words[m]));
            }
        }
        return builder.build();
    }

    private static Covariates columns(String... names) {
        Covariates covariates = Covariates.none();
        for (String name : names) {
            covariates = covariates.with(Covariate.column(name));
        }
        return covariates;
    }

    // Ties on the boundary

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void withoutTiesOrWithTiesOnlyATieParameterIsOnItsBoundary(TieModel ties) {
        BradleyTerry model = halfWins.with(ties);
        TieBoundary expected = new TieBoundary(ties, Cause.OUTCOME_MISSING, List.of());
        String onlyBad = ties == TieModel.GROUNDED ? "a b 3:2 0 4" : "a b 3:2";
        assertEquals(expected, finding(model, onlyBad, "b c 2:2"));
        assertEquals(expected, finding(model, "a b 0:0 3", "b c 0:0 2"));
        assertEquals(expected, finding(model.with(BothBad.DROPPED), "a b 3:2 0 4", "b c 2:2"));
    }

    /** P(a wins) P(tie) is largest where a never loses: at an infinite distance with a threshold as large. */
    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"DAVIDSON", "RAO_KUPPER"})
    void aWinAndATieHaveNoFiniteTieParameter(TieModel ties) {
        BradleyTerry model = halfWins.with(ties);
        TieBoundary expected = new TieBoundary(ties, Cause.TIES_OUTRUN_WINS, List.of());
        assertEquals(expected, finding(model, "a b 1:0 1"));
        assertEquals(expected, finding(model, "a b 9:0 1", "b c 5:0 2", "a c 7:0"));
        assertEquals(expected, finding(model.with(OrderEffect.FITTED), "a b 1:0 1", "b a 0:1 1", "b a 0:2 1"));
        // From a to c there are two wins, and back one tie: a chain that holds more wins than ties, so that all is
        // finite.
        fit(model, "a b 9:0 1", "b c 5:0 2", "a c 7:0 1");
        fit(model.with(Prior.HALF_WIN_HALF_LOSS), "a b 1:0 1");
    }

    @Test
    void groundedStrengthsNeedBothBadsAndTheirOpposite() {
        BradleyTerry grounded = halfWins.with(TieModel.GROUNDED);
        assertEquals(
                new TieBoundary(TieModel.GROUNDED, Cause.UNBOUNDED_STRENGTH, List.of()),
                finding(grounded, "a b 3:2 1", "b c 2:2 2"));
        // c never beat or tied anybody, so nothing holds it up.
        assertEquals(
                new TieBoundary(TieModel.GROUNDED, Cause.UNBOUNDED_STRENGTH, List.of("c")),
                finding(grounded, "a b 3:2 1 2", "b c 2:0 0 1"));
        // Nobody with d was ever bad.
        assertEquals(
                new TieBoundary(TieModel.GROUNDED, Cause.UNBOUNDED_STRENGTH, List.of("d")),
                finding(grounded, "a b 3:2 1 2", "b d 0:2 0 0"));
        fit(grounded.with(Prior.HALF_WIN_HALF_LOSS), "a b 3:2 1", "b c 2:2 2");
        // b falls and t grows: every vote but the ground's stays as likely or becomes more so.
        assertEquals(
                new TieBoundary(TieModel.GROUNDED, Cause.TIES_OUTRUN_WINS, List.of()),
                finding(grounded, "a b 2:0 1 1"));
    }

    /** A grounded board does not need the strong links of the others: the ground links its competitors. */
    @Test
    void theGroundLinksWhatNoBattleDoes() {
        BradleyTerry grounded = halfWins.with(TieModel.GROUNDED);
        BradleyTerryFit fit = fit(grounded, "a b 3:2 1 2", "c d 1:4 2 2");
        assertEquals(List.of("a", "b", "c", "d"), fit.roster().names());
        assertTrue(fit.droppedCompetitors().isEmpty());
    }

    // Order effects

    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DROPPED"})
    void whoeverIsFirstWinsAlways(TieModel ties) {
        BradleyTerry model = ordered.with(ties);
        assertEquals(
                new SeparatingCovariates(List.of("first")), finding(model, "a b 2:0", "b a 3:0", "b c 1:0", "c b 1:0"));
        // An upset in one order only may be the stronger one's: strengths and effect grow together.
        assertEquals(
                new SeparatingCovariates(List.of("first")), finding(model, "a b 2:0", "b a 3:1", "b c 1:0", "c b 1:0"));
        fit(model, "a b 2:1", "b a 3:1", "b c 1:0", "c b 1:0");
    }

    @Test
    void anOrderEffectRunsAwayBesideATieParameter() {
        BradleyTerry davidson = ordered.with(TieModel.DAVIDSON);
        Finding finding = finding(davidson, "a b 2:0 1", "b a 3:0 1", "b c 1:0", "c b 1:0", "c a 1:0", "a c 1:0");
        assertEquals(new TieBoundary(TieModel.DAVIDSON, Cause.TIES_OUTRUN_WINS, List.of()), finding);
    }

    /** The strong were always at home. */
    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void anOrderEffectOfFixedPlacesIsCollinear(TieModel ties) {
        CollinearCovariates expected = new CollinearCovariates(List.of("first"));
        assertEquals(expected, finding(ordered.with(ties), "a b 3:1 1 1", "a c 2:2 2 1"));
        fit(ordered.with(ties), "a b 3:1 1 1", "a c 2:2 2 1", "b c 2:2 1 1", "c b 1:2 1 1");
    }

    // Covariates

    @Test
    void whatIsConstantGivenTheStrengthsIsCollinear() {
        // x is 1 for a, 0 for b and −1 for c, so that every difference follows from who meets whom.
        BattleLog price = log("a b 0 1", "b a 0 -1", "b c 0 1", "c b 0 -1", "a c 0 2", "c a 0 -2");
        assertEquals(new CollinearCovariates(List.of("x")), finding(halfWins.with(columns("x")), price));
        halfWins.with(columns("x").with(Ridge.onCoefficients(1))).fit(price).requireConverged();
    }

    @Test
    void duplicatesAndSumsAreCollinearInTheirOrder() {
        List<String> rows = new ArrayList<>();
        List<Battle> board = SmallBoards.triangle();
        for (int row = 0; row < board.size(); row++) {
            double x = Math.sin(row);
            double y = Math.cos(3 * row);
            rows.add(String.join(
                    " ",
                    board.get(row).first(),
                    board.get(row).second(),
                    String.valueOf(board.get(row).outcome().ordinal()),
                    String.valueOf(x),
                    String.valueOf(y),
                    String.valueOf(1e6 * (x - 2 * y))));
        }
        BattleLog log = log(rows.toArray(String[]::new));
        Covariates all = columns("x", "y", "z").with(Covariate.column("x").named("again"));
        assertEquals(new CollinearCovariates(List.of("z", "again")), finding(halfWins.with(all), log));
        halfWins.with(columns("x", "y")).fit(log).requireConverged();
        halfWins.with(columns("z", "y")).fit(log).requireConverged();
    }

    @Test
    void aColumnOfZerosIsCollinear() {
        BattleLog log = log("a b 0 0", "b a 0 0");
        assertEquals(new CollinearCovariates(List.of("x")), finding(halfWins.with(columns("x")), log));
    }

    /** The longer answer wins every battle; who gives it varies. */
    @Test
    void aCovariateThatIsAlwaysRightIsNamed() {
        BattleLog log = log("a b 0 1", "a b 1 -1", "b c 0 2", "c b 0 0.5", "c a 0 1", "a c 0 3");
        assertEquals(new SeparatingCovariates(List.of("x")), finding(halfWins.with(columns("x")), log));
        BradleyTerryFit tamed =
                halfWins.with(columns("x").with(Ridge.onCoefficients(0.1))).fit(log);
        assertTrue(tamed.requireConverged().coefficients().get(0).estimate() > 1);
        // The prior bounds strengths, not coefficients.
        assertEquals(
                new SeparatingCovariates(List.of("x")),
                finding(halfWins.with(columns("x")).with(Prior.HALF_WIN_HALF_LOSS), log));
        assertEquals(
                new SeparatingCovariates(List.of("x")),
                finding(halfWins.with(columns("x").with(new Ridge(1, 0, false))), log));
    }

    /** y speaks in two votes of many, and is right in both. */
    @Test
    void aRareCovariateThatIsAlwaysRightIsNamedAlone() {
        List<String> rows = new ArrayList<>();
        List<Battle> board = SmallBoards.triangle();
        for (int row = 0; row < board.size(); row++) {
            Battle battle = board.get(row);
            rows.add(battle.first() + " " + battle.second() + " "
                    + battle.outcome().ordinal() + " " + Math.sin(row) + " 0");
        }
        rows.add("a b 0 0.3 1");
        rows.add("c b 1 0.1 -1");
        BattleLog log = log(rows.toArray(String[]::new));
        assertEquals(new SeparatingCovariates(List.of("y")), finding(halfWins.with(columns("x", "y")), log));
        rows.add("b c 0 0.2 -1");
        halfWins.with(columns("x", "y")).fit(log(rows.toArray(String[]::new))).requireConverged();
    }

    /** Neither x nor y is always right, but x + y is. */
    @Test
    void acombinationThatIsAlwaysRightIsNamedWhole() {
        BattleLog log = log(
                "a b 0 2 -1",
                "a b 0 -1 2",
                "b a 0 2 -1",
                "b a 0 -1 2",
                "b c 0 3 -1",
                "c b 0 -1 3",
                "a c 0 1 1",
                "c a 0 1 1");
        assertEquals(new SeparatingCovariates(List.of("x", "y")), finding(halfWins.with(columns("x", "y")), log));
        halfWins.with(columns("x")).fit(log).requireConverged();
        halfWins.with(columns("y")).fit(log).requireConverged();
    }

    /** A tie at a difference speaks against every slope. */
    @Test
    void aTieHoldsACovariate() {
        BattleLog log = log("a b 0 1", "a b 1 -1", "b c 0 2", "c b 0 0.5", "c a 0 1", "a c 0 3", "a b 2 1", "b a 2 1");
        halfWins.with(columns("x")).fit(log).requireConverged();
        assertEquals(
                new SeparatingCovariates(List.of("x")),
                finding(halfWins.with(columns("x")).with(TieModel.DROPPED), log));
    }

    /** One vote against a thousand makes a large but finite slope: separation is not a matter of size. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-3, 1e-6})
    void almostSeparatedIsFinite(double size) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < 1000; row++) {
            builder.add("a", "b", row % 2 == 0 ? Outcome.FIRST : Outcome.SECOND).covariate("x", row % 2 == 0 ? 1 : -1);
        }
        builder.add("a", "b", Outcome.SECOND).covariate("x", size);
        builder.add("a", "b", Outcome.FIRST).covariate("x", -size);
        BradleyTerryFit fit = halfWins.with(columns("x")).fit(builder.build()).requireConverged();
        assertTrue(fit.coefficients().get(0).estimate() > 3, fit.coefficients()::toString);
    }

    /** A fit stopped early has not converged, and that is all that can be said of it. */
    @Test
    void stoppingEarlyIsNotSeparation() {
        BattleLog log = BattleLog.of(SmallBoards.triangle());
        BradleyTerryFit fit = ordered.withMaximumIterations(1).fit(log);
        assertEquals(Convergence.Status.NOT_CONVERGED, fit.convergence().status());
    }
}
