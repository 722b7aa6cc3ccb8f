package dev.apriori.mining.data;

import java.util.HashMap;
import java.util.Map;

/** Collects titles by label. */
final class TitlesHandler extends LineHandler {
    private final Map<String, String> titles = new HashMap<>();
    private String label = "";
    private String title = "";

    TitlesHandler(String fileName, ReadLimits limits) {
        super(fileName, limits);
    }

    @Override
    void field(int index, char[] buffer, int offset, int length) {
        if (index == 0) {
            label = text(buffer, offset, length);
        } else if (index == 1) {
            title = text(buffer, offset, length);
        }
    }

    @Override
    void endOfLine(int fields) {
        if (fields < 2) {
            throw trouble("the line has one column and needs an item and its title; check the separator");
        }
        checkRows(titles.size());
        if (!title.isEmpty()) {
            titles.put(label, title);
        }
    }

    Map<String, String> titles() {
        return titles;
    }
}
