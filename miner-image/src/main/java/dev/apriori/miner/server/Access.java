package dev.apriori.miner.server;

import dev.apriori.mining.MiningException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who may ask, and how.
 *
 * @param keys of which a client must show one, where there are any
 * @param certificate for HTTPS; plain HTTP without
 * @param origins of pages in browsers that may ask, such as {@code https://shop.example.org}, or {@code *} for all
 * @param perSecond how many requests are worked on in a second; more are answered 429
 * @param logged whether each request is logged, without what it asks for
 */
public record Access(
        ApiKeys keys, Optional<Certificate> certificate, Set<String> origins, OptionalInt perSecond, boolean logged) {
    /** Everyone, by HTTP, from no other page, as much as there is room for, unlogged. */
    public static final Access OPEN =
            new Access(ApiKeys.none(), Optional.empty(), Set.of(), OptionalInt.empty(), false);

    private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/\\s]+");

    /** The chain and its key, in PEM. */
    public record Certificate(Path chain, Path key) {}

    public Access {
        origins = Set.copyOf(origins);
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(origin -> {
                    throw new MiningException(
                            "origin '" + origin
                                    + "' is no origin of a page; give scheme and host without a path, such as https://shop.example.org, or *");
                });
    }
}
