package dev.apriori.miner.feedback;

import java.util.List;

/** Where feedback is kept. Safe for threads. */
public sealed interface FeedbackSink extends AutoCloseable permits FileSink, KafkaSink {
    /**
     * Keeps the events; when it returns, an end of this process loses none of them.
     *
     * @throws SinkUnavailableException when they cannot all be kept now; some may have been
     */
    void append(List<FeedbackEvent> events);

    @Override
    void close();
}
