package org.podium.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.BradleyTerryFit;
import org.podium.interval.Covariance;
import org.podium.resampling.Bootstrap;
import org.podium.votes.BattleLog;
import org.podium.votes.Tally;

/**
 * The largest heap that each step of a workload needs, votes included, as lines of JSON:
 * {@code java -XX:+UseSerialGC -Xmn16m -cp bench/target/podium-bench.jar org.podium.bench.PeakMemory WORKLOAD}. The young
 * generation is kept small because what waits there to be collected is counted too.
 */
public final class PeakMemory {
    private static final int STYLE_ROUNDS = 10;

    private final Workload workload;

    private PeakMemory(Workload workload) {
        this.workload = workload;
    }

    /**
     * Runs a workload.
     *
     * @param args its name
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println(
                    "usage: java -XX:+UseSerialGC -Xmn16m -cp podium-bench.jar org.podium.bench.PeakMemory WORKLOAD");
            System.exit(2);
        }
        new PeakMemory(Workload.named(args[0])).run();
    }

    private void run() {
        BattleLog log = workload.draw().log();
        measure("votes", log::size);
        Tally tally = measure("tally", () -> Tally.of(log));
        BradleyTerryFit fit = measure("fit", () -> BradleyTerry.withDefaults().fit(tally));
        measure("sandwich", () -> Covariance.sandwich(fit));
        measure("bootstrap, 1,000 rounds", () -> Bootstrap.withDefaults().run(fit));
        if (workload.covariates() > 0) {
            BradleyTerry model = BradleyTerry.withDefaults().with(workload.effects());
            BradleyTerryFit style = measure("style fit", () -> model.fit(log));
            measure("style sandwich", () -> Covariance.sandwich(style));
            measure(
                    "style bootstrap, " + STYLE_ROUNDS + " rounds",
                    () -> Bootstrap.of(model).replicates(STYLE_ROUNDS).run(style));
        }
        if (log.size() != workload.votes()) {
            throw new IllegalStateException("the log lost votes"); // and was in memory all the time
        }
    }

    private <T> T measure(String step, Supplier<T> work) {
        System.gc();
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        T result = work.get();
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(
                Locale.ROOT,
                "{\"workload\": \"%s\", \"step\": \"%s\", \"peak_heap_megabytes\": %.1f}%n",
                workload.name(),
                step,
                peak / 1e6);
        return result;
    }
}
