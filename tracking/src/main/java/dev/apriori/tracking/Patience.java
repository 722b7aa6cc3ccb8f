package dev.apriori.tracking;

import java.time.Duration;

/**
 * How long to wait for a server, and how often to ask again. Waits between attempts grow by two, each spread by half of
 * itself, so that many clients do not return at once.
 *
 * @param connect the longest wait for a connection
 * @param answer the longest wait for the answer to one call; a server short of database connections takes 30 s to say so
 * @param transfer the longest time that one artifact may take on its way
 * @param attempts how often a call is tried in all, at least 1
 * @param firstWait the wait after the first failure
 * @param longestWait what waits grow up to
 */
public record Patience(
        Duration connect, Duration answer, Duration transfer, int attempts, Duration firstWait, Duration longestWait) {
    /** For a program whose work would be lost: about half a minute of a server that is away. */
    public static Patience standard() {
        return new Patience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                7,
                Duration.ofMillis(500),
                Duration.ofSeconds(10));
    }

    /** For a program whose work would be lost, where the server may be away for about that long and come back. */
    public static Patience outlasting(Duration outage) {
        Patience standard = standard();
        Duration wait = standard.firstWait();
        Duration waited = Duration.ZERO;
        int attempts = 1;
        while (waited.compareTo(outage) < 0) {
            waited = waited.plus(wait);
            Duration longer = wait.multipliedBy(2);
            wait = longer.compareTo(standard.longestWait()) < 0 ? longer : standard.longestWait();
            attempts++;
        }
        return standard.withAttempts(attempts);
    }

    /** For a caller that comes back by itself, and for finding out whether a server is there: one attempt. */
    public static Patience once() {
        return standard().withAttempts(1);
    }

    public Patience withAttempts(int number) {
        return new Patience(connect, answer, transfer, number, firstWait, longestWait);
    }

    public Patience withAnswer(Duration longest) {
        return new Patience(connect, longest, transfer, attempts, firstWait, longestWait);
    }
}
