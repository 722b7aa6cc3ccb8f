package dev.apriori.mining.itemset;

/** What takes the itemsets that a search finds: keeps them, or only counts them. Itemsets have numbers that it gives. */
interface Finds {
    /** Starts a class with its single item, which is number 0. */
    void start(int item, int count);

    /** Takes an itemset and returns its number. */
    int add(int parent, int item, int count);

    /** Takes the frequent ones of a parent's extensions {@code from} to {@code to - 1}. */
    void addFrequent(int parent, int[] extensions, int[] supports, int from, int to, int minCount);

    /** Says that what comes next extends a perfect extension, and will be repeated without it. */
    void open();

    /**
     * Takes again what was found since the {@link #open} that is not closed yet, without the perfect extension.
     *
     * @param perfect the itemset with the perfect extension, the last one that was taken before {@link #open}
     * @param parent the itemset without it
     */
    void closeAndRepeat(int perfect, int parent);

    /** Holds what came since the last time against the budget. */
    void meter();
}
