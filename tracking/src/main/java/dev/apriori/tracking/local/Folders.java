package dev.apriori.tracking.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things are kept on this machine.
 *
 * @param cache what can be made again: Python environments
 * @param data what cannot: the server's database, artifacts and log
 */
public record Folders(Path cache, Path data) {
    /** Those of the user, by the XDG base directory specification. */
    public static Folders ofUser(Map<String, String> environment) {
        return new Folders(
                base(environment, "XDG_CACHE_HOME", ".cache").resolve("apriori"),
                base(environment, "XDG_DATA_HOME", ".local/share").resolve("apriori"));
    }

    /** The specification has relative paths ignored. */
    private static Path base(Map<String, String> environment, String variable, String fallback) {
        Path given = Path.of(environment.getOrDefault(variable, ""));
        return given.isAbsolute()
                ? given
                : Path.of(System.getProperty("user.home")).resolve(fallback);
    }
}
