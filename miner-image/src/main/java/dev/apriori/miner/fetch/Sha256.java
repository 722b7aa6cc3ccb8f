package dev.apriori.miner.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 digits in lower case
 */
public record Sha256(String hex) {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!DIGITS.matcher(hex).matches()) {
            throw new IllegalArgumentException("'" + hex + "' is no SHA-256 digest");
        }
    }

    /**
     * The digest that a user gave: none where the text is empty.
     *
     * @param field the field that holds the text, such as {@code spec.dataset.sha256}
     * @throws SourceException when the text is not 64 hexadecimal digits
     */
    public static Optional<Sha256> parse(String field, String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        if (hex.isEmpty()) {
            return Optional.empty();
        }
        if (!DIGITS.matcher(hex).matches()) {
            throw new SourceException(field + " '" + text + "' is not a SHA-256 digest; give the 64 hexadecimal digits"
                    + " that sha256sum prints, or leave it out");
        }
        return Optional.of(new Sha256(hex));
    }

    static Sha256 of(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return of(digest);
    }

    /** Ends the digest. */
    static Sha256 of(MessageDigest digest) {
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
