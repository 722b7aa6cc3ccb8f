package dev.apriori.miner.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.miner.server.Client.Answer;
import dev.apriori.miner.server.ServerSettings.Limits;
import dev.apriori.miner.server.ServerSettings.Timeouts;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server's own routes, with an endpoint that works as long as the test wants. */
class AdmissionTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch finish = new CountDownLatch(1);
    private final Metrics metrics = new Metrics();
    private final Deadlines deadlines = new Deadlines(Duration.ofMinutes(1));
    private Admission admission;
    private WebServer server;
    private Client client;

    @AfterEach
    void stop() {
        finish.countDown();
        client.close();
        server.stop();
        admission.close();
        metrics.close();
        deadlines.close();
    }

    @Test
    void anOverloadedServerSaysWhenToComeBack() {
        startWithQueueOf(0);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> client.get("/work"));
        await(begun);

        Answer second = client.get("/work");

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(second.json().path("error_code").asText()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        finish.countDown();
        assertThat(first.join().status()).isEqualTo(200);
        assertThat(client.get("/work").status()).isEqualTo(200);
    }

    @Test
    void aRequestInTheQueueGetsItsTurn() {
        startWithQueueOf(1);
        CompletableFuture<Answer> first = CompletableFuture.supplyAsync(() -> client.get("/work"));
        await(begun);
        CompletableFuture<Answer> second = CompletableFuture.supplyAsync(() -> client.get("/work"));

        finish.countDown();

        assertThat(first.join().status()).isEqualTo(200);
        assertThat(second.join().status()).isEqualTo(200);
    }

    private void startWithQueueOf(int queued) {
        ServerSettings settings = ServerSettings.at("127.0.0.1", 0)
                .with(new Limits(1_000, 1_000, 10, 10, 10, 100, 1, queued))
                .with(new Timeouts(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ZERO,
                        Duration.ZERO));
        admission = new Admission(settings);
        Endpoint work = Endpoint.get("/work", (request, response) -> {
            byte[] body = admission.admit(() -> {
                begun.countDown();
                await(finish);
                return new byte[0];
            });
            Replies.send(response, Replies.JSON, body);
        });
        server = WebServer.builder()
                .shutdownHook(false)
                .host("127.0.0.1")
                .port(0)
                .routing(Routes.routing(
                        new EndpointTable(List.of(work)), Access.OPEN, new Serving(), metrics, deadlines))
                .build()
                .start();
        client = new Client(server.port());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
