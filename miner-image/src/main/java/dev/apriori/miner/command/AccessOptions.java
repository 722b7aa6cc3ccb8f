package dev.apriori.miner.command;

import dev.apriori.miner.server.Access;
import dev.apriori.miner.server.ApiKeys;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Who may ask a model server, and how. */
final class AccessOptions {
    private static final String KEYS = "APRIORI_API_KEY";

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description = "ask for an API key: one of the file's lines, or of the words in " + KEYS
                    + " (default: everyone may ask)")
    Optional<Path> apiKeyFile = Optional.empty();

    @ArgGroup(exclusive = false)
    Https https;

    static final class Https {
        @Option(
                names = "--tls-certificate",
                paramLabel = "FILE",
                required = true,
                description = "serve HTTPS with this chain of certificates, in PEM")
        Path certificate;

        @Option(
                names = "--tls-key",
                paramLabel = "FILE",
                required = true,
                description = "the certificate's key, in PEM (PKCS #8)")
        Path key;
    }

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            description = "let pages from there ask, such as https://shop.example.org, or * for all; may be repeated")
    Set<String> origins = Set.of();

    @Option(
            names = "--requests-per-second",
            paramLabel = "N",
            converter = Numbers.Count.class,
            description = "answer so many in a second, and 429 to the rest (default: as many as there is room for)")
    Optional<Integer> perSecond = Optional.empty();

    @Option(names = "--access-log", description = "log a line for each request, without what it asks for")
    boolean log;

    Access access(Map<String, String> environment) {
        ApiKeys keys = apiKeyFile
                .map(ApiKeys::of)
                .or(() -> Optional.ofNullable(environment.get(KEYS)).map(words -> ApiKeys.of(words, KEYS)))
                .orElse(ApiKeys.none());
        return new Access(
                keys,
                Optional.ofNullable(https).map(pair -> new Access.Certificate(pair.certificate, pair.key)),
                origins,
                perSecond.stream().mapToInt(Integer::intValue).findFirst(),
                log);
    }
}
