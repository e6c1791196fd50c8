package org.podium.internal.kernel;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses between the kernels in plain Java and those on the Vector API. Each rung either decides or leads to the next:
 *
 * <ol>
 *   <li>the system property {@value #PROPERTY}: {@code scalar} decides, {@code panama} asks for the Vector API and makes
 *       every refusal a warning, {@code auto} is the default;
 *   <li>a Java version within what was tested;
 *   <li>HotSpot with its optimising compiler, without which vectors are slow objects;
 *   <li>the module {@value #MODULE}, which Java keeps out unless it is asked for;
 *   <li>at least 128 bits a vector.
 * </ol>
 *
 * <p>One line in the log says what was chosen and what would change it.
 */
final class KernelLadder {
    static final String PROPERTY = "podium.kernel";
    static final String MODULE = "jdk.incubator.vector";

    private static final int FIRST_TESTED = 17;
    private static final int LAST_TESTED = 25;

    private final String wish;
    private final int javaVersion;
    private final String virtualMachine;

    /**
     * A ladder for an environment.
     *
     * @param wish the value of the property
     * @param javaVersion the feature version of Java
     * @param virtualMachine name and mode of the virtual machine
     */
    KernelLadder(String wish, int javaVersion, String virtualMachine) {
        this.wish = wish.toLowerCase(Locale.ROOT);
        this.javaVersion = javaVersion;
        this.virtualMachine = virtualMachine;
    }

    static KernelChoice climb() {
        KernelLadder ladder = new KernelLadder(
                System.getProperty(PROPERTY, "auto"),
                Runtime.version().feature(),
                System.getProperty("java.vm.name") + " (" + System.getProperty("java.vm.info") + ")");
        KernelChoice choice = ladder.choose();
        Logger log = LoggerFactory.getLogger(Kernels.class);
        String line = "numeric kernels: {} ({})";
        if (ladder.wasRefused(choice)) {
            log.warn(line, choice.kernels().name(), choice.reason());
        } else {
            log.info(line, choice.kernels().name(), choice.reason());
        }
        return choice;
    }

    /** Whether the user asked for what could not be given. */
    boolean wasRefused(KernelChoice choice) {
        boolean scalar = choice.kernels() instanceof ScalarKernels;
        return scalar && !wish.equals("auto") && !wish.equals("scalar");
    }

    KernelChoice choose() {
        if (wish.equals("scalar")) {
            return scalar("asked for by -D" + PROPERTY + "=scalar");
        }
        if (!wish.equals("auto") && !wish.equals("panama")) {
            return scalar("-D" + PROPERTY + " must be auto, scalar or panama, not '" + wish + "'");
        }
        if (javaVersion < FIRST_TESTED || javaVersion > LAST_TESTED) {
            return scalar("the Vector API was tested on Java " + FIRST_TESTED + " to " + LAST_TESTED + ", this is Java "
                    + javaVersion);
        }
        if (!hasOptimisingCompiler()) {
            return scalar("vectors need HotSpot's optimising compiler, this is " + virtualMachine);
        }
        Module vectors = ModuleLayer.boot().findModule(MODULE).orElse(null);
        if (vectors == null) {
            return scalar("for vector kernels run Java with --add-modules " + MODULE);
        }
        Kernels.class.getModule().addReads(vectors);
        return construct();
    }

    private boolean hasOptimisingCompiler() {
        boolean hotSpot = virtualMachine.contains("HotSpot") || virtualMachine.contains("OpenJDK");
        return hotSpot && !virtualMachine.contains("emulated-client") && !virtualMachine.contains("interpreted");
    }

    /** By name, since the class is only in the part of the jar for Java versions that have the Vector API. */
    private static KernelChoice construct() {
        try {
            Kernels kernels = Class.forName("org.podium.internal.kernel.VectorKernels")
                    .asSubclass(Kernels.class)
                    .getDeclaredConstructor()
                    .newInstance();
            return new KernelChoice(kernels, kernels.lanes() + " doubles a vector");
        } catch (InvocationTargetException refused) {
            if (refused.getCause() instanceof UnsupportedOperationException narrow) {
                return scalar(String.valueOf(narrow.getMessage()));
            }
            throw new LinkageError("the vector kernels cannot start", refused.getCause());
        } catch (NoClassDefFoundError hidden) {
            return scalar("the class loader of podium-core hides the module " + MODULE + ": " + hidden.getMessage());
        } catch (ClassNotFoundException missing) {
            return scalar(
                    "the vector kernels are not on the class path; the jar of podium-core has them, and a jar made"
                            + " of it keeps them if its manifest says Multi-Release: true");
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("the vector kernels in the jar of podium-core are broken", broken);
        }
    }

    private static KernelChoice scalar(String reason) {
        return new KernelChoice(new ScalarKernels(), reason);
    }
}
