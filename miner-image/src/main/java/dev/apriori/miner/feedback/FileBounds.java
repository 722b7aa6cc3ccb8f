package dev.apriori.miner.feedback;

import java.time.Duration;

/**
 * How much is kept in files.
 *
 * @param fileBytes a file that would grow longer is followed by another
 * @param folderBytes of all files together; the oldest are deleted to stay below
 * @param atRest how long a file must not have been written to, to be deleted: others may be at it
 */
record FileBounds(long fileBytes, long folderBytes, Duration atRest) {
    static final FileBounds DEFAULT = new FileBounds(64L << 20, 2L << 30, Duration.ofDays(1));
}
