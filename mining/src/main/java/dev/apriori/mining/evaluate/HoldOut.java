package dev.apriori.mining.evaluate;

import dev.apriori.mining.transaction.Transactions;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * One or some random likes of each user with enough of them, held out to see whether they are recommended from the rest.
 * Deterministic in the seed.
 */
public final class HoldOut {
    /** Users with fewer likes keep them all, and are not asked about. */
    public static final int LEAST_LIKES = 5;

    private final Transactions training;
    private final int[] users;
    private final IntSet[] items;

    private HoldOut(Transactions training, int[] users, IntSet[] items) {
        this.training = training;
        this.users = users;
        this.items = items;
    }

    /** Holds out a like of every user with enough of them. */
    public static HoldOut split(Transactions transactions, long seed) {
        return split(transactions, seed, Integer.MAX_VALUE);
    }

    /**
     * Holds out a like of so many users at most, drawn at random where more have enough likes: to ask a sample is enough
     * where users are many.
     */
    public static HoldOut split(Transactions transactions, long seed, int mostUsers) {
        return split(transactions, seed, mostUsers, 1);
    }

    /**
     * Holds out so many likes of a user at most, of each five that a user has one: to choose by, since more likes tell
     * more than one.
     */
    public static HoldOut split(Transactions transactions, long seed, int mostUsers, int mostLikes) {
        var random = new Random(seed);
        int[] users = drawn(transactions, random, mostUsers);
        IntSet[] items = new IntSet[users.length];
        int[] offsets = new int[transactions.count() + 1];
        int[] contents = new int[transactions.totalItems()];
        int asked = 0;
        int at = 0;
        for (int t = 0; t < transactions.count(); t++) {
            IntSet heldOut = IntSet.of();
            if (asked < users.length && users[asked] == t) {
                heldOut = likes(transactions, t, Math.min(mostLikes, transactions.size(t) / LEAST_LIKES), random);
                items[asked++] = heldOut;
            }
            for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                if (!heldOut.contains(transactions.item(i))) {
                    contents[at++] = transactions.item(i);
                }
            }
            offsets[t + 1] = at;
        }
        return new HoldOut(new Transactions(transactions.items(), offsets, contents), users, items);
    }

    private static IntSet likes(Transactions transactions, int transaction, int many, Random random) {
        IntSet likes = new IntOpenHashSet();
        while (likes.size() < many) {
            likes.add(transactions.item(
                    transactions.offset(transaction) + random.nextInt(transactions.size(transaction))));
        }
        return likes;
    }

    private static int[] drawn(Transactions transactions, Random random, int most) {
        int[] users = IntStream.range(0, transactions.count())
                .filter(t -> transactions.size(t) >= LEAST_LIKES)
                .toArray();
        if (users.length <= most) {
            return users;
        }
        int[] sample = Arrays.copyOf(IntArrays.shuffle(users, random), most);
        Arrays.sort(sample);
        return sample;
    }

    /** All users' transactions without what is held out. */
    public Transactions training() {
        return training;
    }

    /** The number of users of whom a like is held out. */
    public int size() {
        return users.length;
    }

    /** A user's transaction, by number. */
    public int user(int place) {
        return users[place];
    }

    /** What is held out of that user's likes. */
    public IntSet items(int place) {
        return items[place];
    }
}
