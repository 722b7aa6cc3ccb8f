package dev.apriori.e2e.tracking;

/** The MLflow server of the tests, which can be taken down. */
public interface TrackingServer {
    /** Its address as pods reach it. */
    String uriForPods();

    /** Its address as the tests reach it. */
    String uriForTests();

    /** Ends it at once, as a crash would; what it has stored stays. */
    void stop();

    /** Brings it back, until it answers. */
    void start();
}
