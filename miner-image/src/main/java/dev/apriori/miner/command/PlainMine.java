package dev.apriori.miner.command;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a command line of {@code mine} in its plainest form: {@code --name value}, names written out, each given once and
 * right. Picocli finds an annotated command's options by reflection, which takes a cold process longer than to mine a
 * small file. What is not plain is picocli's, and so is every word of help and complaint.
 */
final class PlainMine {
    /** Longer numbers may have bounds to be told of. */
    private static final int MOST_DIGITS = 9;

    private final MineCommand mine = new MineCommand();
    private final RuleOptions rules = new RuleOptions();
    private final Set<String> given = new HashSet<>();

    private PlainMine() {}

    /** The command, where the line is plain. */
    static Optional<MineCommand> read(String... arguments) {
        if (arguments.length == 0 || !arguments[0].equals("mine")) {
            return Optional.empty();
        }
        var plain = new PlainMine();
        int at = 1;
        while (at < arguments.length) {
            int read = plain.option(arguments[at], at + 1 < arguments.length ? arguments[at + 1] : "");
            if (read == 0) {
                return Optional.empty();
            }
            at += read;
        }
        return plain.complete();
    }

    /** How many arguments make up this option; 0 where it is not plain. */
    private int option(String name, String value) {
        if (!given.add(name)) {
            return 0;
        }
        if (name.equals("--json")) {
            mine.json = true;
            return 1;
        }
        boolean plain = !value.isEmpty() && value.charAt(0) != '-' && value.charAt(0) != '@';
        return plain && (setText(name, value) || setNumber(name, value)) ? 2 : 0;
    }

    private boolean setText(String name, String value) {
        switch (name) {
            case "--transactions" -> mine.transactions = Path.of(value);
            case "--min-support" -> mine.minSupport = value;
            case "--itemsets" -> mine.kind = value;
            case "--itemsets-out" -> mine.itemsetsOut = Optional.of(Path.of(value));
            case "--metric" -> rules.metric = value;
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean setNumber(String name, String value) {
        if (!isNumber(value)) {
            return false;
        }
        if (name.equals("--min-threshold")) {
            rules.minThreshold = new BigDecimal(value);
            return true;
        }
        return value.indexOf('.') < 0 && setCount(name, Integer.parseInt(value));
    }

    private boolean setCount(String name, int count) {
        switch (name) {
            case "--max-length" -> mine.maxLength = count;
            case "--threads" -> mine.threads = count;
            case "--max-itemsets" -> mine.maxItemsets = count;
            case "--max-rules" -> mine.maxRules = count;
            default -> {
                return false;
            }
        }
        return count > 0;
    }

    /** A few digits, maybe with a point between them. */
    private static boolean isNumber(String value) {
        int points = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return value.length() <= MOST_DIGITS && points <= 1 && value.charAt(value.length() - 1) != '.';
    }

    private Optional<MineCommand> complete() {
        boolean wantsRules = given.contains("--metric");
        if (!given.contains("--transactions")
                || !given.contains("--min-support")
                || wantsRules != given.contains("--min-threshold")) {
            return Optional.empty();
        }
        mine.ruleOptions = wantsRules ? rules : null;
        return Optional.of(mine);
    }
}
