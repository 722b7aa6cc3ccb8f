package dev.apriori.mining.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @Property
    void decimalsAreReadAsTheJdkReadsThem(@ForAll("decimals") String text) {
        assertThat(parse(text)).isEqualTo(Float.parseFloat(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "abc",
                "NaN",
                "Infinity",
                "-Infinity",
                "1e99",
                "3.5f",
                "0x1p3",
                "1.2.3",
                "1,5",
                "e",
                "٣"
            })
    void whatIsNoFiniteDecimalIsNone(String text) {
        assertThat(parse(text)).isNaN();
    }

    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<String> digits =
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(9);
        Arbitrary<String> plain = digits.flatMap(whole -> digits.map(part -> whole + "." + part));
        Arbitrary<String> signed = plain.map(text -> "-" + text);
        Arbitrary<String> bare = digits.map(part -> "." + part);
        Arbitrary<String> scientific = Arbitraries.floats().map(String::valueOf);
        return Arbitraries.oneOf(digits, plain, signed, bare, scientific, digits.map(whole -> whole + "."));
    }

    private static float parse(String text) {
        char[] buffer = ("x" + text + "9").toCharArray();
        return Decimals.parse(buffer, 1, text.length());
    }
}
