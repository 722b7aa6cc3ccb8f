package dev.apriori.mining.data;

import java.util.List;

/**
 * The items of a data set. Inside the miner an item is its index, {@code 0} to {@code size() - 1}; outside it is its
 * label, the identifier that the data set itself uses.
 */
public final class Items {
    private final List<String> labels;
    private final List<String> titles;

    private Items(List<String> labels, List<String> titles) {
        this.labels = labels;
        this.titles = titles;
    }

    /** Items without titles of their own: each is shown by its label. */
    public static Items of(List<String> labels) {
        var copy = List.copyOf(labels);
        return new Items(copy, copy);
    }

    /**
     * Items with titles for people, index by index.
     *
     * @throws IllegalArgumentException when there are not as many titles as labels
     */
    public static Items of(List<String> labels, List<String> titles) {
        if (labels.size() != titles.size()) {
            throw new IllegalArgumentException(labels.size() + " labels, but " + titles.size() + " titles");
        }
        return new Items(List.copyOf(labels), List.copyOf(titles));
    }

    public int size() {
        return labels.size();
    }

    /** The data set's own identifier of the item, such as {@code "318"}. */
    public String label(int item) {
        return labels.get(item);
    }

    /** What people call the item, such as {@code "Shawshank Redemption, The (1994)"}; its label where it has no name. */
    public String title(int item) {
        return titles.get(item);
    }

    public List<String> labels() {
        return labels;
    }

    public List<String> titles() {
        return titles;
    }
}
