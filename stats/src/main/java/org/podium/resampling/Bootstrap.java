package org.podium.resampling;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.IntConsumer;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.execution.Execution;
import org.podium.internal.parallel.ParallelTasks;
import org.podium.stats.internal.Inference;
import org.podium.stats.internal.Replicates;
import org.podium.votes.BattleLog;
import org.podium.votes.DataException;
import org.podium.votes.Tally;

/**
 * The multinomial bootstrap of a Bradley-Terry fit: each replicate draws as many votes as there are, with replacement,
 * from the cells of the tally, and is fitted to the same accuracy as the full data.
 *
 * <p>Replicate r always uses the random stream derived from (seed, r), so the result is bit-identical for any number of
 * threads, any order of the votes and any split into tallies. Streams may change between versions with a note in the
 * change log; estimates within a version do not.
 *
 * <p>Each replicate's comparison graph is checked. Replicates without a finite estimate are counted with the competitors
 * concerned; above {@link #maximumLostShare} the run ends in {@link LostReplicates}.
 *
 * <p>Drawing follows the multinomial law itself, no approximation of it: every cell gets a Poisson count with a mean a
 * little below its own count, the votes missing to the total are drawn one by one, and a total too large redraws all
 * cells; a Poisson vector given its total is multinomial. Probabilities are rounded at 2<sup>−48</sup>.
 *
 * <p>Cost a replicate: a few nanoseconds a cell for drawing and some passes over the pairs for the fit, with no
 * allocation beyond the result. A replicate that differs much from the full data (a competitor with few votes), and any
 * on a board of more than 1,500 competitors, costs as much as a fit of its own. Immutable and thread-safe.
 */
public final class Bootstrap {
    private static final Bootstrap DEFAULTS =
            new Bootstrap(BradleyTerry.withDefaults(), 1000, 42, Execution.sequential(), 0);

    private final BradleyTerry model;
    private final int replicates;
    private final long seed;
    private final Execution execution;
    private final double maximumLostShare;

    private Bootstrap(BradleyTerry model, int replicates, long seed, Execution execution, double maximumLostShare) {
        this.model = Objects.requireNonNull(model, "model");
        this.replicates = replicates;
        this.seed = seed;
        this.execution = Objects.requireNonNull(execution, "execution");
        this.maximumLostShare = maximumLostShare;
    }

    /**
     * 1,000 replicates, seed 42, on the calling thread, no lost replicate allowed, the default model.
     *
     * @return the default bootstrap
     */
    public static Bootstrap withDefaults() {
        return DEFAULTS;
    }

    /**
     * The bootstrap of a model, with the defaults for the rest.
     *
     * @param model what {@link #run(Tally)} fits
     * @return a bootstrap
     */
    public static Bootstrap of(BradleyTerry model) {
        return new Bootstrap(model, 1000, 42, Execution.sequential(), 0);
    }

    /**
     * Another number of replicates.
     *
     * @param number at least 2
     * @return a new bootstrap
     * @throws IllegalArgumentException if the number is below 2
     */
    public Bootstrap replicates(int number) {
        if (number < 2) {
            throw new IllegalArgumentException("a bootstrap needs at least 2 replicates, not " + number);
        }
        return new Bootstrap(model, number, seed, execution, maximumLostShare);
    }

    /**
     * Another seed.
     *
     * @param number any number
     * @return a new bootstrap
     */
    public Bootstrap seed(long number) {
        return new Bootstrap(model, replicates, number, execution, maximumLostShare);
    }

    /**
     * Where the replicates run, who hears of their progress and who may cancel them. Progress counts work items: a
     * replicate, or with covariates four replicates that share passes over the rows.
     *
     * @param where the execution
     * @return a new bootstrap
     */
    public Bootstrap execution(Execution where) {
        return new Bootstrap(model, replicates, seed, where, maximumLostShare);
    }

    /**
     * The share of replicates without an estimate up to which a result is given. They are then left out of quantiles
     * and the result says so. At least two replicates with an estimate are needed in any case.
     *
     * @param share between 0 (the default) and 1
     * @return a new bootstrap
     * @throws IllegalArgumentException if the share is not between 0 and 1
     */
    public Bootstrap maximumLostShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("the share of lost replicates must be from 0 to 1, not " + share);
        }
        return new Bootstrap(model, replicates, seed, execution, share);
    }

    /**
     * The number of replicates.
     *
     * @return at least 2
     */
    public int replicates() {
        return replicates;
    }

    /**
     * The seed.
     *
     * @return the number all random streams derive from
     */
    public long seed() {
        return seed;
    }

    /**
     * Where the replicates run.
     *
     * @return the execution
     */
    public Execution execution() {
        return execution;
    }

    /**
     * Fits the votes and their replicates.
     *
     * @param tally the votes
     * @return the replicates
     * @throws org.podium.bradleyterry.UnidentifiableException as {@link BradleyTerry#fit}
     * @throws DataException as {@link #run(BradleyTerryFit)}
     * @throws CancellationException if the execution was cancelled
     */
    public BootstrapResult run(Tally tally) {
        return run(model.fit(tally, execution));
    }

    /**
     * Fits the votes of a log and their replicates. With covariates a replicate draws rows of the log, and its random
     * stream follows their order by unordered pair, those of a pair as in the log.
     *
     * @param log the votes
     * @return the replicates
     * @throws org.podium.bradleyterry.UnidentifiableException as {@link BradleyTerry#fit}
     * @throws DataException as {@link #run(BradleyTerryFit)}
     * @throws CancellationException if the execution was cancelled
     */
    public BootstrapResult run(BattleLog log) {
        return run(model.fit(log, execution));
    }

    /**
     * Fits the replicates of a fit that is there already, with the model, votes and prior of that fit.
     *
     * @param fit a converged fit
     * @return the replicates
     * @throws org.podium.bradleyterry.NotConvergedException if the fit did not converge
     * @throws DataException with {@link LostReplicates} if too many replicates have no estimate, or with
     *     {@link UnconvergedReplicates} if the fit of a replicate stopped short of the accuracy promised
     * @throws CancellationException if the execution was cancelled
     */
    public BootstrapResult run(BradleyTerryFit fit) {
        Replicates plan = Inference.of(fit, execution).replicates(seed, replicates);
        ParallelTasks.run(execution, plan.items(), plan::worker, IntConsumer::accept);
        if (plan.unconverged() > 0) {
            throw new DataException(new UnconvergedReplicates(plan.unconverged(), replicates));
        }
        BootstrapResult result = new BootstrapResult(fit, seed, plan.parameters(), plan.undetermined());
        result.lost()
                .filter(lost -> lost.share() > maximumLostShare || result.estimated() < 2)
                .ifPresent(lost -> {
                    throw new DataException(lost);
                });
        return result;
    }
}
