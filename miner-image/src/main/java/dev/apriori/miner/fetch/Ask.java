package dev.apriori.miner.fetch;

/** What is asked of a server. */
sealed interface Ask {
    /** The file. */
    record Whole() implements Ask {}

    /** The file, unless it is still this. */
    record IfChanged(Version known) implements Ask {}

    /** The bytes from an offset on, provided that the file is still this version. */
    record Rest(Version version, long offset) implements Ask {}
}
