package dev.apriori.experiment.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a canary is compared by with the revision that it may take the place of. */
public enum CanaryMetric {
    /** The share of requests that end with status 429, or 500 and above. */
    @JsonProperty("ErrorRate")
    ERROR_RATE,
    /** The time that 99 of 100 requests take at most. */
    @JsonProperty("LatencyP99")
    LATENCY_P99,
    /** The share of recommendations shown that were clicked or watched, by {@code POST /feedback}. */
    @JsonProperty("OnlineHitRate")
    ONLINE_HIT_RATE
}
