package dev.apriori.bench.serving;

import java.nio.file.Path;
import java.util.List;

/**
 * Who serves.
 *
 * @param command that serves; the port is added
 * @param log where its output goes
 */
record Contestant(String name, List<String> command, Path log) {}
