package org.podium.cli;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.podium.hygiene.IdentityLeaks;
import org.podium.hygiene.KeyedHash;

/** Reads the files that options of the filters name. */
final class HygieneFiles {
    private HygieneFiles() {}

    /** Adds what a file lists: a word a line, or a regular expression between slashes; {@code #} starts a comment line. */
    static IdentityLeaks patterns(Path file, IdentityLeaks leaks) throws IOException {
        List<String> lines = lines("--leak-patterns", file);
        IdentityLeaks all = leaks;
        int patterns = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                all = line.startsWith("/") ? all.withPatterns(expression(file, i + 1, line)) : all.withWords(line);
                patterns++;
            }
        }
        if (patterns == 0) {
            throw new UsageException("--leak-patterns " + file + " holds no word or pattern; write one a line");
        }
        return all;
    }

    /** A line with a slash in front and none at the end is refused: as a word it would match nothing, in silence. */
    private static Pattern expression(Path file, int number, String line) {
        String where = "--leak-patterns " + file + " line " + number + ": " + line;
        int end = line.lastIndexOf('/');
        if (end < 2 || end < line.length() - 1) {
            throw new UsageException(where + " begins with a slash, so it must be a regular expression between slashes "
                    + "with nothing behind them: /I am \\w+/, or /(?i)I am \\w+/ for upper and lower case; for the text "
                    + "itself write /" + Pattern.quote(line) + "/");
        }
        try {
            return Pattern.compile(line.substring(1, end));
        } catch (PatternSyntaxException e) {
            throw new UsageException(where + " is no regular expression: " + e.getDescription());
        }
    }

    /** Identifiers of voters, one a line, exactly as they stand. */
    static List<String> voters(Path file) throws IOException {
        List<String> voters = lines("--exclude-voters", file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        if (voters.isEmpty()) {
            throw new UsageException("--exclude-voters " + file + " names no voter; write one a line");
        }
        return voters;
    }

    /** A key as hexadecimal digits. No message shows anything of it. */
    static KeyedHash key(Path file) throws IOException {
        String digits = String.join("\n", lines("--key-file", file)).strip();
        int shortest = 2 * KeyedHash.MINIMUM_KEY_BYTES;
        if (digits.length() < shortest || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]+")) {
            throw new UsageException("--key-file " + file + " must hold an even number of hexadecimal digits, at least "
                    + shortest + ", and nothing else; make a key with: openssl rand -hex 32");
        }
        return KeyedHash.of(HexFormat.of().parseHex(digits));
    }

    private static List<String> lines(String option, Path file) throws IOException {
        InputFiles.require(option, file);
        try {
            String text = Files.readString(file);
            // Some editors begin a text with a byte order mark; a first line with it would match nothing.
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (MalformedInputException e) {
            throw new UsageException(option + " " + file + " is not a text in UTF-8");
        }
    }
}
