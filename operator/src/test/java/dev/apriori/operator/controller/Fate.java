package dev.apriori.operator.controller;

/** What becomes of a Job that is played. */
sealed interface Fate {
    /** Its pod goes on and on. */
    record Runs() implements Fate {}

    /** It mines and reports. */
    record Reports() implements Fate {}

    /** Its pod has mined and reported, and the Job controller has not come to it yet. */
    record ReportsAhead() implements Fate {}

    /** Its pod does not start. */
    record Waits(String reason, String message) implements Fate {}

    /** It mines, and its message is lost. */
    record MinesSilently() implements Fate {}

    /** It ends well, and has done nothing. */
    record DoesNothing() implements Fate {}

    /** It mines, and dies before it can report. */
    record MinesAndDies() implements Fate {}

    /** Its pod ends so, and it is not tried again. */
    record Exits(int code, String reason, String message) implements Fate {}

    /** It takes too long. */
    record TakesTooLong() implements Fate {}
}
