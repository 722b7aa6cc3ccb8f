package dev.apriori.miner.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** lets-plot's SVG without what differs from run to run, and without digits that nobody sees. */
final class StableSvg {
    private static final Pattern ID = Pattern.compile("\\bid=\"(\\w+)\"");

    /** Where an id is given or referred to, and where a colour is. */
    private static final Pattern MAYBE_ID = Pattern.compile("(#|\\bid=\")(\\w+)");

    /** A coordinate as a whole attribute, so that no number in a text is met. */
    private static final Pattern DECIMALS = Pattern.compile("( (?:c?[xy]|[xy][12])=\"-?\\d+\\.\\d\\d)\\d+\"");

    /** Titles may hold them, XML must not. */
    private static final Pattern CONTROL_CHARACTERS =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private StableSvg() {}

    static String of(String svg) {
        String rounded = DECIMALS.matcher(withNumberedIds(svg)).replaceAll("$1\"");
        return CONTROL_CHARACTERS.matcher(rounded).replaceAll(" ");
    }

    /** The ids, which lets-plot draws by chance, numbered as they come. */
    private static String withNumberedIds(String svg) {
        Map<String, String> numbered = new LinkedHashMap<>();
        Matcher ids = ID.matcher(svg);
        while (ids.find()) {
            numbered.put(ids.group(1), "plot" + (numbered.size() + 1));
        }
        return MAYBE_ID.matcher(svg)
                .replaceAll(match -> match.group(1) + numbered.getOrDefault(match.group(2), match.group(2)));
    }
}
