package org.podium.cli;

import java.util.ArrayList;
import java.util.List;
import org.podium.cli.input.InputFinding;
import org.podium.votes.Finding;
import org.podium.votes.MissingColumns;

/** The library's remedies name classes and methods; here they name options. */
final class CommandLineRemedies {
    private static final String EACH_COMPONENT = "--on-unidentifiable each-component";

    private CommandLineRemedies() {}

    /** Those for one of several boards, which are never taken apart. */
    static List<String> ofBoard(Finding finding) {
        return of(finding).stream()
                .filter(remedy -> !remedy.contains(EACH_COMPONENT))
                .toList();
    }

    static List<String> of(Finding finding) {
        if (finding instanceof InputFinding) {
            return finding.remedies(); // made here, so they speak of options already
        }
        if (finding instanceof MissingColumns columns) {
            return ofColumns(columns);
        }
        return switch (finding.kind()) {
            case "disconnected", "separated", "unbeaten", "winless" ->
                List.of(
                        "Rate the largest part that can be rated: --on-unidentifiable largest-component.",
                        "Rate each part by itself, on boards of its own: " + EACH_COMPONENT + ".",
                        "Add the documented prior, half a win and half a loss against a phantom: "
                                + "--on-unidentifiable prior.",
                        "Leave the competitors out with --exclude, or collect more votes on them.");
            case "too-few-competitors" ->
                List.of("Check that --where and --exclude leave votes between at least two competitors.");
            case "anchor-unknown" ->
                List.of("Give --anchor one of the competitors rated, or leave it out to centre the scores on 1000.");
            case "anchor-in-other-component" ->
                List.of(
                        "Give --anchor a competitor of the part that is rated.",
                        "Leave --anchor out to centre the scores on 1000.");
            case "lost-replicates" ->
                List.of(
                        "Use --interval sandwich, which is defined wherever the fit is.",
                        "Leave the competitors named out with --exclude, or collect more votes on them.",
                        "Use the prior in the fit and in all replicates: --on-unidentifiable prior.");
            case "undefined-bca" ->
                List.of(
                        "Use --interval sandwich or --interval percentile.",
                        "Use more --replicates.",
                        "Leave the competitor out with --exclude.");
            case "too-many-competitors" ->
                List.of(
                        "Use --interval percentile, which costs as many fits as it has --replicates.",
                        "Leave competitors with few votes out with --where or --exclude.");
            case "zero-variance" ->
                List.of(
                        "Use --interval fisher.",
                        finding.competitors().isEmpty()
                                ? "Collect more votes, or leave the effect out."
                                : "Leave the competitors named out with --exclude, or collect more votes on them.");
            case "not-converged" ->
                List.of("Check the data with podium check; a competitor with hardly any votes is the usual reason.");
            case "tie-boundary" -> List.of("Use --ties half, which needs no tie parameter.", "Collect more votes.");
            case "sides-merged" -> List.of("Leave --order-effect out, or give votes one row each, not --counts.");
            case "collinear-covariates" ->
                List.of(
                        "Leave one of them out of --style and --covariate.",
                        "Use votes in which they vary while the competitors stay the same.",
                        "Put a penalty on the coefficients: --ridge 1.");
            case "separating-covariates" ->
                List.of(
                        "Leave them out of --style and --covariate.",
                        "Collect more votes.",
                        "Put a penalty on the coefficients: --ridge 1.");
            case "replicates-not-converged" ->
                List.of(
                        "Use --interval sandwich, which needs no other fit.",
                        "Leave competitors that hang on very few votes out with --exclude.");
            case "too-few-shared" -> List.of("Check that both tables write the names alike.");
            case "ungrouped" ->
                List.of("Give each of them a group in the file of --group, or leave it out with --exclude.");
            default -> finding.remedies();
        };
    }

    private static List<String> ofColumns(MissingColumns columns) {
        List<String> remedies = new ArrayList<>();
        remedies.add("Name the columns with --first-column, --second-column, --outcome-column and the other options "
                + "for columns.");
        if (columns.present().size() == 1) {
            remedies.add("If the columns of a CSV file are not separated by commas, say --delimiter ';'.");
        } else if (columns.missing().contains(new VoteOptions().outcome)) {
            remedies.add("If each row holds the counts of a pair, add --counts.");
        }
        return remedies;
    }
}
