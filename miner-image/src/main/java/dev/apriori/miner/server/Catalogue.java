package dev.apriori.miner.server;

import dev.apriori.mining.data.Items;
import dev.apriori.mining.recommend.Blend;
import dev.apriori.mining.recommend.Popularity;
import dev.apriori.mining.recommend.Recommender;
import dev.apriori.mining.recommend.Similarities;
import dev.apriori.mining.rule.Rules;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds items by what people type: letter case and accents do not matter, every word must be in the title. Titles that
 * begin with the query come first, then those with a word that does; among these the most popular first.
 */
final class Catalogue {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final String[] titles;
    private final int[] rulesFrom;
    private final Optional<Similarities> similarities;
    private final int[] byPopularity;

    Catalogue(Recommender recommender, Popularity popularity) {
        Rules rules = recommender.rules();
        similarities = recommender.blend().map(Blend::similarities);
        Items items = rules.items();
        titles = items.titles().stream().map(Catalogue::plain).toArray(String[]::new);
        rulesFrom = new int[items.size()];
        for (int rule = 0; rule < rules.size(); rule++) {
            for (int i = 0; i < rules.antecedentSize(rule); i++) {
                rulesFrom[rules.antecedentItem(rule, i)]++;
            }
        }
        byPopularity = IntStream.range(0, items.size())
                .boxed()
                .sorted(Comparator.comparingInt(item -> -popularity.count(item)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many rules have the item among what they start from. */
    int rulesFrom(int item) {
        return rulesFrom[item];
    }

    /** How many others gain by their similarity to the item: none where rules are alone. */
    int similarTo(int item) {
        return similarities.map(all -> all.gaining(item)).orElse(0);
    }

    /** The items for a query, the best match first; the most popular for an empty one. */
    List<Integer> find(String query, int limit) {
        String plain = plain(query);
        if (plain.isEmpty()) {
            return Arrays.stream(byPopularity).limit(limit).boxed().toList();
        }
        String[] words = SPACE.split(plain);
        record Hit(int item, int rank) {}
        return Arrays.stream(byPopularity)
                .filter(item -> Stream.of(words).allMatch(titles[item]::contains))
                .mapToObj(item -> new Hit(item, rank(titles[item], plain)))
                .sorted(Comparator.comparingInt(Hit::rank))
                .limit(limit)
                .map(Hit::item)
                .toList();
    }

    private static int rank(String title, String query) {
        if (title.startsWith(query)) {
            return 0;
        }
        int at = title.indexOf(query);
        while (at > 0) {
            if (!Character.isLetterOrDigit(title.charAt(at - 1))) {
                return 1;
            }
            at = title.indexOf(query, at + 1);
        }
        return 2;
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT).strip();
    }
}
