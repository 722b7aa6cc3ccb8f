package dev.apriori.miner.command;

/** What becomes of the champion. */
enum ServingMode {
    /** Served by this process until it is stopped. */
    HERE,
    /** Served by a process of its own. */
    DETACHED,
    /** Registered, not served. */
    NONE
}
