package dev.apriori.miner.fetch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How fetching behaves.
 *
 * @param cache the folder that fetched files are kept in
 * @param maxBytes the largest file that is loaded from elsewhere
 * @param attempts how often a request is made before it counts as failed, at least 1
 * @param firstWait the pause after the first failure; each one after it is about twice as long, half a minute at most
 * @param timeout how long a server may stay silent, when it connects and between any two of its bytes
 */
public record FetchSettings(Path cache, long maxBytes, int attempts, Duration firstWait, Duration timeout) {
    private static final long GIB = 1L << 30;

    /** @param environment names the user's cache by {@code XDG_CACHE_HOME}; otherwise it is {@code ~/.cache} */
    public static FetchSettings standard(Map<String, String> environment) {
        Path named = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path caches = named.isAbsolute() ? named : Path.of(System.getProperty("user.home"), ".cache");
        return new FetchSettings(
                caches.resolve("apriori").resolve("data"), 8 * GIB, 8, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    public FetchSettings withMaxBytes(long limit) {
        return new FetchSettings(cache, limit, attempts, firstWait, timeout);
    }
}
