package dev.apriori.miner.server;

import io.helidon.common.uri.UriQuery;
import java.util.List;

/** Reads the parameters of a query. */
final class Parameters {
    private Parameters() {}

    /** The first value, or an empty string. */
    static String text(UriQuery query, String name) {
        return query.all(name, List::of).stream().findFirst().orElse("");
    }

    /** @throws Refusal when there is a value that is no whole number from 1 to {@code most} */
    static int wholeNumber(UriQuery query, String name, int otherwise, int most) {
        String text = text(query, name);
        if (text.isEmpty()) {
            return Math.min(otherwise, most);
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number out of range is
        }
        throw Refusal.invalid(name + " '" + text + "' is not a whole number from 1 to " + most + "; give one, such as "
                + name + "=" + Math.min(otherwise, most));
    }
}
