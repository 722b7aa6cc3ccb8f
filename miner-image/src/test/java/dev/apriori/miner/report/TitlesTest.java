package dev.apriori.miner.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Heat (1995);Heat",
                "Usual Suspects, The (1995);The Usual Suspects",
                "Manon of the Spring (Manon des sources) (1986);Manon of the Spring",
                "Seven (a.k.a. Se7en) (1995);Seven",
                "2001: A Space Odyssey (1968);2001: A Space Odyssey",
                "Dr. Strangelove or: How I Learned to Stop Worrying (1964);Dr. Strangelove or: How I L…",
                "(500) Days of Summer (2009);(500) Days of Summer",
                "item 17;item 17"
            })
    void aTitleIsShortenedForNarrowPlaces(String title, String shortened) {
        assertThat(Titles.shortened(title, 28)).isEqualTo(shortened);
    }

    @Test
    void partsBeyondALineGoToTheNext() {
        assertThat(Titles.dotted(List.of("min_support 0.1", "metric lift", "max_len 2"), 30))
                .isEqualTo("min_support 0.1 · metric lift\nmax_len 2");
    }
}
