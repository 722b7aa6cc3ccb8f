package dev.apriori.miner.local;

import dev.apriori.miner.feedback.FeedbackSink;
import dev.apriori.tracking.Mlflow;
import dev.apriori.tracking.ModelUri;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a version answer on this machine. */
public interface LocalServing extends AutoCloseable {
    /**
     * Serves by this process, at that port of loopback or the next one that is free.
     *
     * @param feedback opens what feedback is kept by, where it is taken, for a server whose files have that name
     */
    static LocalServing here(
            Mlflow mlflow, ModelLoader loader, int port, Function<String, Optional<FeedbackSink>> feedback) {
        return new ServingHere(mlflow, loader, port, feedback);
    }

    /** Serves nothing, but sees that a version could be. */
    static LocalServing checkOnly(Mlflow mlflow, ModelLoader loader) {
        return new CheckedOnly(mlflow, loader);
    }

    /**
     * A version that answers.
     *
     * @param url where; empty where it was only checked
     * @param inputExample a basket, by label, that it recommends for
     */
    record Answering(String url, List<String> inputExample) {
        public Answering {
            inputExample = List.copyOf(inputExample);
        }
    }

    /**
     * Brings the version to answer its input example, beside whatever answers before it.
     *
     * @throws RuntimeException that says why it will not answer
     */
    Answering rollOut(ModelUri.ByVersion version);

    @Override
    void close();
}
