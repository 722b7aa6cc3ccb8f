package dev.apriori.miner.server;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What the server is about: the model that answers now, and whether clients had better look elsewhere. */
final class Serving {
    private final AtomicReference<Optional<LiveModel>> live = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean stopping = new AtomicBoolean();

    void take(LiveModel model) {
        live.set(Optional.of(model));
    }

    boolean hasModel() {
        return live.get().isPresent();
    }

    /** @throws Refusal when there is none yet */
    LiveModel model() {
        return live.get().orElseThrow(Serving::noModel);
    }

    /** @throws Refusal when there is no model yet, or the server is about to stop */
    void checkReady() {
        if (live.get().isEmpty()) {
            throw noModel();
        }
        if (stopping.get()) {
            throw Refusal.unavailable("the server is stopping; ask another one");
        }
    }

    /** False when it was stopping already. */
    boolean beginToStop() {
        return stopping.compareAndSet(false, true);
    }

    boolean isStopping() {
        return stopping.get();
    }

    private static Refusal noModel() {
        return Refusal.unavailable("no model is loaded yet; ask again in a second");
    }
}
