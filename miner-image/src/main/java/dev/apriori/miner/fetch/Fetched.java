package dev.apriori.miner.fetch;

import java.nio.file.Path;

/**
 * A data set's file on this machine.
 *
 * @param file to be read only; of remote data it lies in the cache, under its own name
 * @param sha256 of its bytes as they are, compressed or not
 * @param fromCache whether no byte of it had to be loaded; false of local files
 */
public record Fetched(Path file, Sha256 sha256, boolean fromCache) {}
