package org.podium.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where real votes are, which are not part of the project. */
final class ReferenceFolder {
    /** The system property that names the folder. */
    private static final String PROPERTY = "podium.data";

    /** The environment variable that names the folder. */
    private static final String VARIABLE = "PODIUM_DATA";

    /** What to do where there is none. */
    static final String REMEDY = "set -D" + PROPERTY + "=… or " + VARIABLE + " to the folder of the reference data";

    private ReferenceFolder() {}

    /** A file of the reference data, if it is there. */
    static Optional<Path> find(String name) {
        return Optional.ofNullable(System.getProperty(PROPERTY, System.getenv(VARIABLE)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists);
    }
}
