package dev.apriori.miner.server;

import dev.apriori.mining.MiningException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keys that let a client in. Only their digests are held, so that no log or dump can tell them. */
public final class ApiKeys {
    private static final int LEAST_LENGTH = 16;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<byte[]> digests;

    private ApiKeys(List<byte[]> digests) {
        this.digests = digests;
    }

    /** Everyone is let in. */
    public static ApiKeys none() {
        return new ApiKeys(List.of());
    }

    /**
     * The keys of a file, one a line: the old one and the new one while clients change over.
     *
     * @throws MiningException when it cannot be read, or has no key that is long enough
     */
    public static ApiKeys of(Path file) {
        try {
            return of(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new MiningException(
                    "API key file '" + file + "' cannot be read (" + e.getMessage()
                            + "); give a file with a key on each line",
                    e);
        }
    }

    /**
     * @param keys with space between them
     * @param source where they are from, for a message that must not hold them
     * @throws MiningException when there is none, or one that is too short
     */
    public static ApiKeys of(String keys, String source) {
        List<String> given = Stream.of(SPACE.split(keys.strip()))
                .filter(key -> !key.isEmpty())
                .toList();
        if (given.isEmpty()) {
            throw new MiningException(source + " has no API key; give one of " + LEAST_LENGTH + " characters or more");
        }
        if (given.stream().anyMatch(key -> key.length() < LEAST_LENGTH)) {
            throw new MiningException(source + " has an API key that is too easy to guess; give " + LEAST_LENGTH
                    + " characters or more, such as `openssl rand -hex 32` makes");
        }
        return new ApiKeys(given.stream().map(ApiKeys::digest).toList());
    }

    boolean areAsked() {
        return !digests.isEmpty();
    }

    /** In the same time, however much of a key is right. */
    boolean admit(String key) {
        byte[] digest = digest(key);
        return digests.stream()
                        .filter(known -> MessageDigest.isEqual(known, digest))
                        .count()
                > 0;
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
