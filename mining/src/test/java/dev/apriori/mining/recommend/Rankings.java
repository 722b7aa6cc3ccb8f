package dev.apriori.mining.recommend;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rankings by chance, with as few strongest rules as small data has any use for. */
public final class Rankings {
    private Rankings() {}

    public static Arbitrary<Ranking> any() {
        return Combinators.combine(
                        Arbitraries.of(Weight.values()),
                        Arbitraries.of(Combination.values()),
                        Arbitraries.of(1, 2, 3, 5, Ranking.ALL))
                .filter((weight, combination, strongest) ->
                        weight != Weight.LIFT || combination != Combination.NOISY_OR)
                .as(Ranking::new);
    }
}
