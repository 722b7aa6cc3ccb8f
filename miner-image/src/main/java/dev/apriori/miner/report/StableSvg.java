package dev.apriori.miner.report;

import java.util.List;
import java.util.regex.Pattern;

/** lets-plot's SVG without what differs from run to run, and without digits that nobody sees. */
final class StableSvg {
    /** Where an id is given; it is referred to by a hash mark. */
    private static final Pattern ID = Pattern.compile(" id=\"(\\w+)\"");

    /** The end of a coordinate's name, and its value, so that no number in a text is met; few places begin like it. */
    private static final Pattern DECIMALS = Pattern.compile("([xy12]=\"-?\\d+\\.\\d\\d)\\d+\"");

    /** Titles may hold them, XML must not. */
    private static final Pattern CONTROL_CHARACTERS =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private StableSvg() {}

    static String of(String svg) {
        String rounded = DECIMALS.matcher(withNumberedIds(svg)).replaceAll("$1\"");
        return mayHoldControlCharacters(rounded)
                ? CONTROL_CHARACTERS.matcher(rounded).replaceAll(" ")
                : rounded;
    }

    /** Hardly any text does, and this is ten times as fast as looking for them by an expression. */
    private static boolean mayHoldControlCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' && c != '\n') || c > '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    /** The ids, which lets-plot draws by chance and all of one length, numbered as they come. */
    private static String withNumberedIds(String svg) {
        List<String> ids = ID.matcher(svg)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        String numbered = svg;
        for (int i = 0; i < ids.size(); i++) {
            String number = "plot" + (i + 1);
            numbered = numbered.replace(" id=\"" + ids.get(i) + "\"", " id=\"" + number + "\"")
                    .replace("#" + ids.get(i), "#" + number);
        }
        return numbered;
    }
}
