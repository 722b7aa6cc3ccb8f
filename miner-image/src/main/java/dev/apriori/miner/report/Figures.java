package dev.apriori.miner.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them, and round ones to mark an axis with. */
final class Figures {
    private static final int FEWEST_TICKS = 3;
    private static final int MOST_TICKS = 9;
    private static final double[] ONE_TWO_FIVE = {1, 2, 5};
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figures() {}

    /** Such as {@code 427,088}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Such as {@code 427k}, for places where five letters are all there is. */
    static String shortCount(long count) {
        if (count < 10_000) {
            return count(count);
        }
        return count < 999_500
                ? Math.round(count / 1e3) + "k"
                : String.format(Locale.ROOT, count < 10_000_000 ? "%.1fM" : "%.0fM", count / 1e6);
    }

    /** At most four digits that count, such as {@code 53.29}; a whole or large number as a count. */
    static String number(double number) {
        if (Double.isInfinite(number) || Double.isNaN(number)) {
            return number > 0 ? "∞" : Double.toString(number);
        }
        if (Math.abs(number) >= 1000 || number == Math.rint(number)) {
            return count(Math.round(number));
        }
        return new BigDecimal(number).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** A probability: such as {@code 0.0312}, and {@code 3.1e-12} where it is small. */
    static String probability(double probability) {
        return probability >= 0.001 ? number(probability) : String.format(Locale.ROOT, "%.1e", probability);
    }

    /** Round numbers between the bounds: 1, 2 and 5 and their tenfolds, the tenfolds alone or even steps. */
    static List<Double> logarithmicTicks(double low, double high) {
        List<Double> ticks = new ArrayList<>();
        for (int power = exponent(low); power <= exponent(high); power++) {
            for (double digit : ONE_TWO_FIVE) {
                ticks.add(new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue());
            }
        }
        ticks.removeIf(tick -> tick < low || tick > high);
        if (ticks.size() > MOST_TICKS) {
            ticks.removeIf(tick -> Math.rint(Math.log10(tick)) != Math.log10(tick));
        }
        return ticks.size() < FEWEST_TICKS ? linearTicks(low, high) : ticks;
    }

    /** Multiples of 1, 2 or 5 and their tenfolds between the bounds, at least three of them. */
    static List<Double> linearTicks(double low, double high) {
        if (low >= high) {
            return List.of(low);
        }
        for (int power = exponent(high - low); ; power--) {
            for (int digit : new int[] {5, 2, 1}) {
                BigDecimal step = new BigDecimal(digit).scaleByPowerOfTen(power);
                List<Double> ticks = multiples(step, low, high);
                if (ticks.size() >= FEWEST_TICKS) {
                    return ticks;
                }
            }
        }
    }

    private static List<Double> multiples(BigDecimal step, double low, double high) {
        List<Double> multiples = new ArrayList<>();
        BigDecimal first = new BigDecimal(low).divide(step, 0, RoundingMode.CEILING);
        for (BigDecimal tick = first.multiply(step); tick.doubleValue() <= high; tick = tick.add(step)) {
            multiples.add(tick.doubleValue());
        }
        return multiples;
    }

    private static int exponent(double number) {
        return (int) Math.floor(Math.log10(number));
    }
}
