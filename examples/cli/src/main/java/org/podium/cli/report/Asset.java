package org.podium.cli.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A style sheet or script of the program. Nothing from the votes ever becomes part of one.
 *
 * @param text its content
 */
record Asset(String text) {
    private static final Pattern DEFINITION = Pattern.compile("--([a-z0-9-]+):\\s*([^;]+);");
    private static final Pattern USE = Pattern.compile("var\\(--([a-z0-9-]+)\\)");

    /** Reads resources and puts one behind the other. */
    static Asset of(String... resources) {
        return new Asset(Stream.of(resources).map(Asset::read).collect(Collectors.joining("\n", "\n", "")));
    }

    private static String read(String resource) {
        try (InputStream in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same style sheet with each variable replaced by its first value in a theme, for programs without variables. */
    Asset resolved(Asset theme) {
        Map<String, String> values = new LinkedHashMap<>();
        DEFINITION.matcher(theme.text).results().forEach(found -> values.putIfAbsent(found.group(1), found.group(2)));
        return new Asset(USE.matcher(text)
                .replaceAll(use -> Matcher.quoteReplacement(values.getOrDefault(use.group(1), "inherit"))));
    }

    /** What a content security policy names it by. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
