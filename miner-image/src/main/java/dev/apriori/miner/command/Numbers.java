package dev.apriori.miner.command;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The numbers that options take, each with its bounds. */
final class Numbers {
    private static final int LAST_PORT = (1 << 16) - 1;

    private static final Duration LONGEST = Duration.ofDays(1);

    private Numbers() {}

    private static long whole(String text, long least, long most, String fix) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notWhole) {
            // said below
        }
        throw wrong(text, fix);
    }

    private static TypeConversionException wrong(String text, String fix) {
        return new TypeConversionException("'" + text + "'; give " + fix);
    }

    /** 1 or more. */
    static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 1, Integer.MAX_VALUE, "a whole number of 1 or more");
        }
    }

    /** 0 or more. */
    static final class Index implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, Integer.MAX_VALUE, "a whole number of 0 or more");
        }
    }

    /** A span of time, such as 5s or 10m. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration time = Duration.parse("PT" + text);
                if (!time.isNegative() && time.compareTo(LONGEST) <= 0) {
                    return time;
                }
            } catch (DateTimeParseException noTime) {
                // said below
            }
            throw wrong(text, "a time of at most a day, such as 5s, 10m or 1h30m");
        }
    }

    /** 1 or more, also beyond two thousand million. */
    static final class Limit implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, 1, Long.MAX_VALUE, "a whole number of 1 or more");
        }
    }

    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return whole(text, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number");
        }
    }

    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) whole(text, 0, LAST_PORT, "1 to " + LAST_PORT + ", or 0 for any that is free");
        }
    }

    /** Above 0 and at most 1. */
    static final class Probability implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            double number = new Decimal().convert(text).doubleValue();
            if (number > 0 && number <= 1) {
                return number;
            }
            throw wrong(text, "a number above 0 and at most 1, such as 0.05");
        }
    }

    static final class Decimal implements ITypeConverter<BigDecimal> {
        @Override
        public BigDecimal convert(String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException notDecimal) {
                throw wrong(text, "a number such as 0.5");
            }
        }
    }
}
