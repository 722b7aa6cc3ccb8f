package dev.apriori.mining.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects ratings in columns. */
final class RatingsHandler extends LineHandler {
    private static final int NONE = -1;
    private static final int FIRST_CAPACITY = 1 << 12;

    private final Columns columns;
    private final List<String> header = new ArrayList<>();
    private final Labels userLabels = new Labels();
    private final Labels itemLabels = new Labels();

    private boolean inHeader;
    private int headerFields = Integer.MAX_VALUE;
    private int userColumn = 0;
    private int itemColumn = 1;
    private int ratingColumn = 2;
    private int neededFields = 3;

    private int user;
    private int item;
    private float rating;
    private String noRating = "";
    private String emptyColumn = "";

    private int[] users = new int[FIRST_CAPACITY];
    private int[] items = new int[FIRST_CAPACITY];
    private float[] ratings = new float[FIRST_CAPACITY];
    private int rows;

    private RatingsHandler(String fileName, ReadLimits limits, Columns columns, boolean inHeader) {
        super(fileName, limits);
        this.columns = columns;
        this.inHeader = inHeader;
    }

    /** For lines that start with user, item and rating. */
    static RatingsHandler withoutHeader(String fileName, ReadLimits limits) {
        return new RatingsHandler(fileName, limits, Columns.DEFAULT, false);
    }

    /** For lines below a header that has these columns. */
    static RatingsHandler withHeader(String fileName, ReadLimits limits, Columns columns) {
        return new RatingsHandler(fileName, limits, columns, true);
    }

    @Override
    void field(int index, char[] buffer, int offset, int length) {
        if (inHeader) {
            header.add(text(buffer, offset, length));
        } else if (index == userColumn) {
            user = label(userLabels, columns.user(), buffer, offset, length);
        } else if (index == itemColumn) {
            item = label(itemLabels, columns.item(), buffer, offset, length);
        } else if (index == ratingColumn) {
            rating = Decimals.parse(buffer, offset, length);
            if (Float.isNaN(rating)) {
                noRating = new String(buffer, offset, length);
            }
        }
    }

    private int label(Labels labels, String column, char[] buffer, int offset, int length) {
        if (length == 0) {
            emptyColumn = column;
            return 0;
        }
        int known = labels.size();
        int index = labels.index(buffer, offset, length);
        if (index == known) {
            checkText(buffer, offset, length);
        }
        return index;
    }

    @Override
    void endOfLine(int fields) {
        if (inHeader) {
            inHeader = false;
            headerFields = header.size();
            userColumn = position(columns.user());
            itemColumn = position(columns.item());
            ratingColumn = columns.rating().isEmpty() ? NONE : position(columns.rating());
            neededFields = Math.max(Math.max(userColumn, itemColumn), ratingColumn) + 1;
            return;
        }
        checkFields(fields);
        checkRows(rows);
        if (rows == users.length) {
            grow();
        }
        users[rows] = user;
        items[rows] = item;
        ratings[rows] = rating;
        rows++;
    }

    /** That the fields are as many as they should be comes first: where they are not, their values mean nothing. */
    private void checkFields(int fields) {
        if (fields < neededFields) {
            throw trouble("the line has " + fields + (fields == 1 ? " column" : " columns") + " and needs "
                    + neededFields + "; check the format and the separator");
        }
        if (fields > headerFields) {
            throw trouble("the line has " + fields + " columns, but the header " + headerFields
                    + "; put values that hold the separator in quotes");
        }
        if (!emptyColumn.isEmpty()) {
            throw trouble(emptyColumn + " is empty; give every line one");
        }
        if (ratingColumn != NONE && Float.isNaN(rating)) {
            throw trouble(
                    columns.rating() + " " + Shown.value(noRating) + " is not a number; give a decimal such as 3.5");
        }
    }

    private int position(String column) {
        int position = header.indexOf(column);
        if (position < 0) {
            throw trouble("there is no column " + Shown.value(column) + " in the header, only " + Shown.list(header)
                    + "; name the data's own columns, or choose the format that fits");
        }
        return position;
    }

    private void grow() {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8L, rows + (rows >> 1) + 1L);
        users = Arrays.copyOf(users, capacity);
        items = Arrays.copyOf(items, capacity);
        ratings = Arrays.copyOf(ratings, capacity);
    }

    Ratings ratings() {
        if (inHeader) {
            throw fileTrouble("the file is empty; give a file with ratings");
        }
        if (rows == 0) {
            throw fileTrouble("the file holds no ratings" + (header.isEmpty() ? "" : " below its header")
                    + "; give a file with ratings");
        }
        users = Arrays.copyOf(users, rows);
        items = Arrays.copyOf(items, rows);
        ratings = Arrays.copyOf(ratings, ratingColumn == NONE ? 0 : rows);
        Labels.Sorted sortedUsers = userLabels.sorted();
        sortedUsers.apply(users);
        Labels.Sorted sortedItems = itemLabels.sorted();
        sortedItems.apply(items);
        return new Ratings(Items.of(sortedItems.labels()), userLabels.size(), users, items, ratings);
    }
}
