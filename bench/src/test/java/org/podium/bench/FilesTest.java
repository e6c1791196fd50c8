package org.podium.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {

    @TempDir
    private Path folder;

    /** The values of an .npy file behind its header, which must hold a piece of text. */
    private ByteBuffer values(String name, String inHeader) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(8);
        String header = new String(bytes.array(), 10, length, StandardCharsets.US_ASCII);
        assertTrue(header.contains(inHeader), header);
        assertTrue(header.endsWith("\n"), header);
        assertEquals(0, (10 + length) % 64, "values begin on a multiple of 64 bytes");
        return bytes.position(10 + length).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void arraysAreWrittenAsNumpyReadsThem() throws IOException {
        NpyFile.write(folder.resolve("ints.npy"), new int[] {1, -2});
        ByteBuffer ints = values("ints.npy", "'descr': '<i4', 'fortran_order': False, 'shape': (2,)");
        assertEquals(1, ints.getInt());
        assertEquals(-2, ints.getInt());
        NpyFile.write(folder.resolve("bytes.npy"), new byte[] {2, 0, 1});
        assertEquals(3, values("bytes.npy", "'descr': '|i1'").remaining());
        NpyFile.write(folder.resolve("doubles.npy"), new double[] {Math.PI});
        assertEquals(Math.PI, values("doubles.npy", "'descr': '<f8'").getDouble());
    }

    @Test
    void columnsAreWrittenRowByRow() throws IOException {
        NpyFile.writeColumns(folder.resolve("matrix.npy"), new double[][] {{1, 2, 3}, {4, 5, 6}});
        ByteBuffer matrix = values("matrix.npy", "'shape': (3, 2)");
        for (double expected : new double[] {1, 4, 2, 5, 3, 6}) {
            assertEquals(expected, matrix.getDouble());
        }
    }

    /** More values than fit the buffer. */
    @Test
    void longArraysAreWrittenWhole() throws IOException {
        double[] numbers = new double[20_001];
        numbers[20_000] = 7;
        NpyFile.write(folder.resolve("long.npy"), numbers);
        ByteBuffer written = values("long.npy", "(20001,)");
        assertEquals(20_001 * 8, written.remaining());
        assertEquals(7, written.getDouble(20_000 * 8));
    }

    @Test
    void aRowOfTheCsvIsAVote() throws IOException {
        DrawnVotes votes = Workload.TINY.draw();
        Path file = folder.resolve("votes.csv");
        VoteFiles.writeCsv(file, votes);
        List<String> lines = Files.readAllLines(file);
        assertEquals("model_a,model_b,winner,style_length,style_headers,style_lists,style_bold", lines.get(0));
        assertEquals(votes.size() + 1, lines.size());
        for (int row = 0; row < votes.size(); row++) {
            String expected = String.format(
                    Locale.ROOT,
                    "model_%03d,model_%03d,%s,%.6f,%.6f,%.6f,%.6f",
                    votes.first()[row],
                    votes.second()[row],
                    List.of("model_a", "model_b", "tie").get(votes.outcomes()[row]),
                    votes.covariates()[0][row],
                    votes.covariates()[1][row],
                    votes.covariates()[2][row],
                    votes.covariates()[3][row]);
            // Java prints a small negative number as -0.000000.
            assertEquals(expected.replace("-0.000000", "0.000000"), lines.get(row + 1));
        }
    }

    @Test
    void aWorkloadComesWithItsOwnEstimates() throws IOException {
        WorkloadFiles.main(new String[] {folder.toString(), "TINY"});
        for (String name : List.of("a.npy", "b.npy", "outcome.npy", "theta_true.npy", "features.npy", "votes.csv")) {
            assertTrue(Files.exists(folder.resolve("TINY").resolve(name)), name);
        }
        assertEquals(12 * 8, values("TINY/podium_bt.npy", "(12,)").remaining());
        assertEquals(16 * 8, values("TINY/podium_style.npy", "(16,)").remaining());
    }
}
