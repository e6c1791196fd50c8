package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.podium.slow.SlowModel;
import org.podium.slow.SlowVotes;
import org.podium.slow.SmallBoards;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/** Tie models and order effects against the slow models of the same votes, and what follows from the formulas. */
@SuppressWarnings("EnumOrdinal") // a number is all these tests want of a constant
class TieModelsTest {
    /** Natural units: both fits end within 1e-8 points, which are 6e-11 units. */
    private static final double EQUAL = 1e-10;

    private static final List<TieModel> MODELS =
            List.of(TieModel.HALF_WIN, TieModel.DAVIDSON, TieModel.RAO_KUPPER, TieModel.GROUNDED);

    static Stream<Arguments> boardsAndModels() {
        return Stream.of(SmallBoards.triangle(), SmallBoards.chain(), SmallBoards.uneven())
                .flatMap(board -> MODELS.stream()
                        .flatMap(ties ->
                                Arrays.stream(OrderEffect.values()).map(order -> Arguments.of(board, ties, order))));
    }

    @ParameterizedTest(name = "{1} {2}")
    @MethodSource("boardsAndModels")
    void smallBoardsMatchTheSlowModel(List<Battle> board, TieModel ties, OrderEffect order) {
        requireSlow(board, ties, order, Prior.NONE);
        requireSlow(board, ties, order, Prior.HALF_WIN_HALF_LOSS);
    }

    private static void requireSlow(List<Battle> board, TieModel ties, OrderEffect order, Prior prior) {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(ties)
                .with(order)
                .with(prior)
                .fit(Tally.of(board))
                .requireConverged();
        SlowModel slow = SlowModel.of(
                SlowModel.Kind.valueOf(ties.name()),
                fit.roster().size(),
                order == OrderEffect.FITTED,
                SlowVotes.of(board));
        slow = prior == Prior.NONE ? slow : slow.withPrior();
        double[] maximum = slow.maximum();
        double[] expected = slow.centred(maximum);
        int next = fit.roster().size();
        for (int i = 0; i < next; i++) {
            assertEquals(expected[i], fit.logStrength(i), EQUAL, fit.roster().name(i));
        }
        if (ties.hasTieParameter()) {
            assertEquals(expected[next++], fit.tieParameter().orElseThrow(), EQUAL);
        }
        for (Coefficient effect : fit.coefficients()) {
            assertEquals(expected[next++], effect.estimate(), EQUAL, effect.name());
        }
        assertEquals(expected.length, next);
        assertEquals(slow.logLikelihood(maximum), fit.logLikelihood(), 1e-9);
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void randomBoardsMatchTheSlowModel(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int competitors = 3 + random.nextInt(3);
        List<Battle> board = SmallBoards.random(random, competitors, 60 + random.nextInt(60));
        for (TieModel ties : MODELS) {
            requireSlow(board, ties, OrderEffect.values()[random.nextInt(2)], Prior.NONE);
        }
    }

    /**
     * Three competitors, every pair with the same counts: by symmetry all strengths are 0, a share of 12 in 30 votes is
     * tied, and log L = 18 ln (9 / 30) + 12 ln (12 / 30) whatever the model of ties.
     */
    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"DAVIDSON", "RAO_KUPPER"})
    void criteriaOfAThreeCompetitorBoardAreThoseDoneByHand(TieModel ties) {
        Tally board = Tally.of(SmallBoards.of("a b 3:3 4", "b c 3:3 4", "c a 3:3 4"));
        BradleyTerryFit fit = BradleyTerry.withDefaults().with(ties).fit(board).requireConverged();
        double logLikelihood = 18 * Math.log(0.3) + 12 * Math.log(0.4); // −32.667
        assertEquals(logLikelihood, fit.logLikelihood(), 1e-12);
        assertEquals(3, fit.freeParameters(), "two strengths and the tie parameter");
        assertEquals(6 - 2 * logLikelihood, fit.aic().orElseThrow(), 1e-12);
        assertEquals(3 * Math.log(30) - 2 * logLikelihood, fit.bic().orElseThrow(), 1e-12);
        double tie = fit.tieParameter().orElseThrow();
        // ν = 2 · 0.4 / 0.6, and σ(−h) = 0.3.
        assertEquals(ties == TieModel.DAVIDSON ? Math.log(4.0 / 3) : Math.log(7.0 / 3), tie, 1e-12);
        BradleyTerryFit order = BradleyTerry.withDefaults()
                .with(ties)
                .with(OrderEffect.FITTED)
                .fit(board)
                .requireConverged();
        assertEquals(8 - 2 * logLikelihood, order.aic().orElseThrow(), 1e-12, "one parameter more, nothing gained");
    }

    /** Two free strengths, one δ and no ties: R gives the same for {@code glm(family = binomial)}. */
    @Test
    void criteriaWithoutTiesAreThoseOfALogisticRegression() {
        Tally board = Tally.of(SmallBoards.of("a b 3:1 4", "b c 2:2", "c a 1:3 5"));
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(TieModel.DROPPED).fit(board).requireConverged();
        assertEquals(2 * 2 - 2 * fit.logLikelihood(), fit.aic().orElseThrow(), 1e-12);
        assertEquals(
                2 * Math.log(12) - 2 * fit.logLikelihood(),
                fit.bic().orElseThrow(),
                1e-12,
                "dropped ties are no votes");
    }

    @Test
    void whatIsNoLikelihoodHasNoCriteria() {
        Tally board = Tally.of(SmallBoards.triangle());
        BradleyTerry davidson = BradleyTerry.withDefaults().with(TieModel.DAVIDSON);
        List<BradleyTerryFit> fits = List.of(
                BradleyTerry.withDefaults().fit(board),
                davidson.with(Prior.HALF_WIN_HALF_LOSS).fit(board),
                davidson.with(Reweighting.inversePropensity(5)).fit(board));
        for (BradleyTerryFit fit : fits) {
            assertTrue(fit.aic().isEmpty() && fit.bic().isEmpty(), fit.model()::toString);
        }
        assertTrue(davidson.fit(board).aic().isPresent());
    }

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void probabilitiesAddUpAndTurnRoundWithTheCompetitors(TieModel ties) {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(ties)
                .fit(Tally.of(SmallBoards.uneven()))
                .requireConverged();
        OutcomeProbabilities forward = fit.probabilities("a", "e");
        OutcomeProbabilities backward = fit.probabilities("e", "a");
        assertEquals(1, forward.first() + forward.second() + forward.tie() + forward.bothBad(), 1e-14);
        assertEquals(forward.first(), backward.second(), 1e-15);
        assertEquals(forward.tie(), backward.tie(), 1e-15);
        assertEquals(forward.expectedScore(), fit.winProbability("a", "e"), 1e-15);
        assertEquals(1, fit.winProbability("a", "e") + fit.winProbability("e", "a"), 1e-14);
        assertEquals(ties.hasTieParameter(), forward.tie() > 0);
        assertEquals(ties == TieModel.GROUNDED, forward.bothBad() > 0);
        assertTrue(forward.first() > forward.second());
    }

    /** The score equations of [Davidson70]: at the maximum the expected number of ties and each score are the observed. */
    @Test
    void davidsonReproducesTiesAndScores() {
        Tally board = Tally.of(SmallBoards.uneven());
        BradleyTerryFit fit =
                BradleyTerry.withDefaults().with(TieModel.DAVIDSON).fit(board).requireConverged();
        double[] ties = {0, 0};
        double[] score = new double[board.roster().size()];
        board.forEachCell((i, j, wins, losses, tied, bothBad) -> {
            OutcomeProbabilities p =
                    fit.probabilities(board.roster().name(i), board.roster().name(j));
            double votes = wins + losses + tied + bothBad;
            ties[0] += tied + bothBad;
            ties[1] += votes * p.tie();
            score[i] += votes * p.expectedScore() - wins - 0.5 * (tied + bothBad);
            score[j] -= votes * p.expectedScore() - wins - 0.5 * (tied + bothBad);
        });
        assertEquals(ties[0], ties[1], 1e-9);
        for (double surplus : score) {
            assertEquals(0, surplus, 1e-9);
        }
    }

    /** With an order effect the chances depend on who is shown first; neutral ground lies between. */
    @ParameterizedTest
    @EnumSource(
            value = TieModel.class,
            names = {"HALF_WIN", "DAVIDSON", "RAO_KUPPER", "GROUNDED"})
    void beingFirstMovesTheProbabilities(TieModel ties) {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(ties)
                .with(OrderEffect.FITTED)
                .fit(Tally.of(SmallBoards.triangle()))
                .requireConverged();
        double effect = fit.coefficients().get(0).estimate();
        OutcomeProbabilities ahead = fit.probabilitiesInOrder("a", "b");
        OutcomeProbabilities behind = fit.probabilitiesInOrder("b", "a");
        assertEquals(1, ahead.first() + ahead.second() + ahead.tie() + ahead.bothBad(), 1e-14);
        assertEquals(Math.signum(effect), Math.signum(ahead.first() - behind.second()));
        assertEquals(
                Math.signum(effect),
                Math.signum(ahead.first() - fit.probabilities("a", "b").first()));
        if (ties == TieModel.HALF_WIN) {
            double lead = fit.logStrength("a") - fit.logStrength("b");
            assertEquals(1 / (1 + Math.exp(-lead - effect)), ahead.first(), 1e-14);
        }
        BradleyTerryFit unordered = BradleyTerry.withDefaults().with(ties).fit(Tally.of(SmallBoards.triangle()));
        assertEquals(unordered.probabilities("a", "b"), unordered.probabilitiesInOrder("a", "b"));
    }

    /** Without an order effect the sides are folded, so a tally and its mirror image are one board. */
    @ParameterizedTest
    @EnumSource(TieModel.class)
    void sidesDoNotMatterWithoutAnOrderEffect(TieModel ties) {
        BradleyTerry model = BradleyTerry.withDefaults().with(ties);
        double[] expected = model.fit(Tally.of(SmallBoards.chain())).logStrengths();
        double[] actual = model.fit(Tally.of(mirrored(SmallBoards.chain()))).logStrengths();
        assertTrue(Arrays.equals(expected, actual), "bit for bit");
    }

    @ParameterizedTest
    @EnumSource(TieModel.class)
    void theOrderEffectChangesSignWithTheSides(TieModel ties) {
        BradleyTerry model = BradleyTerry.withDefaults().with(ties).with(OrderEffect.FITTED);
        BradleyTerryFit expected = model.fit(Tally.of(SmallBoards.chain()));
        BradleyTerryFit actual = model.fit(Tally.of(mirrored(SmallBoards.chain())));
        Points.requireWithin(1e-8, expected.logStrengths(), actual);
        assertEquals(
                -expected.coefficients().get(0).estimate(),
                actual.coefficients().get(0).estimate(),
                EQUAL);
    }

    private static List<Battle> mirrored(List<Battle> board) {
        return board.stream()
                .map(battle -> new Battle(
                        battle.second(),
                        battle.first(),
                        switch (battle.outcome()) {
                            case FIRST -> Outcome.SECOND;
                            case SECOND -> Outcome.FIRST;
                            case TIE, BOTH_BAD -> battle.outcome();
                        }))
                .toList();
    }

    /** The order of rows is lost in the tally; that of the log is too where the tally is enough. */
    @ParameterizedTest
    @EnumSource(TieModel.class)
    void theOrderOfVotesDoesNotMatter(TieModel ties) {
        BradleyTerry model = BradleyTerry.withDefaults().with(ties).with(OrderEffect.FITTED);
        List<Battle> board = SmallBoards.uneven();
        List<Battle> reversed = Stream.iterate(board.size() - 1, row -> row - 1)
                .limit(board.size())
                .map(board::get)
                .toList();
        assertTrue(Arrays.equals(
                model.fit(BattleLog.of(board)).logStrengths(),
                model.fit(BattleLog.of(reversed)).logStrengths()));
    }

    /** Grounded strengths are absolute: the same votes with more both-bads make everybody worse. */
    @Test
    void groundedStrengthsKnowGoodFromBad() {
        BradleyTerry grounded = BradleyTerry.withDefaults().with(TieModel.GROUNDED);
        BradleyTerryFit good = grounded.fit(Tally.of(SmallBoards.of("a b 9:7 4 2", "b c 8:6 5 1", "a c 9:5 3 2")));
        BradleyTerryFit bad = grounded.fit(Tally.of(SmallBoards.of("a b 9:7 4 40", "b c 8:6 5 40", "a c 9:5 3 40")));
        for (int i = 0; i < 3; i++) {
            assertTrue(bad.logStrength(i) < good.logStrength(i) - 1);
        }
        assertTrue(good.probabilities("a", "b").bothBad() < 0.15);
        assertTrue(bad.probabilities("a", "b").bothBad() > 0.5);
        assertEquals(
                2 * good.freeParameters() - 2 * good.logLikelihood(), good.aic().orElseThrow(), 1e-12);
        assertEquals(4, good.freeParameters(), "three strengths, none of them fixed, and t");
    }

    /** The likelihood is not concave: of a few votes there may be no maximum, or one that some climbs miss. */
    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void groundedBoardsAreAtTheirHighestOrAFinding(@ForAll long seed, @ForAll OrderEffect order) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Battle> board = SmallBoards.anything(random, 2 + random.nextInt(3), 5 + random.nextInt(14));
        BradleyTerry model = BradleyTerry.withDefaults().with(TieModel.GROUNDED).with(order);
        try {
            BradleyTerryFit fit = model.fit(Tally.of(board)).requireConverged();
            SlowModel slow = SlowModel.of(
                    SlowModel.Kind.GROUNDED, fit.roster().size(), order == OrderEffect.FITTED, SlowVotes.of(board));
            // Climbs of the slow model that run away end somewhere on a plateau.
            assertTrue(slow.logLikelihood(slow.maximum()) <= fit.logLikelihood() + 1e-6, board::toString);
        } catch (DataException e) {
            assertTrue(
                    e.finding() instanceof TieBoundary
                            || e.finding() instanceof CollinearCovariates
                            || e.finding() instanceof SeparatingCovariates,
                    e::toString);
        }
    }
}
