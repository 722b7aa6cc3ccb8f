package dev.apriori.mining.itemset;

import dev.apriori.mining.data.Items;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Itemsets as text, the way frequent itemset miners print them since FIMI: one a line, its items' labels separated by
 * blanks, the count in brackets, such as {@code 318 296 (154)}.
 */
public final class ItemsetsFile {
    private ItemsetsFile() {}

    /** @throws IOException when the disk is full or refuses; the file may be there in part */
    public static void write(Path file, ItemsetTable itemsets) throws IOException {
        Items items = itemsets.items();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int itemset = 0; itemset < itemsets.size(); itemset++) {
                for (int item : itemsets.itemset(itemset)) {
                    out.write(items.label(item));
                    out.write(' ');
                }
                out.write("(" + itemsets.count(itemset) + ")\n");
            }
        }
    }
}
