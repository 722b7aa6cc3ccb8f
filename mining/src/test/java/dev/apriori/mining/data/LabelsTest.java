package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void integersAreOrderedAsNumbers() {
        assertThat(sorted("10", "9", "-3", "0", "100000000000000000000", "-100000000000000000000", "-20"))
                .containsExactly("-100000000000000000000", "-20", "-3", "0", "9", "10", "100000000000000000000");
    }

    @Test
    void oneNameAmongThemOrdersAllAsText() {
        assertThat(sorted("10", "9", "tea", "2")).containsExactly("10", "2", "9", "tea");
    }

    @Test
    void labelsAreKeptAsTheyAreSpelled() {
        assertThat(sorted("7", "007", "-0", "0", "07")).containsExactly("-0", "0", "007", "07", "7");
    }

    @Property(tries = 200)
    void everyLabelMovesToItsPlaceInTheOrder(@ForAll("labelLists") List<String> given) {
        Labels labels = new Labels();
        List<Integer> first = new ArrayList<>();
        for (String label : given) {
            first.add(labels.index(label.toCharArray(), 0, label.length()));
        }
        Labels.Sorted sorted = labels.sorted();
        assertThat(sorted.labels()).doesNotHaveDuplicates().hasSize(labels.size());
        for (int i = 0; i < given.size(); i++) {
            assertThat(sorted.labels().get(sorted.ranks()[first.get(i)])).isEqualTo(given.get(i));
        }
        boolean numeric = given.stream().allMatch(label -> label.matches("-?[0-9]+"));
        assertThat(sorted.labels())
                .isSortedAccordingTo(
                        numeric
                                ? Comparator.comparing((String label) -> new BigInteger(label))
                                        .thenComparing(Comparator.naturalOrder())
                                : Comparator.naturalOrder());
    }

    @Provide
    Arbitrary<List<String>> labelLists() {
        Arbitrary<String> numbers = Arbitraries.longs().map(String::valueOf);
        Arbitrary<String> digits =
                Arbitraries.strings().withChars("-0123").ofMinLength(1).ofMaxLength(25);
        Arbitrary<String> integers = Arbitraries.oneOf(
                numbers,
                digits.filter(text -> text.matches("-?[0-9]+")),
                Arbitraries.integers().between(0, 50).map(String::valueOf));
        return Arbitraries.oneOf(
                integers.list().ofMaxSize(30),
                Arbitraries.oneOf(integers, digits).list().ofMaxSize(30));
    }

    private static List<String> sorted(String... given) {
        Labels labels = new Labels();
        for (String label : given) {
            labels.index(label.toCharArray(), 0, label.length());
        }
        return labels.sorted().labels();
    }
}
