package org.podium.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.votes.BattleLog;

/**
 * Writes workloads as files, for other tools to read, with Podium's own estimates beside them.
 *
 * <p>{@code java -cp bench/target/podium-bench.jar org.podium.bench.WorkloadFiles FOLDER WORKLOAD...} makes a folder in
 * FOLDER for each WORKLOAD (S, L, XL, SPARSE, MILLION or TINY):
 *
 * <ul>
 *   <li>{@code a.npy}, {@code b.npy} (int32): competitors of each vote in order of time; {@code outcome.npy} (int8): 2 if
 *       a won, 1 for a tie, 0 if b won; {@code theta_true.npy}: the true log-strengths;
 *   <li>{@code features.npy} (votes × 4) and {@code votes.csv}, where the workload has covariates;
 *   <li>{@code podium_bt.npy}: fitted log-strengths; {@code podium_style.npy}: the same with covariates, coefficients on
 *       the covariates' own scale last.
 * </ul>
 */
public final class WorkloadFiles {
    private static final byte[] TWICE_THE_SCORE = {2, 0, 1, 1};

    private WorkloadFiles() {}

    /**
     * Writes the files.
     *
     * @param args the folder, then names of workloads
     * @throws IOException if that fails
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            usage(System.err);
            System.exit(2);
        }
        for (String name : List.of(args).subList(1, args.length)) {
            write(Path.of(args[0]), Workload.named(name));
        }
    }

    private static void usage(PrintStream out) {
        out.println("usage: java -cp podium-bench.jar org.podium.bench.WorkloadFiles FOLDER WORKLOAD...");
        out.println("workloads: S, L, XL, SPARSE, MILLION, TINY");
    }

    /** Writes the files of one workload into a folder of its name. */
    static void write(Path folder, Workload workload) throws IOException {
        Path to = Files.createDirectories(folder.resolve(workload.name()));
        DrawnVotes votes = workload.draw();
        NpyFile.write(to.resolve("a.npy"), votes.first());
        NpyFile.write(to.resolve("b.npy"), votes.second());
        NpyFile.write(to.resolve("outcome.npy"), twiceTheScores(votes.outcomes()));
        NpyFile.write(to.resolve("theta_true.npy"), votes.strengths());
        BattleLog log = votes.log();
        NpyFile.write(
                to.resolve("podium_bt.npy"),
                BradleyTerry.withDefaults().fit(log).logStrengths());
        if (workload.covariates() > 0) {
            NpyFile.writeColumns(to.resolve("features.npy"), votes.covariates());
            VoteFiles.writeCsv(to.resolve("votes.csv"), votes);
            BradleyTerryFit fit =
                    BradleyTerry.withDefaults().with(votes.workload().effects()).fit(log);
            NpyFile.write(to.resolve("podium_style.npy"), Reference.parameters(fit));
        }
    }

    private static byte[] twiceTheScores(byte[] outcomes) {
        byte[] scores = new byte[outcomes.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = TWICE_THE_SCORE[outcomes[row]];
        }
        return scores;
    }
}
