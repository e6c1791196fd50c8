package org.podium.bradleyterry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.podium.reference.ReferenceVotes;
import org.podium.slow.SmallBoards;
import org.podium.votes.Sides;
import org.podium.votes.Tally;

class ScoreConversionTest {
    private final BradleyTerry halfWins = BradleyTerry.withDefaults();

    @Test
    void aFitConvertsToItself() {
        BradleyTerryFit fit = halfWins.fit(Tally.of(SmallBoards.uneven()));
        ScoreConversion same = ScoreConversion.between(fit, fit);
        assertEquals(1, same.factor(), 1e-15);
        assertEquals(0, same.largestResidual(), 1e-15);
        assertEquals(5, same.competitors());
        assertEquals(0.7, same.convert(0.7), 1e-15);
    }

    /** Two competitors lie on any line: the factor is the ratio of their distances. */
    @Test
    void ofTwoCompetitorsTheFactorIsTheRatioOfDistances() {
        Tally votes = Tally.of(SmallBoards.of("a b 6:2 4"));
        BradleyTerryFit half = halfWins.fit(votes);
        BradleyTerryFit dropped = halfWins.with(TieModel.DROPPED).fit(votes);
        ScoreConversion conversion = ScoreConversion.between(half, dropped);
        assertEquals(Math.log(3) / Math.log(2), conversion.factor(), 1e-12, "6 : 2 without ties, 8 : 4 with");
        assertEquals(dropped.logStrength("a"), conversion.convert(half.logStrength("a")), 1e-12);
        assertEquals(0, conversion.residual(), 1e-12);
    }

    /** By hand: x = (1, 0, −1) and y = (3, −1, −2) give b = 5 / 2, residuals ½, −1, ½. */
    @Test
    void factorAndResidualsAreThoseOfLeastSquares() {
        BradleyTerryFit from = fitOf(1, 0, -1);
        BradleyTerryFit to = fitOf(3, -1, -2);
        ScoreConversion conversion = ScoreConversion.between(from, to);
        assertEquals(2.5, conversion.factor(), 1e-6);
        assertEquals(Math.sqrt(0.5), conversion.residual(), 1e-6);
        assertEquals(1, conversion.largestResidual(), 1e-6);
        assertEquals("b", conversion.farthest());
        ScoreConversion back = ScoreConversion.between(to, from);
        assertEquals(25 / 28.0, conversion.factor() * back.factor(), 1e-6, "the squared correlation");
    }

    /** A chain without ties is fitted exactly, so any strengths can be had to the fineness of counts. */
    private BradleyTerryFit fitOf(double a, double b, double c) {
        return halfWins.fit(Boards.of("a b " + odds(a - b), "b c " + odds(b - c)));
    }

    private static String odds(double difference) {
        double p = 1 / (1 + Math.exp(-difference));
        long wins = Math.round(p * 1e9);
        return wins + ":" + (1_000_000_000L - wins);
    }

    /** Fits of other competitors are compared on those they share, each centred on those. */
    @Test
    void onlyCommonCompetitorsCount() {
        BradleyTerryFit all = halfWins.fit(Tally.of(SmallBoards.uneven()));
        BradleyTerryFit some = halfWins.fit(Tally.of(SmallBoards.triangle()));
        ScoreConversion conversion = ScoreConversion.between(all, some);
        assertEquals(3, conversion.competitors());
        double mean = (all.logStrength("a") + all.logStrength("b") + all.logStrength("c")) / 3;
        assertEquals(mean, conversion.origin(), 1e-15);
        BradleyTerryFit others = halfWins.fit(Boards.of("x y 3:2", "y z 1:1"));
        assertThrows(IllegalArgumentException.class, () -> ScoreConversion.between(all, others));
        BradleyTerryFit even = halfWins.fit(Boards.of("a b 2:2", "b c 1:1"));
        assertThrows(IllegalArgumentException.class, () -> ScoreConversion.between(even, some));
    }

    /** 34.5 % of the golden votes are ties of either kind, which as half wins pull scores together. */
    @Test
    void halfWinsPullTheGoldenBoardTogether() {
        Tally golden = ReferenceVotes.golden(Sides.MERGED);
        BradleyTerryFit half = halfWins.fit(golden);
        for (TieModel ties : new TieModel[] {TieModel.DROPPED, TieModel.DAVIDSON, TieModel.RAO_KUPPER}) {
            ScoreConversion conversion =
                    ScoreConversion.between(half, halfWins.with(ties).fit(golden));
            assertTrue(conversion.factor() > 1.1, () -> ties + " " + conversion);
            assertTrue(conversion.residual() < 0.1, () -> ties + " " + conversion);
        }
    }
}
