package dev.apriori.bench.compare;

import dev.apriori.mining.data.DataFormat;
import dev.apriori.mining.data.DatasetReader;
import dev.apriori.mining.generate.SampleGenerator;
import dev.apriori.mining.transaction.Preprocessing;
import dev.apriori.mining.transaction.Transactions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Data as everyone can read it: transactions of integers, one a line. Made once, and kept out of the project. */
record Prepared(Path folder) {
    private static final int FILMS = 2_000;
    private static final long SEED = 42;

    /** The liked items of a MovieLens file. */
    Path liked(Path ratings, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            write(
                    file,
                    new Preprocessing(new BigDecimal("3.5"), 1)
                            .apply(DatasetReader.of(DataFormat.MOVIE_LENS_CSV).read(ratings)));
        }
        return file;
    }

    /** The liked items of users made up. */
    Path generated(int users) throws IOException {
        String name = "generated-" + users + ".dat";
        if (Files.exists(folder.resolve(name))) {
            return folder.resolve(name);
        }
        Path made = folder.resolve("generated-" + users);
        new SampleGenerator(users, FILMS, SEED).write(made);
        Path file = liked(made.resolve(SampleGenerator.RATINGS), name);
        Files.delete(made.resolve(SampleGenerator.RATINGS));
        return file;
    }

    private static void write(Path file, Transactions transactions) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int t = 0; t < transactions.count(); t++) {
                for (int i = transactions.offset(t); i < transactions.offset(t + 1); i++) {
                    out.write(transactions.items().label(transactions.item(i)));
                    out.write(' ');
                }
                out.write('\n');
            }
        }
    }
}
