package dev.apriori.mining.data;

import static dev.apriori.mining.data.Written.contents;
import static dev.apriori.mining.data.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    @TempDir
    Path directory;

    @Test
    void movieLensCsvIsReadByTheNamesInItsHeader() {
        assertThat(rows(read(DataFormat.MOVIE_LENS_CSV, "rating,movieId,userId\n3.5,20,7\n0.5,3,7\n4.0,3,1\n")))
                .isEqualTo("1 20 3.5 | 1 3 0.5 | 0 3 4.0");
    }

    @Test
    void movieLensDatIsSeparatedByTwoColons() {
        assertThat(rows(read(DataFormat.MOVIE_LENS_DAT, "1::1193::5::978300760\n1::661::3::978302109\n")))
                .isEqualTo("0 1193 5.0 | 0 661 3.0");
    }

    @Test
    void movieLens100kIsSeparatedByTabs() {
        assertThat(rows(read(DataFormat.MOVIE_LENS_100K, "196\t242\t3\t881250949\r\n186\t302\t3\t891717742\r\n")))
                .isEqualTo("1 242 3.0 | 0 302 3.0");
    }

    @Test
    void csvIsReadByTheColumnsThatAreNamed() {
        Path file = Written.file(
                directory, "orders.csv", "buyer;shop;thing;stars\nann;x;\"bread; white\";4\nbob;y;milk;1e0\n");
        Columns columns = new Columns("buyer", "thing", "stars", Separator.AUTO);
        assertThat(rows(DatasetReader.of(DataFormat.CSV).with(columns).read(file)))
                .isEqualTo("0 bread; white 4.0 | 1 milk 1.0");
        assertThat(rows(DatasetReader.of(DataFormat.CSV)
                        .with(columns.withoutRating())
                        .read(file)))
                .isEqualTo("0 bread; white Infinity | 1 milk Infinity");
    }

    @Test
    void csvHasColumnsUserItemAndRatingUnlessToldOtherwise() {
        assertThat(rows(read(DataFormat.CSV, "user,item,rating\nann,tea,5\n"))).isEqualTo("0 tea 5.0");
    }

    @Test
    void aByteOrderMarkBlanksAndEmptyLinesAreNoData() {
        assertThat(rows(read(DataFormat.MOVIE_LENS_CSV, "\uFEFFuserId, movieId, rating\n\n 1 , 2 , 3.0 \n   \n\n")))
                .isEqualTo("0 2 3.0");
    }

    @Test
    void aLastLineNeedsNoLineBreak() {
        assertThat(rows(read(DataFormat.MOVIE_LENS_100K, "1\t2\t3\t4"))).isEqualTo("0 2 3.0");
    }

    @Test
    void basketsOfIntegersAreSeparatedByBlanks() {
        Dataset baskets = read(DataFormat.BASKETS, "10 9  2 \n\n2 2\n   \n9\n");
        assertThat(contents(baskets)).isEqualTo("10+9+2 | 2+2 | 9");
        assertThat(baskets.items().labels()).containsExactly("2", "9", "10");
    }

    @Test
    void basketsOfNamesMayHoldBlanksAndQuotedCommas() {
        assertThat(contents(read(DataFormat.BASKETS, "tea\nwhole milk,\"bread, white\"\nrice,,tea\n")))
                .isEqualTo("tea | whole milk+bread, white | rice+tea");
        assertThat(contents(read(DataFormat.BASKETS, "a, b\tc\nd\n"))).isEqualTo("a, b+c | d");
        assertThat(contents(read(DataFormat.BASKETS, "a 1;b, c\n"))).isEqualTo("a 1+b, c");
        assertThat(contents(read(DataFormat.BASKETS, "a;b, c, d\n"))).isEqualTo("a;b+c+d");
    }

    @Test
    void theSeparatorOfBasketsMayBeGiven() {
        Path file = Written.file(directory, "b.txt", "a b,c|d\n");
        assertThat(contents(DatasetReader.of(DataFormat.BASKETS)
                        .with(Separator.PIPE)
                        .read(file)))
                .isEqualTo("a b,c+d");
        assertThat(contents(DatasetReader.of(DataFormat.BASKETS)
                        .with(Separator.of(" "))
                        .read(file)))
                .isEqualTo("a+b,c|d");
    }

    @Test
    void namesInOtherScriptsAreKept() {
        assertThat(contents(read(DataFormat.BASKETS, "茶 кофе\nthé 🍵\n"))).isEqualTo("茶+кофе | thé+🍵");
    }

    @Test
    void formatsAreCalledAsInTheResource() {
        assertThat(DataFormat.values())
                .extracting(DataFormat::id)
                .containsExactly("MovieLensCsv", "MovieLensDat", "MovieLens100k", "Baskets", "Csv");
        assertThat(DataFormat.byId("MovieLens100k")).contains(DataFormat.MOVIE_LENS_100K);
        assertThat(DataFormat.byId("movielens100k")).isEmpty();
    }

    private Dataset read(DataFormat format, String text) {
        return DatasetReader.of(format).read(Written.file(directory, "data", text));
    }
}
