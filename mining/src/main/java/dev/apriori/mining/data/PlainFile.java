package dev.apriori.mining.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * A file read in pieces, by all cores where it is large. Each piece has those lines that start in it, whole, so that none
 * has to know of another.
 */
final class PlainFile {
    /** So many bytes, and what the last line has beyond them. */
    static final int PIECE = 1 << 18;

    /** Below this many, starting threads takes longer than the work. */
    private static final int PIECES_WORTH_THREADS = 16;

    private static final int MORE = 1 << 12;

    private final FileChannel channel;
    private final long start;
    private final long size;

    private PlainFile(FileChannel channel, long start) throws IOException {
        this.channel = channel;
        this.start = start;
        this.size = channel.size();
    }

    /** Makes something of whole lines. */
    @FunctionalInterface
    interface Parser<P> {
        /** Of {@code bytes[from]} to {@code bytes[to - 1]}; nothing where they are not as plain as it wants them. */
        Optional<P> parse(byte[] bytes, int from, int to);
    }

    /** The first bytes of a file, as far as they fit; none where it is no regular file, or longer than it may be. */
    static byte[] start(Path file, int most, long maxBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.size() > maxBytes ? new byte[0] : new PlainFile(channel, 0).read(0, most);
        }
    }

    /**
     * What a parser makes of the lines from a position on, piece after piece; nothing where one of them is not plain.
     *
     * @param longestLine lines that are longer are not plain
     */
    static <P> Optional<List<P>> parse(Path file, long start, int longestLine, Parser<P> parser) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return new PlainFile(channel, start).parse(longestLine, parser);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private <P> Optional<List<P>> parse(int longestLine, Parser<P> parser) {
        int pieces = Math.toIntExact((size - start + PIECE - 1) / PIECE);
        var plain = new AtomicBoolean(true);
        IntStream steps = IntStream.range(0, pieces);
        List<Optional<P>> parsed = (pieces < PIECES_WORTH_THREADS ? steps : steps.parallel())
                .mapToObj(piece -> plain.get() ? parsePiece(piece, longestLine, parser) : Optional.<P>empty())
                .peek(one -> plain.compareAndSet(true, one.isPresent()))
                .toList();
        return plain.get()
                ? Optional.of(parsed.stream().map(Optional::orElseThrow).toList())
                : Optional.empty();
    }

    private <P> Optional<P> parsePiece(int piece, int longestLine, Parser<P> parser) {
        try {
            // The byte before the piece tells whether a line starts with it.
            long from = start + (long) piece * PIECE - (piece == 0 ? 0 : 1);
            int next = PIECE + (piece == 0 ? 0 : 1);
            byte[] bytes = read(from, next + MORE);
            int begin = piece == 0 ? 0 : afterLine(bytes, 0);
            if (begin < 0 || begin >= next) {
                return parser.parse(bytes, 0, 0);
            }
            int end = afterLine(bytes, next - 1);
            while (end < 0 && from + bytes.length < size) {
                if (bytes.length > longestLine + next) {
                    return Optional.empty();
                }
                bytes = read(from, 2 * bytes.length);
                end = afterLine(bytes, next - 1);
            }
            return parser.parse(bytes, begin, end < 0 ? bytes.length : end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the line after the next line's end starts; -1 where no line ends any more. */
    private static int afterLine(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private byte[] read(long from, int most) throws IOException {
        var buffer = ByteBuffer.allocate((int) Math.min(most, size - from));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                return Arrays.copyOf(buffer.array(), buffer.position());
            }
        }
        return buffer.array();
    }
}
