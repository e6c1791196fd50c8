package org.podium.stats.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NoFeasibleSolutionException;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.junit.jupiter.api.Test;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.CollinearCovariates;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.SeparatingCovariates;
import org.podium.bradleyterry.TieBoundary;
import org.podium.bradleyterry.TieModel;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.votes.Battle;
import org.podium.votes.BattleLog;
import org.podium.votes.BattleLogBuilder;
import org.podium.votes.DataException;
import org.podium.votes.Finding;
import org.podium.votes.Outcome;
import org.podium.votes.Tally;

/**
 * Whether an estimate is finite, against the linear programme that says so: an effect runs away exactly if some direction
 * moves it by 1 or −1 and lets no vote lose. Boards are so small that all cases occur by the dozen.
 */
@SuppressWarnings("EnumOrdinal") // a number is all these tests want of a constant
class SeparationTest {
    private static final int BOARDS = 1500;

    private final SplittableRandom random = new SplittableRandom(20240814);

    /** What the linear programme and the rank of the design say of a board. */
    private enum Verdict {
        NO_GRAPH,
        COLLINEAR,
        SEPARATED,
        FINITE
    }

    @Test
    void covariatesRunAwayWhereTheLinearProgrammeSaysSo() {
        int[] seen = new int[Verdict.values().length];
        BradleyTerry model = BradleyTerry.withDefaults()
                .with(Covariates.of(Covariate.column("x"), Covariate.column("y"), Covariate.column("z")));
        for (int board = 0; board < BOARDS; board++) {
            int competitors = 2 + random.nextInt(3);
            List<Battle> battles = battles(competitors, 4 + random.nextInt(14), 0.15);
            double[][] columns = new double[3][battles.size()];
            for (double[] column : columns) {
                Arrays.setAll(column, row -> random.nextInt(3) == 0 ? 0 : random.nextInt(7) - 3);
            }
            seen[requireSame(model, log(battles, columns), battles, columns).ordinal()]++;
        }
        assertTrue(Arrays.stream(seen).min().orElseThrow() > BOARDS / 100, () -> Arrays.toString(seen));
    }

    private Verdict requireSame(BradleyTerry model, BattleLog log, List<Battle> battles, double[][] columns) {
        if (!model.check(Tally.of(log)).isIdentifiable()) {
            return Verdict.NO_GRAPH;
        }
        int strengths = log.roster().size();
        List<double[]> votes = new ArrayList<>();
        List<double[]> neverFalling = new ArrayList<>();
        for (int row = 0; row < battles.size(); row++) {
            double[] predictor = difference(log, battles.get(row), strengths + columns.length);
            for (int m = 0; m < columns.length; m++) {
                predictor[strengths + m] = columns[m][row];
            }
            votes.add(predictor);
            Outcome outcome = battles.get(row).outcome();
            if (outcome != Outcome.SECOND) {
                neverFalling.add(predictor);
            }
            if (outcome != Outcome.FIRST) {
                neverFalling.add(times(predictor, -1));
            }
        }
        Optional<Finding> finding = finding(model, log);
        if (rank(votes) < strengths - 1 + columns.length) {
            assertTrue(
                    finding.filter(found -> found instanceof CollinearCovariates)
                            .isPresent(),
                    () -> battles + " is collinear, not " + finding);
            return Verdict.COLLINEAR;
        }
        List<String> runaways = new ArrayList<>();
        for (int m = 0; m < columns.length; m++) {
            if (canMove(neverFalling, strengths + m)) {
                runaways.add(List.of("x", "y", "z").get(m));
            }
        }
        Optional<Finding> expected =
                runaways.isEmpty() ? Optional.empty() : Optional.of(new SeparatingCovariates(runaways));
        assertEquals(expected, finding, () -> battles + " " + Arrays.deepToString(columns));
        return runaways.isEmpty() ? Verdict.FINITE : Verdict.SEPARATED;
    }

    @Test
    void tiesAndOrderEffectsRunAwayWhereTheLinearProgrammeSaysSo() {
        for (TieModel ties : List.of(TieModel.DAVIDSON, TieModel.RAO_KUPPER)) {
            int[] seen = new int[Verdict.values().length];
            for (int board = 0; board < BOARDS; board++) {
                List<Battle> battles = battles(2 + random.nextInt(3), 3 + random.nextInt(12), 0.35);
                OrderEffect order = OrderEffect.values()[random.nextInt(2)];
                seen[
                        requireSame(BradleyTerry.withDefaults().with(ties).with(order), battles)
                                .ordinal()]++;
            }
            assertTrue(Arrays.stream(seen).min().orElseThrow() > BOARDS / 100, () -> Arrays.toString(seen));
        }
    }

    private Verdict requireSame(BradleyTerry model, List<Battle> battles) {
        BattleLog log = BattleLog.of(battles);
        if (!model.check(Tally.of(log)).isIdentifiable()) {
            return Verdict.NO_GRAPH;
        }
        boolean ordered = model.orderEffect() == OrderEffect.FITTED;
        int tie = log.roster().size();
        int first = tie + 1;
        int size = tie + (ordered ? 2 : 1);
        List<double[]> differences = new ArrayList<>();
        List<double[]> neverFalling = new ArrayList<>();
        double perTie = model.tieModel() == TieModel.DAVIDSON ? 2 : 1;
        boolean tied = false;
        boolean decided = false;
        for (Battle battle : battles) {
            double[] lead = difference(log, battle, size);
            if (ordered) {
                lead[first] = 1;
            }
            differences.add(lead);
            boolean isTie = battle.outcome() == Outcome.TIE || battle.outcome() == Outcome.BOTH_BAD;
            tied |= isTie;
            decided |= !isTie;
            for (int side : new int[] {1, -1}) {
                if (isTie || battle.outcome() == (side > 0 ? Outcome.FIRST : Outcome.SECOND)) {
                    double[] condition = times(lead, side);
                    condition[tie] = isTie ? perTie : -perTie;
                    neverFalling.add(condition);
                }
            }
        }
        Optional<Finding> finding = finding(model, log);
        if (!tied || !decided) {
            assertTrue(finding.filter(found -> found instanceof TieBoundary).isPresent(), battles::toString);
            return Verdict.COLLINEAR;
        }
        if (ordered && rank(differences) < log.roster().size()) {
            assertEquals(Optional.of(new CollinearCovariates(List.of("first"))), finding, battles::toString);
            return Verdict.COLLINEAR;
        }
        boolean tieMoves = canMove(neverFalling, tie);
        boolean orderMoves = ordered && canMove(neverFalling, first);
        Optional<Finding> expected = tieMoves
                ? Optional.of(new TieBoundary(model.tieModel(), TieBoundary.Cause.TIES_OUTRUN_WINS, List.of()))
                : orderMoves ? Optional.of(new SeparatingCovariates(List.of("first"))) : Optional.empty();
        assertEquals(expected, finding, battles::toString);
        return expected.isEmpty() ? Verdict.FINITE : Verdict.SEPARATED;
    }

    /** The finding, none if there is a fit; a fit that did not converge is an error here. */
    private static Optional<Finding> finding(BradleyTerry model, BattleLog log) {
        try {
            model.fit(log).requireConverged();
            return Optional.empty();
        } catch (DataException e) {
            return Optional.of(e.finding());
        }
    }

    private static double[] difference(BattleLog log, Battle battle, int size) {
        double[] row = new double[size];
        row[log.roster().indexOf(battle.first())] = 1;
        row[log.roster().indexOf(battle.second())] = -1;
        return row;
    }

    private static double[] times(double[] row, double factor) {
        return Arrays.stream(row).map(value -> factor * value).toArray();
    }

    private static int rank(List<double[]> rows) {
        return new SingularValueDecomposition(new Array2DRowRealMatrix(rows.toArray(double[][]::new))).getRank();
    }

    /** Whether some direction keeps all conditions · direction ≥ 0 and has 1 or −1 at an index. */
    private static boolean canMove(List<double[]> conditions, int index) {
        for (double sign : new double[] {1, -1}) {
            List<LinearConstraint> constraints = new ArrayList<>();
            for (double[] condition : conditions) {
                constraints.add(new LinearConstraint(condition, Relationship.GEQ, 0));
            }
            double[] unit = new double[conditions.get(0).length];
            unit[index] = 1;
            constraints.add(new LinearConstraint(unit, Relationship.EQ, sign));
            try {
                new SimplexSolver()
                        .optimize(
                                new MaxIter(10_000),
                                new LinearObjectiveFunction(new double[unit.length], 0),
                                new LinearConstraintSet(constraints),
                                new NonNegativeConstraint(false));
                return true;
            } catch (NoFeasibleSolutionException e) {
                // the other sign may do
            }
        }
        return false;
    }

    private List<Battle> battles(int competitors, int votes, double ties) {
        List<Battle> battles = new ArrayList<>();
        while (battles.size() < votes) {
            int first = random.nextInt(competitors);
            int second = random.nextInt(competitors);
            if (first != second) {
                Outcome outcome = random.nextDouble() < ties
                        ? random.nextBoolean() ? Outcome.TIE : Outcome.BOTH_BAD
                        : random.nextBoolean() ? Outcome.FIRST : Outcome.SECOND;
                battles.add(new Battle("c" + first, "c" + second, outcome));
            }
        }
        return battles;
    }

    private static BattleLog log(List<Battle> battles, double[][] columns) {
        BattleLogBuilder builder = BattleLog.builder();
        for (int row = 0; row < battles.size(); row++) {
            builder.add(battles.get(row))
                    .covariate("x", columns[0][row])
                    .covariate("y", columns[1][row])
                    .covariate("z", columns[2][row]);
        }
        return builder.build();
    }
}
