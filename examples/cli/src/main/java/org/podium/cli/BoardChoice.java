package org.podium.cli;

import org.podium.bradleyterry.OnUnidentifiable;
import picocli.CommandLine.Option;

/** Options about the rows of a board. */
final class BoardChoice {
    @Option(
            names = "--min-votes",
            paramLabel = "N",
            description = "Hide competitors with fewer votes; they stay in the fit, ranks are among the rows shown.")
    long minimumVotes;

    @Option(
            names = "--on-unidentifiable",
            paramLabel = "WHAT",
            converter = Words.UnidentifiableConverter.class,
            description = {
                "If the votes determine no finite score for someone: error (default), largest-component, "
                        + "each-component (a board for each), or prior (half a win and half a loss for everyone)."
            })
    Words.Unidentifiable onUnidentifiable = Words.Unidentifiable.ERROR;

    void check() {
        if (minimumVotes < 0) {
            throw new UsageException("--min-votes is " + minimumVotes + " but must be at least 0");
        }
    }

    /** For commands that make one fit. */
    void requireOneFit() {
        check();
        if (onUnidentifiable == Words.Unidentifiable.EACH_COMPONENT) {
            throw new UsageException("--on-unidentifiable each-component is for rank alone; use largest-component");
        }
    }

    /** What a single fit does; a board for each component needs several. */
    OnUnidentifiable reaction() {
        return switch (onUnidentifiable) {
            case LARGEST_COMPONENT -> OnUnidentifiable.LARGEST_COMPONENT;
            case PRIOR -> OnUnidentifiable.PRIOR;
            case ERROR, EACH_COMPONENT -> OnUnidentifiable.ERROR;
        };
    }
}
