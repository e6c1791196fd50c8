package org.podium.bench;

import java.util.List;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;

/**
 * A recipe for votes. Equal recipes draw equal votes, on every machine.
 *
 * <p>Log-strengths are normal with standard deviation 1 and centred. The first of p = σ(θ_first − θ_second + x·γ) and its
 * opponent ties with a chance proportional to p (1 − p), on average {@link #TIE_SHARE}, and wins with a chance of p less
 * half of that, so that its expected score is p and half-win ties are the right model. Covariates x are standard normal;
 * γ is {@link #EFFECTS}.
 *
 * <p>Some votes form closed cycles through all competitors, so that everyone meets someone. A competitor who won or lost
 * everything gets one of those votes turned into a tie. The named workloads have finite estimates; a test sees to it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param name what it is called
 * @param competitors how many, at least 3
 * @param votes how many, at least one for each competitor on each cycle
 * @param popularity how often competitors are drawn
 * @param cycles how many cycles through all competitors there are among the votes
 * @param covariates how many covariates each vote has, up to four
 * @param seed where chance begins
 */
record Workload(String name, int competitors, int votes, Popularity popularity, int cycles, int covariates, long seed) {

    /** The mean chance of a tie. */
    static final double TIE_SHARE = 0.3;

    /** The coefficients of the covariates. */
    static final List<Double> EFFECTS = List.of(0.25, 0.02, 0.02, 0.03);

    private static final List<String> COVARIATES =
            List.of("style_length", "style_headers", "style_lists", "style_bold");

    /** A small board. */
    static final Workload S = new Workload("S", 50, 100_000, new Popularity.Ranked(1, 5), 1, 4, 20250101);

    /** A board of the size that public arenas have. */
    static final Workload L = new Workload("L", 250, 2_000_000, new Popularity.Ranked(1.1, 10), 1, 4, 20250102);

    /** The same board with five times the votes. */
    static final Workload XL = new Workload("XL", 250, 10_000_000, new Popularity.Ranked(1.1, 10), 1, 0, 20250103);

    /** A large league in which hardly a pair meets twice. */
    static final Workload SPARSE =
            new Workload("SPARSE", 100_000, 2_000_000, new Popularity.LogNormal(0.5), 2, 0, 20250104);

    /** A league of a million. */
    static final Workload MILLION =
            new Workload("MILLION", 1_000_000, 50_000_000, new Popularity.LogNormal(0.5), 2, 0, 20250105);

    /** For tests of the benchmarks themselves. */
    static final Workload TINY = new Workload("TINY", 12, 6_000, new Popularity.Ranked(1, 5), 1, 4, 20250106);

    private static final List<Workload> NAMED = List.of(S, L, XL, SPARSE, MILLION, TINY);

    Workload {
        if (competitors < 3) {
            throw new IllegalArgumentException("a workload needs at least 3 competitors, not " + competitors);
        }
        if (votes < (long) cycles * competitors) {
            throw new IllegalArgumentException(cycles + " cycles through " + competitors
                    + " competitors need as many votes, and there are only " + votes);
        }
        if (cycles < 1 || covariates < 0 || covariates > EFFECTS.size()) {
            throw new IllegalArgumentException("a workload has at least one cycle and 0 to " + EFFECTS.size()
                    + " covariates, not " + cycles + " and " + covariates);
        }
    }

    /**
     * A workload by its name.
     *
     * @param name S, L, XL, SPARSE, MILLION or TINY
     * @return the workload
     * @throws IllegalArgumentException if there is none of that name
     */
    static Workload named(String name) {
        return NAMED.stream()
                .filter(workload -> workload.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no workload '" + name + "' among "
                        + NAMED.stream().map(Workload::name).toList()));
    }

    /** The same shape of another size, without covariates. */
    Workload resized(int otherCompetitors, int otherVotes) {
        return new Workload(
                otherCompetitors + "x" + otherVotes, otherCompetitors, otherVotes, popularity, cycles, 0, seed);
    }

    /** What the columns of the covariates are called. */
    List<String> covariateNames() {
        return COVARIATES.subList(0, covariates);
    }

    /** All covariates, as the options of a fit. */
    Covariates effects() {
        return Covariates.of(covariateNames().stream().map(Covariate::column).toArray(Covariate[]::new));
    }

    /**
     * Draws the votes. Cost: some 0.1 µs a vote, 0.2 with covariates.
     *
     * @return the same each time
     */
    DrawnVotes draw() {
        return new VoteGenerator(this).draw();
    }
}
