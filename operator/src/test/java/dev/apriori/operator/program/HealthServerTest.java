package dev.apriori.operator.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.operator.metrics.OperatorMetrics;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private final AtomicBoolean informersRun = new AtomicBoolean(true);
    private final AtomicInteger brokenWatches = new AtomicInteger();
    private Instant now = Instant.EPOCH;
    private final Health health = new Health(informersRun::get, brokenWatches::get, () -> now);
    private final OperatorMetrics metrics = new OperatorMetrics("1.2.3");
    private HealthServer server;

    @BeforeEach
    void open() throws IOException {
        server = HealthServer.open(0, health, metrics.registry());
    }

    @AfterEach
    void close() {
        server.close();
        metrics.close();
    }

    @Test
    void readyOnceStarted() throws Exception {
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        health.waits("the CRD is missing");
        assertThat(get("/readyz").body()).isEqualTo("the CRD is missing\n");
        health.ready();
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void aliveBeforeItIsReady() throws Exception {
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        assertThat(get("/livez").body()).isEqualTo("ok\n");
    }

    @Test
    void notAliveWithAStoppedInformer() throws Exception {
        informersRun.set(false);
        assertThat(get("/livez").statusCode()).isEqualTo(503);
    }

    /** They come back by themselves, as long as they do not hang. */
    @Test
    void aliveWithBrokenWatchesButNotForEver() throws Exception {
        brokenWatches.set(2);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        now = now.plus(Health.PATIENCE);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        now = now.plusSeconds(1);
        assertThat(get("/livez").body()).isEqualTo("informers have heard nothing for 301 s\n");
        brokenWatches.set(0);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
        brokenWatches.set(1);
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void notAliveWithADeadlock() throws Exception {
        ReentrantLock left = new ReentrantLock();
        ReentrantLock right = new ReentrantLock();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        Thread one = takes(left, right, bothHoldOne);
        Thread other = takes(right, left, bothHoldOne);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/livez").statusCode() == 503);
        assertThat(get("/livez").body()).startsWith("2 threads wait for each other");
        one.interrupt();
        one.join();
        other.join();
        assertThat(get("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void metricsInTheFormatThatIsAskedFor() throws Exception {
        assertThat(get("/metrics").headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/plain; version=0.0.4");
        HttpResponse<String> open = get("/metrics", "application/openmetrics-text; version=1.0.0");
        assertThat(open.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/openmetrics-text");
        assertThat(open.body()).contains("apriori_trials_total").endsWith("# EOF\n");
    }

    @Test
    void nothingElseIsThere() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        assertThatThrownBy(() -> HealthServer.open(server.port(), health, metrics.registry()))
                .isInstanceOf(BindException.class);
    }

    private static Thread takes(ReentrantLock first, ReentrantLock second, CountDownLatch bothHoldOne) {
        return Thread.ofPlatform().start(() -> {
            first.lock();
            try {
                bothHoldOne.countDown();
                bothHoldOne.await();
                second.lockInterruptibly();
                second.unlock();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                first.unlock();
            }
        });
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(path, "*/*");
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                            .header("Accept", accept)
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
