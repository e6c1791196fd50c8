package org.podium.bench;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where other parts of the project are, seen from the classes of this module. */
final class ProjectFolder {
    /** The system property that names the launcher of the command line. */
    private static final String PROPERTY = "podium.launcher";

    /** What to do where there is none. */
    static final String REMEDY = "build examples/cli, or set -D" + PROPERTY + "=… to its launcher";

    private ProjectFolder() {}

    /** The launcher of a command line that has been built. */
    static Optional<Path> launcher() {
        String given = System.getProperty(PROPERTY);
        if (given != null) {
            return Optional.of(Path.of(given).toAbsolutePath()).filter(Files::isExecutable);
        }
        return Optional.of(root().resolve("examples/podium"))
                .filter(Files::isExecutable)
                .filter(launcher -> Files.exists(libraries(launcher)));
    }

    /** The launcher, or an error that says what to do. */
    static Path requireLauncher() {
        return launcher().orElseThrow(() -> new IllegalStateException("there is no command line; " + REMEDY));
    }

    /** The folder of the libraries that a launcher runs with. */
    static Path libraries(Path launcher) {
        return launcher.resolveSibling("cli/target/lib");
    }

    /** The jar is bench/target/podium-bench.jar, the classes are in bench/target/classes. */
    private static Path root() {
        try {
            Path classes = Path.of(ProjectFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
