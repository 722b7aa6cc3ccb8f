package dev.apriori.operator.canary;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks pods at their own addresses: no more rights are needed than to see them. */
public final class PodServers implements Servers, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int MOST = 64 << 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;

    public PodServers() {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .sslContext(trusting())
                .build();
    }

    @Override
    public Map<URI, Answer> ask(Collection<URI> addresses) {
        Map<URI, CompletableFuture<Answer>> asked = new LinkedHashMap<>();
        addresses.forEach(address -> asked.put(address, ask(address)));
        Map<URI, Answer> answers = new LinkedHashMap<>();
        asked.forEach((address, answer) -> answers.put(address, answer.join()));
        return answers;
    }

    @Override
    public void close() {
        client.close();
    }

    private CompletableFuture<Answer> ask(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/statistics"))
                .timeout(ANSWER)
                .build();
        return client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST))
                .thenApply(PodServers::read)
                .exceptionally(failure -> new Answer.Silent(address + " does not answer: " + cause(failure)));
    }

    private static Answer read(HttpResponse<byte[]> response) {
        if (response.statusCode() != OK) {
            return new Answer.Silent(response.uri() + " answers with status " + response.statusCode());
        }
        try {
            return new Answer.Heard(JSON.readValue(response.body(), Told.class));
        } catch (IOException e) {
            return new Answer.Silent(response.uri() + " answers with something else than statistics");
        }
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /**
     * As the kubelet's probes do: a pod's certificate is for a name of its Service and not for its address, and nothing
     * secret is sent or read.
     */
    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Anyone()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
