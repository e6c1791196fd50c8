package org.podium.cli;

import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.RatingScale;
import org.podium.cli.output.JsonWriter;
import org.podium.execution.Execution;
import org.podium.interval.BootstrapIntervals;
import org.podium.interval.IntervalMethod;
import org.podium.resampling.Bootstrap;
import picocli.CommandLine.Option;

/** Options that say what scores and intervals mean. */
final class IntervalOptions {
    @Option(
            names = "--interval",
            paramLabel = "METHOD",
            converter = Words.IntervalConverter.class,
            description = "sandwich (default), fisher, or a bootstrap: percentile, basic or bca.")
    Words.Interval interval = Words.Interval.SANDWICH;

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "The confidence of the intervals, between 0 and 1; 0.95 by default.")
    double confidence = 0.95;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            description = "How often the bootstrap draws the votes anew; 1000 by default.")
    int replicates = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "The bootstrap's random seed; 42 by default.")
    long seed = 42;

    @Option(
            names = "--anchor",
            paramLabel = "NAME=SCORE",
            description = "Shift all scores so that a competitor has this one; their mean is 1000 otherwise.")
    @Nullable
    String anchor;

    @Option(
            names = "--relative-to",
            paramLabel = "WHAT",
            converter = Words.ReferenceConverter.class,
            description = "mean: intervals of the distance from the mean (default); anchor: from the anchor.")
    Words.Reference relativeTo = Words.Reference.MEAN;

    void check(ModelOptions model) {
        if (anchor != null && model.ties == Words.Ties.GROUNDED) {
            throw new UsageException("--ties grounded has a zero of its own and takes no --anchor");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new UsageException("--confidence is " + confidence + " but must be between 0 and 1, such as 0.95");
        }
        if (replicates < 2) {
            throw new UsageException("--replicates is " + replicates + " but must be at least 2; 1000 is usual");
        }
        if (relativeTo == Words.Reference.ANCHOR && anchor == null) {
            throw new UsageException("--relative-to anchor needs an --anchor NAME=SCORE");
        }
    }

    /** The scale of the scores; the anchor's name may contain an equals sign, its score may not. */
    RatingScale scale() {
        if (anchor == null) {
            return RatingScale.centred();
        }
        int equals = anchor.lastIndexOf('=');
        if (equals <= 0) {
            throw new UsageException("--anchor " + anchor + " must be NAME=SCORE, for example --anchor gpt-4=1200");
        }
        return RatingScale.anchored(anchor.substring(0, equals), score(anchor.substring(equals + 1)));
    }

    private double score(String text) {
        try {
            double score = Double.parseDouble(text);
            if (Double.isFinite(score)) {
                return score;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new UsageException("--anchor " + anchor + ": the score '" + text + "' is not a number");
    }

    IntervalMethod method(BradleyTerry model, Execution execution) {
        Bootstrap bootstrap =
                Bootstrap.of(model).replicates(replicates).seed(seed).execution(execution);
        return switch (interval) {
            case SANDWICH -> IntervalMethod.sandwich(confidence);
            case FISHER -> IntervalMethod.fisher(confidence);
            case PERCENTILE -> with(IntervalMethod.percentile(confidence), bootstrap);
            case BASIC -> with(IntervalMethod.basic(confidence), bootstrap);
            case BCA -> with(IntervalMethod.bca(confidence), bootstrap);
        };
    }

    private static IntervalMethod with(BootstrapIntervals method, Bootstrap bootstrap) {
        return method.with(bootstrap);
    }

    /** Writes the options as they are in force. */
    void json(JsonWriter json) {
        json.text("interval", interval.toString()).number("confidence", confidence);
        if (interval.isBootstrap()) {
            json.number("replicates", replicates).number("seed", seed);
        } else {
            json.none("replicates").none("seed");
        }
        RatingScale scale = scale();
        if (scale.anchor().isPresent()) {
            json.object("anchor")
                    .text("competitor", scale.anchor().get())
                    .number("score", scale.reference())
                    .endObject();
        } else {
            json.none("anchor");
        }
        json.text("relative_to", relativeTo.toString());
    }
}
