package dev.apriori.operator.controller;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets an operator write so many times, and then nothing any more: as if it were killed at that moment. */
final class KillSwitch implements Interceptor {
    private final AtomicInteger left;

    private KillSwitch(int writes) {
        left = new AtomicInteger(writes);
    }

    static KillSwitch after(int writes) {
        return new KillSwitch(writes);
    }

    KubernetesClient guarding(KubernetesClient client) {
        return new KubernetesClientBuilder()
                .withConfig(client.getConfiguration())
                .withHttpClientBuilderConsumer(builder -> builder.addOrReplaceInterceptor("kill", this))
                .build();
    }

    boolean killed() {
        return left.get() < 0;
    }

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        // Events are not what anything depends on.
        boolean writes =
                !request.method().equals("GET") && !request.uri().getPath().contains("/events");
        if (writes && left.getAndDecrement() <= 0) {
            throw new IllegalStateException("killed");
        }
    }
}
