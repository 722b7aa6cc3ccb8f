package dev.apriori.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Calls of MLflow's REST API on connections that are kept. What can be repeated without harm is repeated; what makes
 * something new goes through {@link #once}. HTTP/1.1, because MLflow's server speaks no other.
 */
final class Rest implements ArtifactStore {
    private static final String API = "/api/2.0/mlflow/";
    private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts";

    private final MlflowServer server;
    private final Patience patience;
    private final HttpClient client;
    private final Refusals refusals;
    private final Repetition repetition;

    Rest(MlflowServer server, Patience patience) {
        this(
                server,
                patience,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(patience.connect())
                        .sslContext(TlsContexts.of(server))
                        .build());
    }

    private Rest(MlflowServer server, Patience patience, HttpClient client) {
        this.server = server;
        this.patience = patience;
        this.client = client;
        this.refusals = new Refusals(server);
        this.repetition = new Repetition(patience);
    }

    JsonNode get(String path, Map<String, String> query) {
        return json("GET", path, HttpRequest.newBuilder(uri(API + path, query)).GET());
    }

    /** A POST that does no harm when it is done twice. */
    JsonNode post(String path, Map<String, ?> body) {
        return json(
                "POST", path, HttpRequest.newBuilder(uri(API + path, Map.of())).POST(body(body)));
    }

    JsonNode patch(String path, Map<String, ?> body) {
        return json(
                "PATCH", path, HttpRequest.newBuilder(uri(API + path, Map.of())).method("PATCH", body(body)));
    }

    JsonNode delete(String path, Map<String, ?> body) {
        return json(
                "DELETE",
                path,
                HttpRequest.newBuilder(uri(API + path, Map.of())).method("DELETE", body(body)));
    }

    /**
     * Makes something new at most once, even where the answer to an attempt is lost: each attempt but the first looks
     * for what an earlier one has made.
     *
     * @param find by a mark that only {@code make} sets
     */
    <T> T once(Function<Rest, Optional<T>> find, Function<Rest, T> make) {
        Rest single = new Rest(server, patience.withAttempts(1), client);
        int[] attempts = {0};
        return repetition.of("create", () -> {
            if (attempts[0]++ > 0) {
                Optional<T> made = find.apply(single);
                if (made.isPresent()) {
                    return made.get();
                }
            }
            return make.apply(single);
        });
    }

    @Override
    public void put(String path, Path file) {
        put(path, () -> {
            try {
                return BodyPublishers.ofFile(file);
            } catch (FileNotFoundException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void put(String path, byte[] bytes) {
        put(path, () -> BodyPublishers.ofByteArray(bytes));
    }

    private void put(String path, Supplier<BodyPublisher> body) {
        String call = "PUT artifact " + path;
        repetition.of(call, () -> {
            var request = HttpRequest.newBuilder(artifactUri(path))
                    .header("Content-Type", "application/octet-stream")
                    .PUT(body.get());
            return accepted(call, exchange(request, text(), patience.transfer()))
                    .body();
        });
    }

    /** What stands directly under a path of the artifact store. */
    JsonNode list(String path) {
        URI uri = uri(ARTIFACTS, Map.of("path", path));
        return json(
                "GET", "artifacts under " + path, HttpRequest.newBuilder(uri).GET());
    }

    void download(String path, Path target) {
        String call = "GET artifact " + path;
        repetition.of(call, () -> {
            var request = HttpRequest.newBuilder(artifactUri(path)).GET();
            HttpResponse<InputStream> answer = exchange(request, BodyHandlers.ofInputStream(), patience.transfer());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() != 200) {
                    throw refusals.of(
                            call, answer.statusCode(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
                }
                Arriving.save(body, target, patience.transfer());
                return target;
            } catch (Arriving.BrokenOff | TimeoutException e) {
                throw refusals.noAnswer(e);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
            }
        });
    }

    /** An answer that is no JSON of MLflow's, such as the version. */
    String plain(String path) {
        var request = HttpRequest.newBuilder(uri(path, Map.of())).GET();
        return repetition.of(
                "GET " + path,
                () -> accepted("GET " + path, exchange(request, text(), patience.answer()))
                        .body());
    }

    private JsonNode json(String method, String path, HttpRequest.Builder request) {
        String call = method + " " + path;
        request.header("Content-Type", "application/json");
        return repetition.of(call, () -> {
            String body =
                    accepted(call, exchange(request, text(), patience.answer())).body();
            try {
                return body.isEmpty() ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(body);
            } catch (JsonProcessingException e) {
                throw refusals.notMlflow(call);
            }
        });
    }

    private HttpResponse<String> accepted(String call, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw refusals.of(call, answer.statusCode(), answer.body());
        }
        return answer;
    }

    /** Bounds the whole exchange: the client's own time-out ends with the answer's headers. */
    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler, Duration longest) {
        server.credentials().authorization().ifPresent(value -> request.setHeader("Authorization", value));
        CompletableFuture<HttpResponse<T>> exchange = client.sendAsync(request.build(), handler);
        try {
            return exchange.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refusals.noAnswer(e.getCause());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw refusals.noAnswer(e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while MLflow at " + server.uri() + " was asked");
        }
    }

    private URI artifactUri(String path) {
        String encoded = Arrays.stream(path.split("/")).map(Rest::encode).collect(Collectors.joining("/"));
        return uri(ARTIFACTS + "/" + encoded, Map.of());
    }

    private URI uri(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(server.uri() + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static BodyHandler<String> text() {
        return BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private static BodyPublisher body(Map<String, ?> fields) {
        return BodyPublishers.ofString(Json.text(fields), StandardCharsets.UTF_8);
    }
}
