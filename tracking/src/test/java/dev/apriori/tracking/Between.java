package dev.apriori.tracking;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;

/** Stands between a client and the real server, passes calls on, and does to chosen ones what networks do. */
final class Between implements AutoCloseable {
    /** What becomes of one call. */
    sealed interface Fate {
        record PassedOn() implements Fate {}

        /** The server does what it was asked; the client never hears of it. */
        record AnswerLost() implements Fate {}

        record Instead(int status, String body) implements Fate {}

        /** The answer breaks off after some bytes, of the many that it announces. */
        record BrokenOff(int bytes) implements Fate {}

        /** No answer, and no end of the connection either. */
        record Silence() implements Fate {}
    }

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Function<HttpExchange, Fate> fates;
    private final HttpServer server;
    private final String scheme;

    private Between(HttpServer server, String scheme, Function<HttpExchange, Fate> fates) {
        this.server = server;
        this.scheme = scheme;
        this.fates = fates;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Between deciding(Function<HttpExchange, Fate> fates) {
        return new Between(unbound(HttpServer::create), "http", fates);
    }

    /** The first calls to a path meet the given fates; every other call is passed on. */
    static Between failing(String path, Fate... first) {
        var left = new CopyOnWriteArrayList<>(List.of(first));
        Predicate<HttpExchange> meant = call -> call.getRequestURI().getPath().contains(path);
        return deciding(call -> meant.test(call) && !left.isEmpty() ? left.remove(0) : new Fate.PassedOn());
    }

    static Between speakingTls(SSLContext tls) {
        HttpsServer server = unbound(HttpsServer::create);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new Between(server, "https", call -> new Fate.PassedOn());
    }

    String uri() {
        return scheme + "://localhost:" + server.getAddress().getPort();
    }

    /** Method and path of every call so far, such as {@code POST /api/2.0/mlflow/runs/create}. */
    List<String> calls() {
        return calls;
    }

    long callsTo(String path) {
        return calls.stream().filter(call -> call.endsWith(path)).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange call) throws IOException {
        calls.add(call.getRequestMethod() + " " + call.getRequestURI().getPath());
        byte[] body = call.getRequestBody().readAllBytes();
        Fate fate = fates.apply(call);
        if (fate instanceof Fate.Silence) {
            return;
        }
        if (fate instanceof Fate.Instead instead) {
            byte[] answer = instead.body().getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(instead.status(), answer.length);
            call.getResponseBody().write(answer);
        } else if (fate instanceof Fate.BrokenOff broken) {
            call.sendResponseHeaders(200, broken.bytes() * 10L);
            call.getResponseBody().write(new byte[broken.bytes()]);
            call.getResponseBody().flush();
        } else {
            HttpResponse<byte[]> answer = forward(call, body);
            if (fate instanceof Fate.PassedOn) {
                call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
                call.getResponseBody().write(answer.body());
            }
        }
        call.close();
    }

    private HttpResponse<byte[]> forward(HttpExchange call, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(
                        RealMlflow.server().uri() + call.getRequestURI().toString()))
                .method(call.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        String type = call.getRequestHeaders().getFirst("Content-Type");
        if (type != null) {
            request.header("Content-Type", type);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private interface Creation<T> {
        T at(InetSocketAddress address, int backlog) throws IOException;
    }

    private static <T> T unbound(Creation<T> creation) {
        try {
            return creation.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
