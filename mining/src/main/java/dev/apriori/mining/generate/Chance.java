package dev.apriori.mining.generate;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same on every JVM: of the generator only its 64 bits are used, and everything else is exact
 * arithmetic on them (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014).
 */
final class Chance {
    private static final double UNIT = 0x1p-53;
    private static final int QUARTER_BITS = 16;
    private static final int QUARTER_MASK = (1 << QUARTER_BITS) - 1;

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /** Another, independent one. */
    Chance split() {
        return new Chance(random.split());
    }

    /** Evenly from 0 up to, but not, 1. */
    double unit() {
        return (random.nextLong() >>> 11) * UNIT;
    }

    /** Evenly from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** Close to normally distributed, with mean 0 and deviation 1: four even numbers added up, so never beyond ±3.5. */
    double bell() {
        long bits = random.nextLong();
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += (double) (bits >>> (i * QUARTER_BITS) & QUARTER_MASK) / QUARTER_MASK;
        }
        return (sum - 2) * 1.7320508075688772;
    }

    /** 0 to {@code size - 1} in random order. */
    int[] shuffled(int size) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            int other = below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }
}
