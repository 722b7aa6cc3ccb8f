package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoreRatingsTest {
    private static final Items FILMS = Items.of(List.of("2", "10", "30"));
    private static final List<MoreRating> MORE =
            List.of(new MoreRating("zoe", "10", 4f), new MoreRating("ann", "7", 5f), new MoreRating("zoe", "2", 1f));

    private static List<String> rows(Ratings ratings) {
        return IntStream.range(0, ratings.rows())
                .mapToObj(row ->
                        ratings.user(row) + " " + ratings.items().label(ratings.item(row)) + " " + ratings.rating(row))
                .toList();
    }

    @Test
    void theirUsersComeAfterTheOthersAndNewItemsTakeTheirPlace() {
        var base = new Ratings(FILMS, 2, new int[] {0, 1, 1}, new int[] {0, 1, 2}, new float[] {3, 4, 5});

        Ratings both = base.with(MORE);

        assertThat(both.items().labels()).containsExactly("2", "7", "10", "30");
        assertThat(both.userCount()).isEqualTo(4);
        assertThat(rows(both)).containsExactly("0 2 3.0", "1 10 4.0", "1 30 5.0", "3 10 4.0", "2 7 5.0", "3 2 1.0");
    }

    @Test
    void aUserWhoIsCalledAsOneOfTheFilesIsAnother() {
        var base = new Ratings(FILMS, 1, new int[] {0}, new int[] {0}, new float[] {3});

        assertThat(base.with(List.of(new MoreRating("0", "2", 5f))).userCount()).isEqualTo(2);
    }

    @Test
    void inDataWithoutRatingsEachIsALike() {
        var base = new Ratings(FILMS, 1, new int[] {0}, new int[] {2}, new float[0]);

        assertThat(rows(base.with(MORE)))
                .containsExactly("0 30 Infinity", "2 10 Infinity", "1 7 Infinity", "2 2 Infinity");
    }

    @Test
    void whatSomeoneTookIsOneMoreBasket() {
        var base = new Baskets(FILMS, new int[] {0, 2, 3}, new int[] {0, 2, 1});

        Baskets both = base.with(MORE);

        assertThat(both.count()).isEqualTo(4);
        assertThat(IntStream.range(0, 4)
                        .mapToObj(basket -> IntStream.range(both.offset(basket), both.offset(basket + 1))
                                .mapToObj(position -> both.items().label(both.item(position)))
                                .toList()))
                .containsExactly(List.of("2", "30"), List.of("10"), List.of("7"), List.of("2", "10"));
    }
}
