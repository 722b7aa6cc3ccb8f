package dev.apriori.miner.fetch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** A web server with one file, which knows entity tags and ranges, and goes wrong on demand. */
final class DataServer implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    /** How one request is answered. */
    interface Mishap {
        void answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final String scheme;
    private final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    private final List<Headers> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile byte[] content;
    private volatile String etag = "\"v1\"";

    private DataServer(HttpServer server, String scheme, byte[] content) {
        this.server = server;
        this.scheme = scheme;
        this.content = content;
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    static DataServer http(byte[] content) throws IOException {
        return new DataServer(HttpServer.create(loopback(), 0), "http", content);
    }

    static DataServer https(SSLContext context, byte[] content) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new DataServer(server, "https", content);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI uri(String host, String path) {
        return URI.create(scheme + "://" + host + ":" + server.getAddress().getPort() + path);
    }

    DataSource source(String path) {
        return new DataSource.Web("spec.dataset.uri", uri("127.0.0.1", path));
    }

    /** From now on the file is another one. An empty tag means that the server gives none. */
    void replace(byte[] newContent, String newTag) {
        content = newContent;
        etag = newTag;
    }

    /** The next requests that are not spoken for yet go wrong like this. */
    void next(Mishap... mishap) {
        mishaps.addAll(List.of(mishap));
    }

    /** The headers of all requests so far. */
    List<Headers> requests() {
        return List.copyOf(requests);
    }

    Mishap status(int status, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
        };
    }

    Mishap redirect(URI to) {
        return status(302, "Location", to.toString());
    }

    /** Promises the whole file and hangs up after so many bytes. */
    Mishap cutAfter(int bytes) {
        return exchange -> beginning(exchange, bytes);
    }

    /** Promises the whole file and falls silent after so many bytes, as long as the server lives. */
    Mishap silentAfter(int bytes) {
        return exchange -> {
            beginning(exchange, bytes);
            await(closed);
        };
    }

    /** The whole file, with a pause after so many bytes until the latch opens. */
    Mishap pausingAfter(int bytes, CountDownLatch latch) {
        return exchange -> {
            beginning(exchange, bytes);
            await(latch);
            exchange.getResponseBody().write(content, bytes, content.length - bytes);
        };
    }

    /** The whole file, in chunks, without saying how long it is. */
    Mishap unmeasured() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
        };
    }

    /** The whole file, whatever range was asked for. */
    Mishap whole() {
        return exchange -> beginning(exchange, content.length);
    }

    private void beginning(HttpExchange exchange, int bytes) throws IOException {
        tag(exchange);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, bytes);
        exchange.getResponseBody().flush();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handle(HttpExchange exchange) {
        requests.add(exchange.getRequestHeaders());
        Mishap mishap = mishaps.poll();
        try (exchange) {
            if (mishap == null) {
                answer(exchange);
            } else {
                mishap.answer(exchange);
            }
        } catch (IOException e) {
            // the client hung up, or was meant to see a cut
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        tag(exchange);
        Headers asked = exchange.getRequestHeaders();
        var range = RANGE.matcher(Objects.requireNonNullElse(asked.getFirst("Range"), ""));
        if (!etag.isEmpty() && etag.equals(asked.getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else if (range.matches() && etag.equals(asked.getFirst("If-Range"))) {
            int first = Integer.parseInt(range.group(1));
            String part = "bytes " + first + "-" + (content.length - 1) + "/" + content.length;
            exchange.getResponseHeaders().set("Content-Range", part);
            exchange.sendResponseHeaders(206, content.length - first);
            exchange.getResponseBody().write(content, first, content.length - first);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    private void tag(HttpExchange exchange) {
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
