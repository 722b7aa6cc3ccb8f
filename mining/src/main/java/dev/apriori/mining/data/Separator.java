package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What stands between the fields of a line. A field that holds it is quoted: {@code "Bread, white",Milk}. */
public enum Separator {
    /**
     * Found out from the start of the data (64 KiB; of a file with a header only from that): a tab where there is one,
     * else the more frequent of semicolon and comma, else white space. What is quoted does not count.
     */
    AUTO(""),
    TAB("\t"),
    COMMA(","),
    SEMICOLON(";"),
    PIPE("|"),
    /** One or more blanks. */
    SPACE(" ");

    private final String text;

    Separator(String text) {
        this.text = text;
    }

    /**
     * @param text the separator itself, such as {@code ";"}; empty for {@link #AUTO}
     * @throws MiningException when it is none of these
     */
    public static Separator of(String text) {
        return Arrays.stream(values())
                .filter(separator -> separator.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new MiningException(
                        "separator " + Shown.value(text) + " is unknown; give a tab, ',', ';', '|', ' ' or nothing"));
    }

    /** The separator itself; of {@link #AUTO} the one that the start of the data shows. */
    String within(byte[] start) {
        return this == AUTO ? detected(start).text : text;
    }

    /** The separator as a byte; 0 of {@link #AUTO}. */
    byte sign() {
        return this == AUTO ? 0 : (byte) text.charAt(0);
    }

    private static Separator detected(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        int commas = 0;
        int semicolons = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n') {
                quoted = false;
            } else if (!quoted && c == '\t') {
                return TAB;
            } else if (!quoted && c == ',') {
                commas++;
            } else if (!quoted && c == ';') {
                semicolons++;
            }
        }
        if (commas + semicolons == 0) {
            return SPACE;
        }
        return semicolons >= commas ? SEMICOLON : COMMA;
    }
}
