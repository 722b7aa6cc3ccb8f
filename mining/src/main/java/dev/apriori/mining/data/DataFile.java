package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A data file as text, unpacked while it is read: plain, gzip or in a zip, told apart by the first bytes and not by the
 * name.
 */
final class DataFile implements Closeable {
    private static final int START = 1 << 16;
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String name;
    private final Closeable resource;
    private byte[] start = {};
    private InputStream rest = InputStream.nullInputStream();

    private DataFile(String name, Closeable resource) {
        this.name = name;
        this.resource = resource;
    }

    /**
     * @param choice which of the files to take where this is a zip
     * @throws MiningException when there is no such file, or no text in it
     */
    static DataFile open(Path file, ZipArchive.Choice choice, ReadLimits limits) {
        String name = Shown.line(file.toString());
        checkFile(file, name);
        if (!ZipArchive.isZip(file)) {
            return new DataFile(name, () -> {}).begin(() -> Files.newInputStream(file), limits);
        }
        ZipArchive archive = ZipArchive.open(file);
        try {
            ZipArchive.Content content = archive.choose(choice);
            return new DataFile(content.name(), archive).begin(content::open, limits);
        } catch (RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** @throws MiningException when it is nothing that can be opened */
    static void checkFile(Path file, String name) {
        if (!Files.exists(file)) {
            throw new MiningException(name + ": there is no such file; check the path");
        }
        if (Files.isDirectory(file)) {
            throw new MiningException(name + ": is a directory; name the file in it");
        }
        if (!Files.isReadable(file)) {
            throw new MiningException(name + ": may not be read; check its permissions");
        }
    }

    private interface Opening {
        InputStream open() throws IOException;
    }

    private DataFile begin(Opening opening, ReadLimits limits) {
        try {
            PushbackInputStream packed = new PushbackInputStream(opening.open(), 2);
            rest = packed;
            rest = new BoundedInputStream(
                    isGzip(packed) ? new GZIPInputStream(packed, BUFFER) : packed, limits.maxBytes());
            start = withoutMark(rest.readNBytes(START));
            checkText();
            return this;
        } catch (IOException e) {
            close();
            throw unreadable(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static boolean isGzip(PushbackInputStream in) throws IOException {
        byte[] magic = in.readNBytes(2);
        in.unread(magic);
        return Arrays.equals(magic, GZIP_MAGIC);
    }

    private static byte[] withoutMark(byte[] text) {
        boolean marked = text.length >= UTF_8_MARK.length
                && Arrays.equals(text, 0, UTF_8_MARK.length, UTF_8_MARK, 0, UTF_8_MARK.length);
        return marked ? Arrays.copyOfRange(text, UTF_8_MARK.length, text.length) : text;
    }

    private void checkText() {
        if (start.length == 0) {
            throw new MiningException(name + ": the file is empty; give a file with data");
        }
        for (byte b : start) {
            if (b == 0) {
                throw new MiningException(
                        name + ": is binary, no text; give text in UTF-8, plain, gzip or in a zip, or unpack it");
            }
        }
    }

    /** What messages call the file; in a zip, its place in there too. */
    String name() {
        return name;
    }

    /** The first bytes of the text, at most 64 KiB. */
    byte[] start() {
        return start;
    }

    /** The first line's bytes, as far as they are among the first 64 KiB. */
    byte[] firstLine() {
        int end = 0;
        while (end < start.length && start[end] != '\n' && start[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(start, end);
    }

    /** The text from its start, to be read once. Bytes that are none of the character set become U+FFFD. */
    Reader reader(Charset charset) {
        return new InputStreamReader(new SequenceInputStream(new ByteArrayInputStream(start), rest), charset);
    }

    /** What to tell the user when reading fails. */
    MiningException unreadable(IOException e) {
        String reason;
        if (e instanceof BoundedInputStream.TooLongException) {
            reason = e.getMessage();
        } else if (e instanceof EOFException) {
            reason = "ends too early; the file was cut off, fetch it again";
        } else if (e instanceof ZipException) {
            reason = "is damaged (" + Shown.line(String.valueOf(e.getMessage())) + "); fetch it again";
        } else {
            reason = "cannot be read (" + Shown.line(String.valueOf(e.getMessage())) + "); check the file and the disk";
        }
        return new MiningException(name + ": " + reason, e);
    }

    @Override
    public void close() {
        try (resource) {
            rest.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
