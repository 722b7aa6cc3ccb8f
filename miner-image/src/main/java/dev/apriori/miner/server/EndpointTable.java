package dev.apriori.miner.server;

import io.helidon.common.uri.UriPath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the server answers, by path. */
final class EndpointTable {
    private final List<Endpoint> all;
    private final Map<String, Endpoint> byPath;
    private final List<Endpoint> templates;

    /** @param all no two for the same path */
    EndpointTable(List<Endpoint> all) {
        this.all = List.copyOf(all);
        byPath = all.stream().collect(Collectors.toUnmodifiableMap(Endpoint::path, Function.identity()));
        templates = all.stream().filter(Endpoint::isTemplate).toList();
    }

    List<Endpoint> all() {
        return all;
    }

    Optional<Endpoint> at(UriPath path) {
        return Optional.ofNullable(byPath.get(path.path()))
                .or(() -> templates.stream()
                        .filter(endpoint -> endpoint.matches(path))
                        .findFirst());
    }
}
