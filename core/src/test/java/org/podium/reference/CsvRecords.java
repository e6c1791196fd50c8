package org.podium.reference;

import java.util.ArrayList;
import java.util.List;

/** Comma-separated values with double quotes, as RFC 4180 has them; for tests. */
final class CsvRecords {
    private final String text;
    private int at;

    private CsvRecords(String text) {
        this.text = text;
    }

    static List<List<String>> parse(String text) {
        CsvRecords reader = new CsvRecords(text);
        List<List<String>> records = new ArrayList<>();
        while (reader.at < text.length()) {
            records.add(reader.line());
        }
        return records;
    }

    private List<String> line() {
        List<String> values = new ArrayList<>();
        values.add(value());
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            values.add(value());
        }
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at++) != '\n') {
            throw new IllegalArgumentException("text after a closing quote at character " + at);
        }
        return values;
    }

    private String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        while (true) {
            int end = text.indexOf('"', at + 1);
            if (end < 0) {
                throw new IllegalArgumentException("no closing quote for the one at character " + at);
            }
            value.append(text, at + 1, end);
            at = end + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                return value.toString();
            }
            value.append('"');
        }
    }
}
