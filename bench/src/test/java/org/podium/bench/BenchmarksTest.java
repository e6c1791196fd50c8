package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.podium.votes.BattleLog;

class BenchmarksTest {

    /** Where the annotation processor is not run, everything compiles and there is nothing to measure. */
    @Test
    void theAnnotationProcessorFoundTheBenchmarks() throws IOException {
        try (InputStream list = BenchmarksTest.class.getResourceAsStream("/META-INF/BenchmarkList")) {
            assertNotNull(list, "META-INF/BenchmarkList was not made");
            String names = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(names.contains(EloBenchmark.class.getName()), names);
        }
    }

    @Test
    void votesAreTheSameForTheSameSeed() {
        BattleLog log = Votes.league(5, 200, 1);
        assertEquals(200, log.size());
        assertEquals(5, log.roster().size());
        assertEquals(log.stream().toList(), Votes.league(5, 200, 1).stream().toList());
    }
}
