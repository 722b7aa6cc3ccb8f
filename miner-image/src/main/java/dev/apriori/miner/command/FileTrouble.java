package dev.apriori.miner.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What an exception of the file system means for a person. */
final class FileTrouble {
    private FileTrouble() {}

    static String told(IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist; check the path";
            case AccessDeniedException denied -> denied.getFile() + " may not be read or written; permit this user to";
            case FileSystemException failed ->
                failed.getFile() + ": " + reason(failed) + "; see that this path can be used";
            default -> trouble.getMessage() == null ? trouble.getClass().getSimpleName() : trouble.getMessage();
        };
    }

    private static String reason(FileSystemException failed) {
        return failed.getReason() == null ? failed.getClass().getSimpleName() : failed.getReason();
    }
}
