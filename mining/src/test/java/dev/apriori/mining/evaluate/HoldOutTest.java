package dev.apriori.mining.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.apriori.mining.itemset.Samples;
import dev.apriori.mining.transaction.Transactions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HoldOutTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Property(tries = 200)
    void oneLikeOfEachUserWithFiveOrMoreIsHeldOut(@ForAll("small") Transactions transactions, @ForAll long seed) {
        HoldOut holdOut = HoldOut.split(transactions, seed);
        List<List<Integer>> whole = Samples.baskets(transactions);
        List<List<Integer>> again = new ArrayList<>(Samples.baskets(holdOut.training()));
        for (int place = 0; place < holdOut.size(); place++) {
            List<Integer> rest = new ArrayList<>(again.get(holdOut.user(place)));
            assertThat(rest).doesNotContain(holdOut.items(place).iterator().nextInt());
            rest.add(holdOut.items(place).iterator().nextInt());
            again.set(holdOut.user(place), rest.stream().sorted().toList());
        }
        assertThat(again).isEqualTo(whole);
        assertThat(IntStream.range(0, holdOut.size()).mapToObj(holdOut::user))
                .containsExactlyElementsOf(IntStream.range(0, whole.size())
                        .filter(user -> whole.get(user).size() >= 5)
                        .boxed()
                        .toList());
    }

    @Test
    void aSampleOfUsersKeepsTheLikesOfTheOthers() {
        var basket = IntStream.range(0, 6).boxed().toList();
        Transactions transactions = Samples.transactions(6, Collections.nCopies(100, basket));
        HoldOut holdOut = HoldOut.split(transactions, 1, 30);
        assertThat(holdOut.size()).isEqualTo(30);
        assertThat(holdOut.training().totalItems()).isEqualTo(transactions.totalItems() - 30);
        assertThat(IntStream.range(0, 30).map(holdOut::user)).isSorted().doesNotHaveDuplicates();
        assertThat(IntStream.range(0, 30).map(holdOut::user).max().orElseThrow())
                .isGreaterThan(30);
    }

    @Test
    void theSeedDecides() {
        var basket = IntStream.range(0, 50).boxed().toList();
        Transactions transactions = Samples.transactions(50, List.of(basket, basket, basket, basket));
        assertThat(heldOut(transactions, 1)).isEqualTo(heldOut(transactions, 1)).isNotEqualTo(heldOut(transactions, 2));
    }

    private static List<Integer> heldOut(Transactions transactions, long seed) {
        HoldOut holdOut = HoldOut.split(transactions, seed);
        return IntStream.range(0, holdOut.size())
                .mapToObj(place -> holdOut.items(place).iterator().nextInt())
                .toList();
    }
}
