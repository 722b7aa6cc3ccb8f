package dev.apriori.mining.itemset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.apriori.mining.transaction.Transactions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClassSearchTest {
    @Provide
    Arbitrary<Transactions> small() {
        return Samples.small();
    }

    @Property(tries = 200)
    void groupsOfClassesMinedApartAndJoinedAreWhatOneMinerFinds(
            @ForAll("small") Transactions transactions,
            @ForAll @IntRange(min = 1, max = 30) int minCount,
            @ForAll @IntRange(min = 1, max = 9) int maxLength,
            @ForAll @IntRange(min = 1, max = 6) int groups) {
        var task = new ItemsetTask(minCount, maxLength, Budget.ample(), 1);
        List<FoundClasses> parts = new ArrayList<>();
        for (int[] group : ClassGroups.of(transactions, task, groups)) {
            parts.add(sent(new ClassSearch(transactions, task).mine(group, () -> {})));
        }
        Collections.reverse(parts);

        Itemsets joined = FoundClasses.join(parts, transactions.items(), transactions.count(), minCount);

        assertThat(columns(joined)).isEqualTo(columns(EclatMiner.mine(transactions, task)));
        assertThat(joined.rootCount()).isEqualTo(parts.isEmpty() ? 0 : joined.sizesByLength()[1]);
    }

    @Property(tries = 100)
    void eachClassIsInOneGroup(
            @ForAll("small") Transactions transactions, @ForAll @IntRange(min = 1, max = 12) int most) {
        List<int[]> groups = ClassGroups.of(transactions, new ItemsetTask(1, 3, Budget.ample(), 1), most);

        int items = Samples.mine(transactions, 1, 1).size();
        assertThat(groups.stream().flatMapToInt(IntStream::of).sorted().toArray())
                .isEqualTo(IntStream.range(0, items).toArray());
        assertThat(groups).hasSize(Math.min(most, items)).noneMatch(group -> group.length == 0);
    }

    @Test
    void aGroupThatAloneUsesUpTheBudgetIsStopped() {
        Transactions alike = Samples.transactions(
                20, Collections.nCopies(5, IntStream.range(0, 20).boxed().toList()));
        var task = new ItemsetTask(1, 20, Budget.startingNow(1000, 1, Duration.ofMinutes(1)), 1);

        assertThatThrownBy(() -> new ClassSearch(alike, task).mine(new int[] {0}, () -> {}))
                .isInstanceOf(BudgetExceededException.class)
                .hasMessageStartingWith("more than 1000 itemsets are frequent");
    }

    @Test
    void whoLooksInCanEndTheMining() {
        Transactions alike = Samples.transactions(
                20, Collections.nCopies(5, IntStream.range(0, 20).boxed().toList()));
        var search = new ClassSearch(alike, new ItemsetTask(1, 20, Budget.ample(), 1));

        assertThatThrownBy(() -> search.mine(new int[] {0}, () -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    private static FoundClasses sent(FoundClasses part) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (FoundClasses) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<List<Integer>> columns(Itemsets itemsets) {
        return IntStream.range(0, itemsets.size())
                .mapToObj(i -> List.of(itemsets.parent(i), itemsets.item(i), itemsets.count(i)))
                .toList();
    }
}
