package org.podium.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.podium.bradleyterry.UnidentifiableException;
import org.podium.cli.output.JsonWriter;
import org.podium.votes.DataException;
import org.podium.votes.Finding;

/**
 * Why the program ends without an answer, for people on standard error and for programs as JSON on standard output.
 *
 * @param exitCode the exit code
 * @param kind a stable name for programs
 * @param message what went wrong
 * @param competitors the competitors concerned
 * @param rows the rows of the input concerned
 * @param remedies what to do about it
 */
record Failure(
        int exitCode, String kind, String message, List<String> competitors, List<Long> rows, List<String> remedies) {

    /** Copies the lists. */
    Failure {
        competitors = List.copyOf(competitors);
        rows = List.copyOf(rows);
        remedies = List.copyOf(remedies);
    }

    static Failure of(Throwable cause) {
        if (cause instanceof UnidentifiableException unidentifiable) {
            return of(unidentifiable.identifiability().findings());
        }
        if (cause instanceof DataException data) {
            return of(data.finding());
        }
        if (cause instanceof UsageException) {
            return usage(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof CancellationException) {
            return failed("cancelled", "cancelled before there was an answer");
        }
        if (cause instanceof UncheckedIOException unchecked) {
            return failed("io", ioMessage(Objects.requireNonNull(unchecked.getCause())));
        }
        if (cause instanceof IOException) {
            return failed("io", ioMessage(cause));
        }
        if (cause instanceof OutOfMemoryError) {
            return failed("out-of-memory", "there is not enough memory; give more with PODIUM_JAVA_OPTIONS=-Xmx4g");
        }
        return failed("internal", "a fault inside the program: " + cause);
    }

    static Failure of(Finding finding) {
        return new Failure(
                ExitCode.BAD_DATA,
                finding.kind(),
                finding.message(),
                finding.competitors(),
                finding.rows(),
                CommandLineRemedies.of(finding));
    }

    /** Several findings as one: the kind and the remedies of the first, the messages and competitors of all. */
    private static Failure of(List<Finding> findings) {
        Failure first = of(findings.get(0));
        String messages = findings.stream().map(Finding::message).collect(Collectors.joining("; "));
        List<String> names = findings.stream()
                .flatMap(finding -> finding.competitors().stream())
                .distinct()
                .toList();
        return new Failure(first.exitCode, first.kind, messages, names, first.rows, first.remedies);
    }

    static Failure usage(String message) {
        return new Failure(ExitCode.WRONG_USAGE, "usage", message, List.of(), List.of(), List.of());
    }

    private static Failure failed(String kind, String message) {
        return new Failure(ExitCode.FAILED, kind, message, List.of(), List.of(), List.of());
    }

    /** The file system's exceptions often carry nothing but the file's name. */
    private static String ioMessage(Throwable cause) {
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + ": permission denied";
        }
        if (cause instanceof NoSuchFileException missing) {
            return "there is no file or folder " + missing.getFile();
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    int report(Console console, boolean asJson) {
        console.err().println("podium: " + message);
        remedies.forEach(remedy -> console.err().println("  - " + remedy));
        console.err().flush();
        if (asJson) {
            Writer out = new OutputStreamWriter(console.out(), StandardCharsets.UTF_8);
            try (JsonWriter json = new JsonWriter(out)) {
                json.object().object("error");
                json(json);
                json.endObject().endObject();
            }
            console.out().println();
            console.out().flush();
        }
        return exitCode;
    }

    void json(JsonWriter json) {
        json.text("kind", kind)
                .text("message", message)
                .texts("competitors", competitors)
                .numbers("rows", rows)
                .texts("remedies", remedies);
    }
}
