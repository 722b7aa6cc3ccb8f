package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What tells one data file from another: the SHA-256 of its bytes as they lie on the disk, so packed where it is packed.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record DataDigest(String hex) {
    /** @throws MiningException when the file cannot be read */
    public static DataDigest of(Path file) {
        String name = Shown.line(file.toString());
        DataFile.checkFile(file, name);
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new MiningException(
                    name + ": cannot be read (" + Shown.line(String.valueOf(e.getMessage()))
                            + "); check the file and the disk",
                    e);
        }
        return new DataDigest(HexFormat.of().formatHex(digest.digest()));
    }

    /** Of several digests in that order: what tells data that were laid together from others. */
    public static DataDigest of(List<String> digests) {
        return new DataDigest(HexFormat.of()
                .formatHex(sha256().digest(String.join("\n", digests).getBytes(StandardCharsets.UTF_8))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
