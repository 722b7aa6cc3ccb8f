package dev.apriori.bench.compare;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a job took.
 *
 * @param seconds by repetition, by the clock
 * @param cpu the processor time of all threads, the mean of the repetitions: the system counts it coarsely
 * @param found how many itemsets or rules there are: the same for everyone
 * @param peakMb the most memory of the process, where a whole one was measured
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Answer(List<Double> seconds, double cpu, long found, double peakMb, boolean failed) {}
