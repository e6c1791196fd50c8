package org.podium.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class KernelLadderTest {
    private static final String HOT_SPOT = "OpenJDK 64-Bit Server VM (mixed mode, sharing)";

    @Test
    void takesVectorsWhereEverythingIsThere() {
        KernelLadder ladder = new KernelLadder("auto", 17, HOT_SPOT);
        KernelChoice choice = ladder.choose();

        assertEquals("panama", choice.kernels().name());
        assertFalse(ladder.wasRefused(choice));
    }

    @Test
    void takesPlainJavaIfAsked() {
        KernelLadder ladder = new KernelLadder("SCALAR", 17, HOT_SPOT);
        KernelChoice choice = ladder.choose();

        assertEquals("scalar", choice.kernels().name());
        assertEquals(1, choice.kernels().lanes());
        assertFalse(ladder.wasRefused(choice));
    }

    @Test
    void takesPlainJavaOnVersionsThatWereNotTested() {
        assertRefused(new KernelLadder("panama", 26, HOT_SPOT), "tested on Java 17 to 25, this is Java 26");
    }

    @Test
    void takesPlainJavaWithoutTheOptimisingCompiler() {
        assertRefused(
                new KernelLadder("panama", 17, "OpenJDK 64-Bit Server VM (mixed mode, emulated-client, sharing)"),
                "optimising compiler");
        assertRefused(new KernelLadder("panama", 17, "OpenJDK 64-Bit Server VM (interpreted mode)"), "optimising");
        assertRefused(new KernelLadder("panama", 17, "Eclipse OpenJ9 VM (JIT enabled)"), "optimising compiler");
    }

    @Test
    void saysWhatTheWishMayBe() {
        assertRefused(new KernelLadder("fast", 17, HOT_SPOT), "must be auto, scalar or panama, not 'fast'");
    }

    private static void assertRefused(KernelLadder ladder, String reason) {
        KernelChoice choice = ladder.choose();

        assertEquals("scalar", choice.kernels().name());
        assertTrue(choice.reason().contains(reason), choice.reason());
        assertTrue(ladder.wasRefused(choice));
    }
}
