package dev.apriori.miner.report;

import java.util.Locale;

/** What of a mark a column or a constant decides. */
enum Aes {
    X,
    Y,
    XEND,
    YEND,
    COLOR,
    FILL,
    SIZE,
    ALPHA,
    LABEL,
    GROUP,
    HJUST,
    VJUST,
    WIDTH,
    HEIGHT,
    /** The panel that the mark stands in. */
    PANEL;

    /** lets-plot's name of it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
