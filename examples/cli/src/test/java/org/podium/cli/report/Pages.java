package org.podium.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Pages made by the command, from votes that are known here. */
final class Pages {
    /** Names that would do harm if anything took them for more than names. */
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "]]>",
            "=cmd|' /C calc'!A0",
            "@SUM(1+1)",
            "abc\u202Egnp.exe",
            "N".repeat(300),
            "</style><style>*{display:none}</style>",
            "javascript:alert(3)",
            "--><svg onload=alert(4)>",
            "&lt;b&gt; &amp; 'quoted' `back`",
            "a\u001B[31mred",
            "tab\tname",
            "日本語".repeat(20),
            "שלום עולם",
            "{{7*7}}${7*7}");

    private Pages() {}

    /** Runs the command, demands success, and returns what it wrote to standard output. */
    static String run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> args = new ArrayList<>(List.of("report"));
        for (Object word : words) {
            args.add(word.toString());
        }
        int exitCode = org.podium.cli.Main.run(
                InputStream.nullInputStream(),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                args.toArray(String[]::new));
        assertEquals(0, exitCode, err.toString(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    static Document parse(String html) {
        return Jsoup.parse(html);
    }

    /** Votes between names, later ones stronger, with a category, counts of both answers and a time. */
    static Path votes(Path folder, List<String> names, int number) {
        Random random = new Random(42);
        StringBuilder csv = new StringBuilder("model_a,model_b,winner,\"kind <i>\",words_a,words_b,time\n");
        for (int i = 0; i < number; i++) {
            int first = random.nextInt(names.size());
            int second = (first + 1 + random.nextInt(names.size() - 1)) % names.size();
            double chance = 1 / (1 + Math.exp((second - first) / 8.0));
            csv.append(quoted(names.get(first)))
                    .append(',')
                    .append(quoted(names.get(second)))
                    .append(',')
                    .append(outcome(random, chance))
                    .append(i % 3 == 0 ? ",<b>bold</b>," : ",plain,")
                    .append(1 + random.nextInt(100))
                    .append(',')
                    .append(1 + random.nextInt(100))
                    .append(",2024-01-")
                    .append(10 + 20 * i / number)
                    .append("T10:00:00Z\n");
        }
        return write(folder.resolve("votes.csv"), csv.toString());
    }

    private static String outcome(Random random, double chance) {
        double draw = random.nextDouble();
        if (draw < 0.2) {
            return draw < 0.05 ? "tie (bothbad)" : "tie";
        }
        return random.nextDouble() < chance ? "model_a" : "model_b";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page with all its parts, whose every name is hostile. */
    static String hostile(Path folder) {
        return run(hostileWords(folder));
    }

    static Object[] hostileWords(Path folder) {
        return new Object[] {
            votes(folder, HOSTILE, 3000),
            "--title",
            "<script>alert(\"title\")</script> & more",
            "--by",
            "kind <i>",
            "--style",
            "words",
            "--time-column",
            "time",
            "--window",
            "5d"
        };
    }
}
