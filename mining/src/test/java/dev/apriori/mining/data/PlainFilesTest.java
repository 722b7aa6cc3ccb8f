package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The short way of reading plain files: where it is taken, the long way would have come to the same. */
class PlainFilesTest {
    private static final Map<DataFormat, List<String>> PIECES = Map.of(
            DataFormat.MOVIE_LENS_CSV,
                    List.of("12,345,3.5,99\n", "3,7,4,1\r\n", "\n", "1,2,,\n", "1,2,.5,x y\n", "7,08,1,0\n"),
            DataFormat.MOVIE_LENS_DAT,
                    List.of("1::22::5::978\n", "31::4::3.5\n", "5::6::2::1::2\n", "1:2::3::4\n", "\r"),
            DataFormat.MOVIE_LENS_100K, List.of("1\t22\t5\t978\n", "31\t4\t3\n", " 5\t6\t2\t1\n", "1\t2\t0.12345678\n"),
            DataFormat.BASKETS,
                    List.of("1 2 3\n", "77  5 \n", "0\n", "\n", "12\r\n", "9,8\n", "4;5\n", "4\t5\n", "tea\n", "6\r"),
            DataFormat.CSV,
                    List.of(
                            "1,2,3\n",
                            "4,5,1.5\n",
                            "4,\"5\",1.5\n",
                            "4,5,1e1\n",
                            "4,5\n",
                            "-4,5,1\n",
                            "999999999,5,1\n"));

    private static Path directory = Path.of("unset");

    @BeforeContainer
    static void createDirectory() throws IOException {
        directory = Files.createTempDirectory("plain");
    }

    @AfterContainer
    static void deleteDirectory() throws IOException {
        Files.deleteIfExists(directory.resolve("data"));
        Files.delete(directory);
    }

    /** Lines that are plain, and some that are nearly so. */
    @Property(tries = 3000)
    void bothWaysAgree(@ForAll DataFormat format, @ForAll Random random) {
        List<String> pieces = PIECES.getOrDefault(format, List.of());
        String text = header(format)
                + IntStream.range(0, random.nextInt(8))
                        .mapToObj(i -> pieces.get(random.nextInt(1 + random.nextInt(pieces.size()))))
                        .collect(Collectors.joining());
        agree(DatasetReader.of(format), text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2000)
    void bothWaysAgreeOnAnyBytes(@ForAll DataFormat format, @ForAll Random random) {
        List<String> pieces = PIECES.getOrDefault(format, List.of());
        byte[] bytes = (header(format) + pieces.get(0).repeat(5)).getBytes(StandardCharsets.UTF_8);
        for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
            String often = "0123456789 ,;:\t\r\n\"-.";
            bytes[random.nextInt(bytes.length)] = random.nextBoolean()
                    ? (byte) random.nextInt(256)
                    : (byte) often.charAt(random.nextInt(often.length()));
        }
        agree(DatasetReader.of(format), bytes);
    }

    @Property(tries = 500)
    void bothWaysKeepTheLimits(
            @ForAll DataFormat format,
            @ForAll @IntRange(min = 1, max = 200) int bytes,
            @ForAll @IntRange(min = 1, max = 12) int rows,
            @ForAll @IntRange(min = 1, max = 40) int length) {
        String text =
                header(format) + PIECES.getOrDefault(format, List.of()).get(0).repeat(8);
        DatasetReader reader = DatasetReader.of(format).with(new ReadLimits(bytes, rows, length, length));
        agree(reader, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Many pieces, whose ends fall anywhere in a line; by several threads. */
    @Property(tries = 6)
    void piecesOfAFileComeTogether(@ForAll Random random) throws IOException {
        StringBuilder baskets = new StringBuilder();
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        int pieces = random.nextInt(20);
        while (baskets.length() < pieces * PlainFile.PIECE + 7) {
            int size = random.nextInt(20) == 0 ? random.nextInt(100_000) : random.nextInt(9);
            for (int i = 0; i < size; i++) {
                baskets.append(random.nextInt(5_000)).append(' ');
            }
            baskets.append('\n');
        }
        while (ratings.length() < pieces * PlainFile.PIECE + 40) {
            ratings.append(random.nextInt(70_000))
                    .append(',')
                    .append(random.nextInt(5_000))
                    .append(",3.5,1\n");
        }
        assertThat(plainly(DatasetReader.of(DataFormat.BASKETS), bytes(baskets)))
                .isPresent();
        assertThat(plainly(DatasetReader.of(DataFormat.MOVIE_LENS_CSV), bytes(ratings)))
                .isPresent();
    }

    @Example
    void publishedFilesArePlain() {
        for (DataFormat format : DataFormat.values()) {
            String text = header(format)
                    + PIECES.getOrDefault(format, List.of()).get(0).repeat(3);
            assertThat(plainly(DatasetReader.of(format), text.getBytes(StandardCharsets.UTF_8)))
                    .as(format.id())
                    .isPresent();
        }
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String header(DataFormat format) {
        return switch (format) {
            case MOVIE_LENS_CSV -> "userId,movieId,rating,timestamp\n";
            case CSV -> "user,item,rating\n";
            case MOVIE_LENS_DAT, MOVIE_LENS_100K, BASKETS -> "";
        };
    }

    private static void agree(DatasetReader reader, byte[] bytes) {
        plainly(reader, bytes);
    }

    /** What the short way reads, held against the long one. */
    private static Optional<String> plainly(DatasetReader reader, byte[] bytes) {
        Path file = Written.file(directory, "data", bytes);
        Optional<String> read = reader.readPlain(file).map(PlainFilesTest::told);
        read.ifPresent(told -> assertThat(told).isEqualTo(told(reader.readAny(file))));
        return read;
    }

    private static String told(Dataset dataset) {
        if (dataset instanceof Ratings ratings) {
            return ratings.userCount() + " users, " + ratings.items().labels() + ": " + Written.rows(dataset);
        }
        return dataset.items().labels() + ": " + Written.contents(dataset);
    }
}
