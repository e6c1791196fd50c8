package org.podium.internal.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
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
    void takesVectorsOnHotSpotOfAnyVendor() {
        KernelLadder ladder = new KernelLadder("auto", 25, "Java HotSpot(TM) 64-Bit Server VM (mixed mode, sharing)");

        assertEquals("panama", ladder.choose().kernels().name());
    }

    @Test
    void refusesNothingToThoseWhoAskedForNothing() {
        KernelLadder ladder = new KernelLadder("auto", 26, HOT_SPOT);
        KernelChoice choice = ladder.choose();

        assertEquals("scalar", choice.kernels().name());
        assertFalse(ladder.wasRefused(choice));
    }

    @Test
    void saysWhatTheWishMayBe() {
        assertRefused(new KernelLadder("fast", 17, HOT_SPOT), "must be auto, scalar or panama, not 'fast'");
    }

    /** As in a jar made of that of podium-core whose manifest does not say that it is a multi-release one. */
    @Test
    void takesPlainJavaWithoutTheVectorClass() throws ReflectiveOperationException {
        Class<?> kernels = Class.forName(Kernels.class.getName(), true, new WithoutVectorKernels());
        Object choice = kernels.getMethod("choice").invoke(null);

        assertTrue(choice.toString().contains("ScalarKernels"), choice.toString());
        assertTrue(choice.toString().contains("Multi-Release: true"), choice.toString());
    }

    /** Loads the package anew, as a second copy of the library, but for one class. */
    private static final class WithoutVectorKernels extends ClassLoader {
        WithoutVectorKernels() {
            super(KernelLadderTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.endsWith(".VectorKernels")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith(Kernels.class.getPackageName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            String file = name.replace('.', '/') + ".class";
            try (InputStream stream = getParent().getResourceAsStream(file)) {
                byte[] code = Objects.requireNonNull(stream, file).readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }

    private static void assertRefused(KernelLadder ladder, String reason) {
        KernelChoice choice = ladder.choose();

        assertEquals("scalar", choice.kernels().name());
        assertTrue(choice.reason().contains(reason), choice.reason());
        assertTrue(ladder.wasRefused(choice));
    }
}
