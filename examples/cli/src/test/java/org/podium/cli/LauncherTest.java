package org.podium.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs a copy of the launcher in a folder that looks like the project. The command's jar there is empty and points to
 * the classes under test.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new TreeMap<>();
    private Path programs = Path.of("");
    private Path launcher = Path.of("");

    @BeforeEach
    void buildFolder() throws IOException {
        programs = Files.createDirectories(home.resolve("programs"));
        environment.put("PATH", programs + ":" + System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("LC_ALL", "C");
        for (String folder : List.of("core", "stats", "examples", "examples/cli")) {
            Files.createDirectories(home.resolve(folder).resolve("src/main"));
            old(Files.createFile(home.resolve(folder).resolve("pom.xml")));
        }
        old(Files.createFile(home.resolve("pom.xml")));
        launcher = Files.copy(VoteFiles.project("examples/podium"), home.resolve("examples/podium"));
        assertTrue(launcher.toFile().setExecutable(true));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
    }

    private Path makeJar() throws IOException {
        return makeJar(classPath().stream().map(entry -> entry.toUri().toString()));
    }

    private Path makeJar(Stream<String> classPath) throws IOException {
        Files.createDirectories(home.resolve("examples/cli/target/lib"));
        Path jar = home.resolve("examples/cli/target/podium-cli.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath.collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream archive = new JarOutputStream(out, manifest)) {
            archive.finish();
        }
        return jar;
    }

    /** With everything as jars in the folder beside, as a build leaves it. */
    private Path makeJarWithLibraries() throws IOException {
        Path lib = Files.createDirectories(home.resolve("examples/cli/target/lib"));
        List<String> jars = new ArrayList<>();
        for (Path entry : classPath()) {
            String name = jars.size() + "-" + entry.getFileName() + ".jar";
            if (Files.isDirectory(entry)) {
                pack(entry, lib.resolve(name));
            } else {
                Files.createSymbolicLink(lib.resolve(name), entry);
            }
            jars.add("lib/" + name);
        }
        for (Path library : nativeLibraries()) {
            Files.createSymbolicLink(lib.resolve(library.getFileName()), library);
        }
        return makeJar(jars.stream());
    }

    private static List<Path> nativeLibraries() throws IOException {
        try (Stream<Path> files = Files.list(VoteFiles.project("examples/cli/target/lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("libduckdb"))
                    .toList();
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream packed = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                packed.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, packed);
                packed.closeEntry();
            }
        }
    }

    private void makeMaven(String script) throws IOException {
        Path maven = Files.writeString(programs.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
        assertTrue(maven.toFile().setExecutable(true));
    }

    private CommandRun launch(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        for (Object word : words) {
            command.add(word.toString());
        }
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        return new CommandRun(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    void runsTheCommand() throws IOException, InterruptedException {
        makeJar();
        CommandRun run = launch(launcher, "rank", VoteFiles.project("examples/data/votes-2023-05.csv"));
        assertEquals(0, run.exitCode(), run.err());
        assertEquals(
                CommandRun.done("rank", VoteFiles.project("examples/data/votes-2023-05.csv"))
                        .out(),
                run.out());
        assertEquals("", run.err());
    }

    @Test
    void namesSurviveAnAsciiLocale() throws IOException, InterruptedException {
        makeJar();
        // Written through the shell, since this process may itself run in such a locale.
        CommandRun run = launch(
                "sh",
                "-c",
                "cd \"$0\" && printf '"
                        + VoteFiles.ROUND_ROBIN.replace("x", "\\346\\250\\241").replace("\n", "\\n")
                        + "' > votes_\\303\\251.csv 2>/dev/null;"
                        + " name=$(printf 'votes_\\303\\251.csv'); mv votes_*.csv \"$name\";"
                        + " anchor=$(printf '\\346\\250\\241=1500');"
                        + " exec examples/podium rank --format csv --anchor \"$anchor\" \"$name\"",
                home);
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().contains(",\u6a21,1500.0,"), run.out());
    }

    @Test
    void followsLinksToItself() throws IOException, InterruptedException {
        makeJar();
        Path link = Files.createSymbolicLink(programs.resolve("podium"), launcher);
        Path chained = Files.createSymbolicLink(programs.resolve("pod"), Path.of("podium"));
        assertTrue(launch(link, "--version").out().startsWith("podium "));
        assertTrue(launch(chained, "--version").out().startsWith("podium "));
    }

    @Test
    void passesExitCodesOn() throws IOException, InterruptedException {
        makeJar();
        assertEquals(2, launch(launcher, "rank", "--bogus").exitCode());
        assertEquals(3, launch(launcher, "rank", "none.csv").exitCode());
    }

    @Test
    void driversMayStandOnTheClassPath() throws IOException, InterruptedException {
        Path jar = makeJar();
        environment.put("PODIUM_CLASSPATH", jar + ":" + home);
        environment.put("PODIUM_JAVA_OPTIONS", "-Xmx256m -Dsome=thing");
        assertTrue(launch(launcher, "--version").out().startsWith("podium "));
    }

    @Test
    void buildsWhatIsNewerThanTheLastBuild() throws IOException, InterruptedException {
        makeJar();
        makeMaven("echo \"$@\"; echo \"$PWD\"");
        Files.writeString(home.resolve("core/src/main/New.java"), "");
        Files.setLastModifiedTime(
                home.resolve("core/src/main/New.java"), FileTime.fromMillis(System.currentTimeMillis() + 3_000));
        CommandRun run = launch(launcher, "--version");
        assertEquals(0, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("podium ") && run.out().lines().count() == 1, run.out());
        assertTrue(run.err().contains("-Dquick -DskipTests -pl examples/cli -am package"), run.err());
        assertTrue(run.err().contains(home.toRealPath().toString()), run.err());
        old(home.resolve("core/src/main/New.java"));
        assertEquals("", launch(launcher, "--version").err(), "nothing is built twice");
    }

    @Test
    void failedBuildEndsWithItsReason() throws IOException, InterruptedException {
        makeMaven("echo no network; exit 1");
        CommandRun run = launch(launcher, "--version");
        assertEquals(3, run.exitCode());
        assertTrue(run.err().contains("no network") && run.err().contains("the build failed"), run.err());
        assertTrue(Files.notExists(home.resolve("examples/cli/target/launcher.lock")));
    }

    @Test
    void missingMavenIsSaidPlainly() throws IOException, InterruptedException {
        environment.put("PATH", essentialPrograms().toString());
        CommandRun run = launch(launcher, "--version");
        assertEquals(3, run.exitCode());
        assertTrue(run.err().contains("there is no mvn on the PATH"), run.err());
    }

    /** A folder with what the launcher uses, without Maven. */
    private Path essentialPrograms() throws IOException {
        for (String name : List.of(
                "sh",
                "dirname",
                "readlink",
                "find",
                "head",
                "sed",
                "cksum",
                "locale",
                "mkdir",
                "rm",
                "cat",
                "mv",
                "sleep")) {
            for (String folder : System.getenv("PATH").split(":", -1)) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program) && Files.notExists(programs.resolve(name))) {
                    Files.createSymbolicLink(programs.resolve(name), program);
                }
            }
        }
        return programs;
    }

    @Test
    void classesComeFromAnArchiveThatIsMadeAgainForNewerJars() throws IOException, InterruptedException {
        Path jar = makeJarWithLibraries();
        addVotes();
        Path loaded = home.resolve("loaded.txt");
        environment.put("PODIUM_JAVA_OPTIONS", "-Xlog:class+load:file=" + loaded);
        CommandRun run = launch(launcher, "--version");
        assertEquals("", run.err());
        assertEquals(CommandRun.done("--version").out(), run.out());
        assertTrue(isFromArchive(loaded));
        FileTime made = Files.getLastModifiedTime(archive());
        launch(launcher, "--version");
        assertEquals(made, Files.getLastModifiedTime(archive()), "nothing is made twice");

        Files.setLastModifiedTime(jar, FileTime.fromMillis(made.toMillis() + 3_000));
        launch(launcher, "--version");
        assertTrue(isFromArchive(loaded));
    }

    private static boolean isFromArchive(Path loaded) throws IOException {
        return Files.readString(loaded).contains(Main.class.getName() + " source: shared objects file");
    }

    private Path archive() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("examples/cli/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa"))
                    .findAny()
                    .orElseThrow();
        }
    }

    @Test
    void aJavaThatMakesNoArchiveIsNotAskedTwice() throws IOException, InterruptedException {
        makeJar();
        addVotes();
        environment.put(
                "JAVA_HOME",
                makeJava("case \"$*\" in *-Xshare:dump*) echo no; exit 1 ;; esac")
                        .toString());
        CommandRun run = launch(launcher, "--version");
        assertEquals("", run.err());
        assertEquals(CommandRun.done("--version").out(), run.out());
        assertEquals(0, Files.size(archive()));
        FileTime tried = Files.getLastModifiedTime(archive());
        assertTrue(launch(launcher, "--version").out().startsWith("podium "));
        assertEquals(tried, Files.getLastModifiedTime(archive()));
    }

    /** A Java that does something before it is the Java that runs this test. */
    private Path makeJava(String before) throws IOException {
        Path java = Files.createDirectories(home.resolve("java/bin")).resolve("java");
        Path real = Path.of(System.getProperty("java.home"));
        Files.writeString(java, "#!/bin/sh\n" + before + "\nexec '" + real.resolve("bin/java") + "' \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        Files.copy(real.resolve("release"), home.resolve("java/release"));
        return home.resolve("java");
    }

    @Test
    void nobodyWaitsForAnArchive() throws IOException, InterruptedException {
        makeJar();
        addVotes();
        Path lock = Files.createDirectories(home.resolve("examples/cli/target/launcher.lock"));
        Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
        CommandRun run = launch(launcher, "--version");
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("podium "), run.out());
        assertTrue(Files.exists(lock));
    }

    private void addVotes() throws IOException {
        Path votes = VoteFiles.project("examples/data/votes-2023-05.csv");
        Files.copy(votes, Files.createDirectories(home.resolve("examples/data")).resolve(votes.getFileName()));
    }

    @Test
    void staleLockOfAKilledBuildIsRemoved() throws IOException, InterruptedException {
        makeMaven("exit 1");
        Path lock = Files.createDirectories(home.resolve("examples/cli/target/launcher.lock"));
        Files.writeString(lock.resolve("pid"), "999999999\n");
        assertTrue(launch(launcher, "--version").err().contains("the build failed"));
    }
}
