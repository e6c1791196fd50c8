package org.podium.cli.report;

import org.podium.board.PairMatrix;
import org.podium.bradleyterry.BothBad;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.bradleyterry.TieModel;

/** Win fractions as the model counts ties. */
final class Pairs {
    private Pairs() {}

    /** Half a win for a tie in every model that counts ties: a fraction has no other place for them. */
    static PairMatrix matrix(BradleyTerryFit fit) {
        return PairMatrix.of(
                fit.tally(),
                fit.model().countsTies() ? TieModel.HALF_WIN : TieModel.DROPPED,
                fit.model().countsBothBad() ? BothBad.AS_TIE : BothBad.DROPPED);
    }
}
