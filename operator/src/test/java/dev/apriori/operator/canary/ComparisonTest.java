package dev.apriori.operator.canary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.apriori.experiment.api.CanarySpec;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often canaries with known chances are rolled back, where nothing is tolerated. */
class ComparisonTest {
    private static final int CANARIES = 400;
    private static final int LOOKS = 50;
    private static final int OLD_REQUESTS = 80;
    private static final int NEW_REQUESTS = 20;
    private static final CanarySpec SPEC = spec();

    /** At each look there are so many requests more of each revision. */
    @ParameterizedTest
    @CsvSource({"0.001", "0.01", "0.1", "0.5", "0.9"})
    void oneThatIsJustAsGoodIsRolledBackInFewerThanOneOfTwenty(double chance) {
        assertThat(rolledBack(chance, chance)).isLessThan(CANARIES / 20);
    }

    @ParameterizedTest
    @CsvSource({"0.001, 0.05", "0.01, 0.1", "0.1, 0.25", "0.5, 0.7"})
    void oneThatIsClearlyWorseIsRolledBackInNineOfTen(double chance, double worse) {
        assertThat(rolledBack(chance, worse)).isGreaterThan(CANARIES * 9 / 10);
    }

    private static long rolledBack(double chance, double freshChance) {
        Random random = new Random(1);
        return IntStream.range(0, CANARIES)
                .filter(canary -> isRolledBack(chance, freshChance, random))
                .count();
    }

    private static boolean isRolledBack(double chance, double freshChance, Random random) {
        long errors = 0;
        long freshErrors = 0;
        for (int look = 1; look <= LOOKS; look++) {
            errors += drawn(OLD_REQUESTS, chance, random);
            freshErrors += drawn(NEW_REQUESTS, freshChance, random);
            Counts old = new Counts((long) look * OLD_REQUESTS, errors, new TreeMap<>(), 0, 0);
            Counts fresh = new Counts((long) look * NEW_REQUESTS, freshErrors, new TreeMap<>(), 0, 0);
            if (new Comparison(old, fresh, true).worse(SPEC).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static long drawn(int requests, double chance, Random random) {
        return IntStream.range(0, requests)
                .filter(request -> random.nextDouble() < chance)
                .count();
    }

    private static CanarySpec spec() {
        try {
            return new YAMLMapper()
                    .readValue("{percent: 20, metric: [ErrorRate], tolerance: {errorPercent: 0}}", CanarySpec.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
