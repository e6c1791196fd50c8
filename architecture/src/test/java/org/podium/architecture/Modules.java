package org.podium.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of the whole build, found by the folders of its modules. */
final class Modules {

    static final Path ROOT = root();
    static final Path CORE = classes("core");
    static final Path STATS = classes("stats");

    private Modules() {}

    /** The classes of core and stats, which others depend on. */
    static JavaClasses published() {
        return new ClassFileImporter().importPaths(CORE, STATS);
    }

    /** The classes of benchmarks and examples, as far as they have been built. */
    static JavaClasses users() {
        try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
            List<Path> folders = Stream.concat(
                            Stream.of(classes("bench")), examples.map(example -> example.resolve("target/classes")))
                    .filter(Files::isDirectory)
                    .toList();
            return new ClassFileImporter().importPaths(folders);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the examples", e);
        }
    }

    /** Classes that were read from one module's folder, whatever their package. */
    static DescribedPredicate<JavaClass> partOf(Path folder) {
        return DescribedPredicate.describe(
                "are part of " + ROOT.relativize(folder).getName(0),
                type -> type.getSource()
                        .map(source -> source.getUri()
                                .toString()
                                .startsWith(folder.toUri().toString()))
                        .orElse(false));
    }

    private static Path classes(String module) {
        return ROOT.resolve(module).resolve("target/classes");
    }

    /** Surefire works in the module's folder, an editor perhaps in the project's. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        return Files.isDirectory(folder.resolve("examples")) ? folder : folder.getParent();
    }
}
