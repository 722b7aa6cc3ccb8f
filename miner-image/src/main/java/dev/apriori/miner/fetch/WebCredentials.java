package dev.apriori.miner.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** What proves to a web server who asks. Never printed. */
final class WebCredentials {
    static final String TOKEN = "APRIORI_DATA_TOKEN";
    static final String USERNAME = "APRIORI_DATA_USERNAME";
    static final String PASSWORD = "APRIORI_DATA_PASSWORD";

    private final String header;

    private WebCredentials(String header) {
        this.header = header;
    }

    /** A token comes before a user name with its password. Files of secrets often end with a line break: it is cut. */
    static WebCredentials from(Map<String, String> environment) {
        String token = environment.getOrDefault(TOKEN, "").strip();
        if (!token.isEmpty()) {
            return new WebCredentials("Bearer " + token);
        }
        String username = environment.getOrDefault(USERNAME, "").strip();
        if (username.isEmpty()) {
            return new WebCredentials("");
        }
        String pair = username + ":" + environment.getOrDefault(PASSWORD, "").strip();
        return new WebCredentials("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether there are any. */
    boolean given() {
        return !header.isEmpty();
    }

    /** The value of the Authorization header; empty without credentials. */
    String header() {
        return header;
    }
}
