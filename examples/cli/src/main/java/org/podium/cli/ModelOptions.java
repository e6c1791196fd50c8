package org.podium.cli;

import org.podium.bradleyterry.BradleyTerry;
import org.podium.cli.output.JsonWriter;
import picocli.CommandLine.Option;

/** Options that say how votes count. */
final class ModelOptions {
    @Option(
            names = "--ties",
            paramLabel = "RULE",
            converter = Words.TiesConverter.class,
            description = {
                "half: a tie is half a win for each (default); drop: ties do not count; davidson, rao-kupper: models "
                        + "with a tie parameter; grounded: both bad is an outcome of its own."
            })
    Words.Ties ties = Words.Ties.HALF;

    @Option(
            names = "--both-bad",
            paramLabel = "RULE",
            converter = Words.BothBadConverter.class,
            description = "tie: a both-bad vote counts as a tie does (default); drop: it does not count.")
    Words.BothBadVotes bothBad = Words.BothBadVotes.TIE;

    BradleyTerry model() {
        return BradleyTerry.withDefaults().with(ties.model).with(bothBad.rule);
    }

    void json(JsonWriter json) {
        json.text("ties", ties.toString()).text("both_bad", bothBad.toString());
    }
}
