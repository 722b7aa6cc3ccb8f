package dev.apriori.operator.canary;

import java.net.URI;
import java.util.Collection;
import java.util.Map;

/** Servers that can be asked what they have counted. */
public interface Servers {
    /** What one of them says. */
    sealed interface Answer {
        record Heard(Told told) implements Answer {}

        /** @param why one clause */
        record Silent(String why) implements Answer {}
    }

    /**
     * Asks all of them at once.
     *
     * @param addresses of servers, such as {@code http://10.0.0.7:8080}
     * @return an answer for each
     */
    Map<URI, Answer> ask(Collection<URI> addresses);
}
