package dev.apriori.miner.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** What the tests begin with. */
final class Given {
    private Given() {}

    /** Bytes that look like nothing, the same at each call. */
    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static Sha256 digest(byte[] content) {
        MessageDigest digest = Sha256.digest();
        digest.update(content);
        return Sha256.of(digest);
    }

    static FetchSettings settings(Path cache) {
        return new FetchSettings(cache, 10_000_000, 4, Duration.ofMillis(1), Duration.ofSeconds(5));
    }

    static Fetcher fetcher(Path cache) {
        return new Fetcher(settings(cache), Map.of());
    }

    static Fetched fetch(Path cache, DataSource source) {
        return fetcher(cache).fetch(source, Optional.empty(), Progress.silent());
    }

    /** Files of an unfinished download. */
    static List<Path> parts(Path cache) throws IOException {
        try (Stream<Path> files = Files.walk(cache)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
