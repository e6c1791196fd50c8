package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.function.IntConsumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.Prior;
import org.podium.bradleyterry.TieModel;
import org.podium.execution.Execution;
import org.podium.stats.testing.TestBoards;
import org.podium.votes.Tally;

/** The likelihood of half wins goes two ways, one made for it and one for all tie models: they agree. */
class InferenceTest {

    private static BradleyTerryFit fit(TieModel ties, Prior prior) {
        return BradleyTerry.withDefaults().with(ties).with(prior).fit(Tally.of(TestBoards.mixed(31, 9, 900)));
    }

    /** Two ways to one matrix: rounding of some 1e-16 times its condition. */
    @ParameterizedTest
    @CsvSource({"HALF_WIN, NONE", "HALF_WIN, HALF_WIN_HALF_LOSS", "DROPPED, NONE", "DROPPED, HALF_WIN_HALF_LOSS"})
    void covariancesAndAccelerationsAgree(TieModel ties, Prior prior) {
        BradleyTerryFit fit = fit(ties, prior);
        Inference plain = assertInstanceOf(PlainInference.class, Inference.of(fit));
        Inference general = ParametricInference.of(fit, Execution.sequential());
        double[] fisher = plain.fisher();
        assertEquals(plain.parameters(), general.parameters());
        assertArrayEquals(fisher, general.fisher(), 1e-13);
        assertArrayEquals(plain.sandwich(fisher), general.sandwich(general.fisher()), 1e-13);
        for (int i = 0; i < 9; i++) {
            for (int anchor : new int[] {-1, (i + 4) % 9}) {
                assertEquals(plain.acceleration(fisher, i, anchor), general.acceleration(fisher, i, anchor), 1e-13);
            }
        }
    }

    /**
     * Both fit their replicates within 1e-8 points, 6e-11 natural units. Votes without ties, since the two ways draw from
     * ties in different order.
     */
    @ParameterizedTest
    @CsvSource({"HALF_WIN, NONE", "HALF_WIN, HALF_WIN_HALF_LOSS", "DROPPED, NONE"})
    void replicatesAgree(TieModel ties, Prior prior) {
        BradleyTerryFit fit = BradleyTerry.withDefaults()
                .with(ties)
                .with(prior)
                .fit(Tally.of(TestBoards.simulate(Streams.of(32, 0), TestBoards.ladder(9, 2), 900, 0)));
        Replicates plain = Inference.of(fit).replicates(5, 40);
        Replicates general = ParametricInference.of(fit, Execution.sequential()).replicates(5, 40);
        IntConsumer plainWorker = plain.worker();
        IntConsumer generalWorker = general.worker();
        for (int replicate = 0; replicate < 40; replicate++) {
            plainWorker.accept(replicate);
            generalWorker.accept(replicate);
            assertArrayEquals(plain.parameters()[replicate], general.parameters()[replicate], 1.2e-10);
        }
        assertEquals(0, plain.unconverged() + general.unconverged());
    }
}
