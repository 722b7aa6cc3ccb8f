package dev.apriori.e2e.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A client that asks a Service again and again, to see whether there was always an answer. */
public final class Asking implements AutoCloseable {
    private static final int PAUSE = 200;

    private final ModelService service;
    private final Thread thread;
    private final Set<String> versions = new LinkedHashSet<>();
    private final List<String> failures = new ArrayList<>();
    private String last = "";

    private Asking(ModelService service) {
        this.service = service;
        thread = Thread.ofVirtual().name("asking " + service.name()).start(this::ask);
    }

    /** Asks from now on. */
    public static Asking of(ModelService service) {
        return new Asking(service);
    }

    /** The versions that have answered, the first first. */
    public synchronized List<String> versions() {
        return List.copyOf(versions);
    }

    /** The version that answered last. */
    public synchronized String last() {
        return last;
    }

    public synchronized void assertAlwaysAnswered() {
        assertThat(versions).isNotEmpty();
        assertThat(failures).as("times without an answer").isEmpty();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void ask() {
        while (!Thread.currentThread().isInterrupted()) {
            service.version().ifPresentOrElse(this::answered, this::failed);
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void answered(String version) {
        versions.add(version);
        last = version;
    }

    private synchronized void failed() {
        if (!Thread.currentThread().isInterrupted()) {
            failures.add(Instant.now().toString());
        }
    }
}
