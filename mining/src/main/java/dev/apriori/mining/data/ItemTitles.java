package dev.apriori.mining.data;

import dev.apriori.mining.MiningException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people call the items, by label. */
public final class ItemTitles {
    private static final ZipArchive.Choice FILES = new ZipArchive.Choice(List.of("movies.csv", "movies.dat", "u.item"));
    private static final Pattern DAT_LINE = Pattern.compile("[^:,]*::.*");
    private static final Pattern ITEM_LINE = Pattern.compile("[0-9]+\\|.*");
    private static final Pattern CSV_SEPARATOR = Pattern.compile("^(?:\"[^\"]*\"|[^,;\t]*)([,;\t])");
    private static final Table DAT = new Table(StandardCharsets.ISO_8859_1, "::", false);
    private static final Table ITEM = new Table(StandardCharsets.ISO_8859_1, "|", false);

    private final Map<String, String> titles;

    private ItemTitles(Map<String, String> titles) {
        this.titles = titles;
    }

    /**
     * Reads {@code movies.csv}, {@code movies.dat} or {@code u.item} of MovieLens, or any other CSV whose first two columns
     * are the item and its title; plain, gzip or in a zip. The first line tells which it is. A header does no harm.
     *
     * @throws MiningException when the file cannot be read, or a line of it has one column
     */
    public static ItemTitles read(Path path, ReadLimits limits) {
        try (DataFile file = DataFile.open(path, FILES, limits)) {
            TitlesHandler handler = new TitlesHandler(file.name(), limits);
            table(file).read(file, limits, handler);
            return new ItemTitles(handler.titles());
        }
    }

    /**
     * The titles that a data set brings along: those in the same zip.
     *
     * @return nothing where the data set is no zip, or there are none in it
     * @throws MiningException when there are some and they cannot be read
     */
    public static Optional<ItemTitles> inside(Path dataset, ReadLimits limits) {
        DataFile.checkFile(dataset, Shown.line(dataset.toString()));
        if (!ZipArchive.isZip(dataset)) {
            return Optional.empty();
        }
        try (ZipArchive archive = ZipArchive.open(dataset)) {
            if (archive.find(FILES).isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(read(dataset, limits));
    }

    private static Table table(DataFile file) {
        String line = new String(file.firstLine(), StandardCharsets.ISO_8859_1);
        if (DAT_LINE.matcher(line).matches()) {
            return DAT;
        }
        if (ITEM_LINE.matcher(line).matches()) {
            return ITEM;
        }
        Matcher first = CSV_SEPARATOR.matcher(line);
        return new Table(StandardCharsets.UTF_8, first.find() ? first.group(1) : ",", true);
    }

    /** The same items with their titles; an item that has none keeps the one it had. */
    public Items of(Items items) {
        List<String> titled = new ArrayList<>(items.size());
        for (int item = 0; item < items.size(); item++) {
            titled.add(titles.getOrDefault(items.label(item), items.title(item)));
        }
        return Items.of(items.labels(), titled);
    }
}
