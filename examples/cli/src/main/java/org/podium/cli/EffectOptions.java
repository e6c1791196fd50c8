package org.podium.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.podium.bradleyterry.BradleyTerry;
import org.podium.bradleyterry.OrderEffect;
import org.podium.bradleyterry.Reweighting;
import org.podium.cli.output.JsonWriter;
import org.podium.covariates.Covariate;
import org.podium.covariates.Covariates;
import org.podium.covariates.Ridge;
import org.podium.votes.VoteColumns;
import picocli.CommandLine.Option;

/** Options for weights by pair and for effects beside the strengths: order, style, other covariates. */
final class EffectOptions {
    @Option(
            names = "--order-effect",
            description = "Estimate the advantage of being shown first. Needs votes whose sides were kept.")
    boolean hasOrderEffect;

    @Option(
            names = "--reweight",
            paramLabel = "N",
            description = {
                "Weigh each vote by 1 / max(votes of its pair, N), so that pairs shown often do not dominate; the arena "
                        + "uses 50."
            })
    @Nullable
    Long reweight;

    @Option(
            names = "--style",
            paramLabel = "NAME",
            split = ",",
            description = {
                "Control for style: for each name the columns NAME_a and NAME_b hold counts of both answers, such as "
                        + "words; their relative difference (A-B)/(A+B) enters the fit."
            })
    List<String> style = new ArrayList<>();

    @Option(names = "--style-plus-one", description = "Use (A-B)/(A+B+1) instead.")
    boolean isPlusOne;

    @Option(
            names = "--covariate",
            paramLabel = "NAME",
            split = ",",
            description = "Control for columns that hold ready differences, the first's value less the second's.")
    List<String> covariates = new ArrayList<>();

    @Option(
            names = "--covariate-scaling",
            paramLabel = "RULE",
            converter = Words.ScalingConverter.class,
            description = {
                "rms: divide by the root mean square (default); centred: subtract the mean and divide by the standard "
                        + "deviation, as the arena does; none."
            })
    Words.Scaling scaling = Words.Scaling.RMS;

    @Option(
            names = "--ridge",
            paramLabel = "PENALTY",
            description = {
                "Penalty on the coefficients: a number b adds b/2 times the sum of squares to the summed loss; fastchat "
                        + "and arena-rank are those tools' own. None by default."
            })
    @Nullable
    String ridge;

    void check(CountOptions counts) {
        if (counts.isCounts && needsLog()) {
            throw new UsageException("--style and --covariate need votes one row each, not --counts");
        }
        List<String> names = new ArrayList<>(style);
        names.addAll(covariates);
        for (String name : names) {
            if (name.isBlank() || Collections.frequency(names, name) > 1) {
                throw new UsageException("--style and --covariate need each name once, not '" + name + "' again");
            }
        }
        if (reweight != null && reweight < 1) {
            throw new UsageException("--reweight is " + reweight + " but must be at least 1; the arena uses 50");
        }
        if (!needsLog() && (isPlusOne || ridge != null || scaling != Words.Scaling.RMS)) {
            throw new UsageException(
                    "--style-plus-one, --covariate-scaling and --ridge need a --style or a --covariate");
        }
        ridgePenalty();
    }

    /** Whether a fit reads numbers of each vote. */
    boolean needsLog() {
        return !style.isEmpty() || !covariates.isEmpty();
    }

    /** What is fitted: the model with its effects and weights, and with covariates if there are any. */
    Rating.Models models(BradleyTerry model) {
        return new Rating.Models(plain(model), needsLog() ? Optional.of(controlled(model)) : Optional.empty());
    }

    /** The model without covariates. */
    private BradleyTerry plain(BradleyTerry model) {
        return model.with(hasOrderEffect ? OrderEffect.FITTED : OrderEffect.NONE)
                .with(reweight == null ? Reweighting.none() : Reweighting.inversePropensity(reweight));
    }

    /** The model with covariates. */
    private BradleyTerry controlled(BradleyTerry model) {
        Covariates all = Covariates.none().with(scaling.scaling).with(ridgePenalty());
        for (String name : style) {
            all = all.with(
                    isPlusOne
                            ? Covariate.relativeDifferencePlusOne(name, name + "_a", name + "_b")
                            : Covariate.relativeDifference(name, name + "_a", name + "_b"));
        }
        for (String name : covariates) {
            all = all.with(Covariate.column(name));
        }
        return plain(model).with(all);
    }

    private Ridge ridgePenalty() {
        if (ridge == null) {
            return Ridge.none();
        }
        if (ridge.equals("fastchat")) {
            return Ridge.fastChat();
        }
        if (ridge.equals("arena-rank")) {
            return Ridge.arenaRank(1);
        }
        try {
            return Ridge.onCoefficients(Double.parseDouble(ridge));
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    "--ridge is " + ridge + " but must be a number of at least 0, fastchat or arena-rank");
        }
    }

    /** The columns to read besides the battles. */
    VoteColumns columns(VoteColumns columns) {
        String[] names = Stream.concat(
                        style.stream().flatMap(name -> Stream.of(name + "_a", name + "_b")), covariates.stream())
                .toArray(String[]::new);
        return columns.withCovariates(names);
    }

    /** Writes the options as they are in force. */
    void json(JsonWriter json) {
        json.flag("order_effect", hasOrderEffect);
        if (reweight == null) {
            json.none("reweight");
        } else {
            json.number("reweight", reweight);
        }
        json.texts("style", style).texts("covariate", covariates);
        if (needsLog()) {
            json.flag("style_plus_one", isPlusOne)
                    .text("covariate_scaling", scaling.toString())
                    .text("ridge", ridge);
        }
    }
}
