package org.podium.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The readers that the reference tests rest on. */
class ReferenceFormatsTest {

    @Test
    void csvKeepsQuotedCommasQuotesAndLines() {
        assertEquals(
                List.of(List.of("a", "b"), List.of("1,5", "say \"no\""), List.of("", "two\nlines"), List.of("x", "\"")),
                CsvRecords.parse("a,b\r\n\"1,5\",\"say \"\"no\"\"\"\n,\"two\nlines\"\nx,\"\"\"\""));
    }

    @Test
    void csvRefusesBrokenQuotes() {
        assertThrows(IllegalArgumentException.class, () -> CsvRecords.parse("\"a\n"));
        assertThrows(IllegalArgumentException.class, () -> CsvRecords.parse("\"a\"b\n"));
    }

    @Test
    void jsonOfEveryKind() {
        Map<String, Object> read = Json.object(
                Json.parse(" {\"a\": [1, -2.5e-3, NaN, []], \"b\\\"\\u00e9\\n\": {\"c\": true}, \"d\": null} "));
        assertEquals(Arrays.asList("a", "b\"\u00e9\n", "d"), List.copyOf(read.keySet()));
        assertEquals(List.of(1.0, -0.0025, Double.NaN, List.of()), read.get("a"));
        assertEquals(Map.of("c", true), read.get("b\"\u00e9\n"));
        assertEquals(null, read.get("d"));
    }

    @Test
    void jsonRefusesWhatIsNotJson() {
        assertThrows(IllegalArgumentException.class, () -> Json.parse("{\"a\": 1} x"));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[1, 2"));
        assertThrows(IllegalArgumentException.class, () -> Json.parse("[,]}"));
    }
}
