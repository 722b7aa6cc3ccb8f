package dev.apriori.miner.feedback;

import dev.apriori.mining.MiningException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps feedback in files of its own in a folder that others may write to as well, one event a line. An answer is given
 * when the lines are with the operating system, so that an end of the process loses nothing; they are forced to the disk
 * within a second, which is what a machine that loses power may lose. No file is ever gone on with: the last line of one
 * whose writer was killed may be half a line.
 */
public final class FileSink implements FeedbackSink {
    private static final Logger LOG = LoggerFactory.getLogger(FileSink.class);
    private static final int FORCED_EVERY_MILLIS = 1_000;
    private static final DateTimeFormatter STARTED =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    private final FeedbackFolder folder;
    private final FileBounds bounds;
    private final Clock clock;
    private final String writer;
    private final Timer forcing = new Timer("feedback-to-disk", true);

    private Optional<FileChannel> open = Optional.empty();
    private long written;
    private int number;
    private boolean dirty;

    private FileSink(Path folder, String host, FileBounds bounds, Clock clock) {
        this.folder = new FeedbackFolder(folder);
        this.bounds = bounds;
        this.clock = clock;
        writer = host.replaceAll("[^A-Za-z0-9.-]", "-") + "-" + STARTED.format(clock.instant()) + "-"
                + ProcessHandle.current().pid();
        TimerTask force = new TimerTask() {
            @Override
            public void run() {
                force();
            }
        };
        forcing.schedule(force, FORCED_EVERY_MILLIS, FORCED_EVERY_MILLIS);
    }

    /**
     * Writes into the folder, which is made where there is none.
     *
     * @param host that this process runs on: it is in the files' names
     * @throws MiningException when files cannot be written there
     */
    public static FileSink in(Path folder, String host) {
        return in(folder, host, FileBounds.DEFAULT, Clock.systemUTC());
    }

    static FileSink in(Path folder, String host, FileBounds bounds, Clock clock) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".writable", ""));
        } catch (IOException e) {
            throw new MiningException(
                    "the feedback's folder is '" + folder + "', where no file can be written (" + e
                            + "); give a folder that can be written to",
                    e);
        }
        return new FileSink(folder, host, bounds, clock);
    }

    @Override
    public synchronized void append(List<FeedbackEvent> events) {
        byte[] lines = lines(events);
        try {
            write(channelFor(lines.length), lines);
            written += lines.length;
            dirty = true;
        } catch (IOException e) {
            abandonFile();
            throw unavailable(e);
        }
    }

    /** A thread that was interrupted has closed the channel, and a full disk has taken half a line. */
    private void abandonFile() {
        open.ifPresent(channel -> {
            try (channel) {
                channel.truncate(written);
            } catch (IOException e) {
                LOG.warn("the last lines of a file of feedback may be there twice, or in part: {}", e.toString());
            }
        });
        open = Optional.empty();
    }

    private static byte[] lines(List<FeedbackEvent> events) {
        var lines = new ByteArrayOutputStream();
        for (FeedbackEvent event : events) {
            lines.writeBytes(FeedbackLine.write(event));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static void write(FileChannel channel, byte[] lines) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(lines);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    private FileChannel channelFor(int bytes) throws IOException {
        if (open.isPresent() && written + bytes <= bounds.fileBytes()) {
            return open.get();
        }
        closeFile();
        Instant atRestSince = clock.instant().minus(bounds.atRest());
        if (!folder.shrink(bounds.folderBytes() - bytes, atRestSince)) {
            throw new IOException(
                    "the folder holds " + bounds.folderBytes() + " bytes of feedback, none of them at rest");
        }
        Path file = folder.file(writer, number++);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        open = Optional.of(channel);
        written = 0;
        return channel;
    }

    private void closeFile() throws IOException {
        if (open.isPresent()) {
            FileChannel channel = open.get();
            open = Optional.empty();
            try (channel) {
                channel.force(true);
            }
        }
    }

    private synchronized void force() {
        if (!dirty || open.isEmpty()) {
            return;
        }
        try {
            open.get().force(false);
            dirty = false;
        } catch (IOException e) {
            LOG.warn("feedback cannot be forced to the disk; it is tried again: {}", e.toString());
        }
    }

    private SinkUnavailableException unavailable(IOException e) {
        String why = e instanceof NoSuchFileException ? "the folder is gone" : String.valueOf(e.getMessage());
        return new SinkUnavailableException("feedback cannot be written to " + folder.path() + ": " + why, e);
    }

    @Override
    public void close() {
        forcing.cancel();
        synchronized (this) {
            try {
                closeFile();
            } catch (IOException e) {
                LOG.warn("the last feedback may not be on the disk: {}", e.toString());
            }
        }
    }
}
