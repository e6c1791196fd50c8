package org.podium.execution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class ExecutionTest {
    private final Executor executor = Runnable::run;

    @Test
    void theDefaultIsTheCallingThreadAlone() {
        Execution execution = Execution.sequential();
        assertTrue(execution.executor().isEmpty());
        assertEquals(1, execution.parallelism());
        assertFalse(execution.cancellation().getAsBoolean());
    }

    @Test
    void settingsAreKeptAndLeaveTheOriginalAlone() {
        ProgressListener listener = (done, total) -> {};
        Execution plain = Execution.on(executor, 3);
        Execution configured = plain.progress(listener).cancelledBy(() -> true);
        assertSame(executor, configured.executor().orElseThrow());
        assertEquals(3, configured.parallelism());
        assertSame(listener, configured.progressListener());
        assertTrue(configured.cancellation().getAsBoolean());
        assertFalse(plain.cancellation().getAsBoolean());
    }

    @Test
    void atLeastTheCallingThreadWorks() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Execution.on(executor, 0))
                .getMessage()
                .contains("parallelism is 0"));
    }
}
