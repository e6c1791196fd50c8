package org.podium.bradleyterry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.podium.covariates.Covariate;
import org.podium.votes.BattleLog;

/** A fingerprint of what a fit reads of a log: who met whom, outcomes, weights and unscaled covariates, in their order. */
final class LogDigest {
    private LogDigest() {}

    /** SHA-256 in lower-case hexadecimal; linear in rows and covariates. */
    static String of(BattleLog log, List<Covariate> covariates) {
        MessageDigest digest = sha256();
        digest.update(log.weighting().name().getBytes(StandardCharsets.UTF_8));
        for (String name : log.roster().names()) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        List<double[]> columns =
                covariates.stream().map(covariate -> covariate.values(log)).toList();
        ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES + 1 + Double.BYTES * (1 + columns.size()));
        for (int row = 0; row < log.size(); row++) {
            bytes.clear();
            bytes.putInt(log.firstIndex(row)).putInt(log.secondIndex(row)).put(log.outcomeCode(row));
            bytes.putDouble(log.weight(row));
            for (double[] column : columns) {
                bytes.putDouble(column[row]);
            }
            digest.update(bytes.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
