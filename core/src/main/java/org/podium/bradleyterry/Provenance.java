package org.podium.bradleyterry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.podium.execution.NumericKernel;

/**
 * What is needed to make the same numbers again.
 *
 * <p>Immutable and thread-safe.
 *
 * @param options the options of the model, in order of name
 * @param votesDigest SHA-256 of the votes given, see {@link org.podium.votes.Tally#digest()}; of rows, weights and covariates
 *     in their order for a fit that read the log
 * @param version the version of this library
 * @param kernel the numeric kernels that ran, and their lanes, see {@link NumericKernel}
 * @param java the Java version
 * @param system operating system and processor; the last bits of {@code Math.exp} may differ between systems
 */
public record Provenance(
        Map<String, String> options, String votesDigest, String version, String kernel, String java, String system) {

    private static final String VERSION = readVersion();

    /** Copies the map, in order of name. */
    public Provenance {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }

    static Provenance of(Map<String, String> options, String votesDigest) {
        return new Provenance(
                options,
                votesDigest,
                VERSION,
                NumericKernel.active().toString(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    /**
     * The version of this library.
     *
     * @return for example {@code 1.2.0}
     */
    public static String libraryVersion() {
        return VERSION;
    }

    private static String readVersion() {
        Properties properties = new Properties();
        try (InputStream stream = Provenance.class.getResourceAsStream("version.properties")) {
            if (stream == null) {
                throw new IllegalStateException("version.properties is missing from the core jar");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read version.properties from the core jar", e);
        }
        return properties.getProperty("version");
    }
}
