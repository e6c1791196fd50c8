package org.podium.hygiene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a {@link VoterTest} says about all voters of a log.
 *
 * <p>Immutable and thread-safe.
 */
public final class VoterTestResult {
    private final double level;
    private final List<VoterVerdict> voters;
    private final int tested;

    VoterTestResult(double level, List<VoterVerdict> verdicts) {
        this.level = level;
        List<VoterVerdict> sorted = new ArrayList<>(verdicts);
        sorted.sort(Comparator.comparingDouble(VoterVerdict::maximum).reversed().thenComparing(VoterVerdict::voter));
        voters = List.copyOf(sorted);
        tested = (int) voters.stream().filter(voter -> voter.tested() > 0).count();
    }

    /**
     * The level of the test.
     *
     * @return above 0, below 1
     */
    public double level() {
        return level;
    }

    /**
     * The verdicts.
     *
     * @return one for each voter of the log, those with the highest maximal evidence first, equal ones by name;
     *     unmodifiable
     */
    public List<VoterVerdict> voters() {
        return voters;
    }

    /**
     * How many voters cast a vote that could be tested.
     *
     * @return the m of {@link VoterCorrection}
     */
    public int tested() {
        return tested;
    }

    /**
     * The verdict on one voter. Cost: one pass over the voters.
     *
     * @param voter its name
     * @return the verdict, or empty if it has no votes
     */
    public Optional<VoterVerdict> voter(String voter) {
        Objects.requireNonNull(voter, "voter");
        return voters.stream().filter(verdict -> verdict.voter().equals(voter)).findFirst();
    }

    /**
     * The voters flagged at the level, each for itself.
     *
     * @return names, those with the highest maximal evidence first
     */
    public List<String> flagged() {
        return flagged(VoterCorrection.NONE);
    }

    /**
     * The voters flagged at the level.
     *
     * @param correction what the level is for
     * @return names, those with the highest evidence first
     */
    public List<String> flagged(VoterCorrection correction) {
        return switch (correction) {
            case NONE -> withMaximumFor(level);
            case BONFERRONI -> withMaximumFor(level / Math.max(1, tested));
            case E_BH -> byEBh();
        };
    }

    private List<String> withMaximumFor(double share) {
        return voters.stream()
                .filter(voter -> reaches(voter.maximum(), share))
                .map(VoterVerdict::voter)
                .toList();
    }

    /** [WR22]: the r voters of highest evidence for the largest r with r-th evidence ≥ m / (r · level). */
    private List<String> byEBh() {
        List<VoterVerdict> byEvidence = voters.stream()
                .filter(voter -> voter.tested() > 0)
                .sorted(Comparator.comparingDouble(VoterVerdict::eValue)
                        .reversed()
                        .thenComparing(VoterVerdict::voter))
                .toList();
        int flagged = 0;
        for (int rank = 1; rank <= byEvidence.size(); rank++) {
            if (reaches(byEvidence.get(rank - 1).eValue(), rank * level / tested)) {
                flagged = rank;
            }
        }
        return byEvidence.subList(0, flagged).stream().map(VoterVerdict::voter).toList();
    }

    static boolean reaches(double evidence, double share) {
        return evidence * share >= 1;
    }

    /** The numbers of voters, of those tested and of those flagged. */
    @Override
    public String toString() {
        return "VoterTestResult[" + voters.size() + " voters, " + tested + " tested, "
                + flagged().size() + " flagged at level " + level + "]";
    }
}
