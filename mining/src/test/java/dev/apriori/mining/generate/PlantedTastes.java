package dev.apriori.mining.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.DoubleStream;

/** Lifts of pairs of films, counted from the written files in the plainest way. A film's genres tell its taste. */
final class PlantedTastes {
    private final Map<String, String> genres = new HashMap<>();
    private final Map<String, Set<String>> likedBy = new TreeMap<>();
    private final Set<String> users = new TreeSet<>();

    PlantedTastes(Path directory) throws IOException {
        for (String line : Files.readAllLines(directory.resolve(SampleGenerator.MOVIES))) {
            genres.put(line.substring(0, line.indexOf(',')), line.substring(line.lastIndexOf(',') + 1));
        }
        for (String line : Files.readAllLines(directory.resolve(SampleGenerator.RATINGS))) {
            String[] fields = line.split(",", -1);
            if (fields[2].compareTo("3.5") >= 0 && !fields[2].equals("rating")) {
                users.add(fields[0]);
                likedBy.computeIfAbsent(fields[1], film -> new TreeSet<>()).add(fields[0]);
            }
        }
    }

    /** Of all pairs of the most liked films: the lifts within a taste, and those across. */
    double[][] lifts(int films) {
        List<String> top = likedBy.keySet().stream()
                .sorted(Comparator.comparingInt(film -> -likedBy.get(film).size()))
                .limit(films)
                .toList();
        DoubleStream.Builder within = DoubleStream.builder();
        DoubleStream.Builder across = DoubleStream.builder();
        for (String one : top) {
            for (String other : top.subList(0, top.indexOf(one))) {
                (genres.get(one).equals(genres.get(other)) ? within : across).add(lift(one, other));
            }
        }
        return new double[][] {within.build().toArray(), across.build().toArray()};
    }

    private double lift(String one, String other) {
        Set<String> both = new TreeSet<>(likedBy.get(one));
        both.retainAll(likedBy.get(other));
        return (double) both.size()
                * users.size()
                / ((double) likedBy.get(one).size() * likedBy.get(other).size());
    }
}
