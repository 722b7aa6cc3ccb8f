package dev.apriori.experiment.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberSetTest {
    @Test
    void neighboursAreOneRange() {
        assertThat(NumberSet.of(7, 0, 1, 2, 5, 8)).hasToString("0-2,5,7-8");
        assertThat(NumberSet.NONE.text()).isEmpty();
    }

    @Test
    void textThatWouldBeTooLongNamesTheLowestNumbers() {
        assertThat(NumberSet.of(1, 3, 5, 7).text(6)).isEqualTo("1,3,…");
        assertThat(NumberSet.of(1, 3, 5, 7).text(7)).isEqualTo("1,3,5,7");
    }

    @Test
    void otherTextIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSet.parse("1,x"));
        assertThatIllegalArgumentException().isThrownBy(() -> NumberSet.parse("1,,2"));
    }

    @Property
    void whatIsWrittenIsRead(@ForAll Set<@IntRange(max = 200) Integer> set) {
        assertThat(NumberSet.parse(numbers(set).text())).isEqualTo(numbers(set));
        assertThat(numbers(set).count()).isEqualTo(set.size());
    }

    @Property
    void cutTextKeepsItsBoundAndNamesNothingElse(
            @ForAll Set<@IntRange(max = 200) Integer> set, @ForAll @IntRange(min = 1, max = 60) int maxChars) {
        String text = numbers(set).text(maxChars);
        assertThat(text).hasSizeLessThanOrEqualTo(maxChars);
        assertThat(set).containsAll(NumberSet.parse(text).stream().boxed().toList());
    }

    @Property
    void setsAreAddedAndTakenAway(
            @ForAll Set<@IntRange(max = 50) Integer> one, @ForAll Set<@IntRange(max = 50) Integer> other) {
        NumberSet both = numbers(one).plus(numbers(other));
        assertThat(both.minus(numbers(other)).plus(numbers(other))).isEqualTo(both);
        assertThat(one).allMatch(both::contains);
    }

    private static NumberSet numbers(Set<Integer> set) {
        return NumberSet.of(set.stream().mapToInt(Integer::intValue));
    }
}
