package dev.apriori.experiment.grid;

import dev.apriori.experiment.api.Search;
import java.util.Arrays;
import java.util.Random;

/**
 * Which cells of the grid are trials. Cell {@code c} is of pass {@code c mod passes}; the cells' places, pass by pass,
 * are {@code pass × trialsPerPass + c div passes}.
 */
sealed interface Choice {
    static Choice of(int passes, int trialsPerPass, Search search) {
        return switch (search.strategy()) {
            case GRID -> new All(passes, trialsPerPass);
            case RANDOM ->
                search.maxTrials() >= passes * trialsPerPass
                        ? new All(passes, trialsPerPass)
                        : Some.random(passes, trialsPerPass, search);
        };
    }

    int passes();

    int size();

    /** The cell of that trial. */
    int cell(int trial);

    /** How many trials come before that pass, when they stand pass by pass. */
    int before(int pass);

    /** The trial at that place, when they stand pass by pass. */
    int trialAt(int place);

    int placeOf(int trial);

    /** Every cell; a trial's number is its cell's. */
    record All(int passes, int trialsPerPass) implements Choice {
        @Override
        public int size() {
            return passes * trialsPerPass;
        }

        @Override
        public int cell(int trial) {
            return trial;
        }

        @Override
        public int before(int pass) {
            return pass * trialsPerPass;
        }

        @Override
        public int trialAt(int place) {
            return place % trialsPerPass * passes + place / trialsPerPass;
        }

        @Override
        public int placeOf(int trial) {
            return trial % passes * trialsPerPass + trial / passes;
        }
    }

    /** Chosen cells, by their places among all, ascending: a trial's number is its place among the chosen. */
    @SuppressWarnings("ArrayRecordComponent") // at most 10,000 numbers, computed when needed
    record Some(int passes, int trialsPerPass, int[] places) implements Choice {
        /**
         * Draws without replacement: the first draws of a Fisher–Yates shuffle. More draws with the same seed keep
         * those before, so that raising maxTrials adds trials and drops none.
         */
        static Some random(int passes, int trialsPerPass, Search search) {
            int[] all = new int[passes * trialsPerPass];
            Arrays.setAll(all, place -> place);
            Random random = new Random(search.seed());
            for (int drawn = 0; drawn < search.maxTrials(); drawn++) {
                int other = drawn + random.nextInt(all.length - drawn);
                int place = all[other];
                all[other] = all[drawn];
                all[drawn] = place;
            }
            int[] places = Arrays.copyOf(all, search.maxTrials());
            Arrays.sort(places);
            return new Some(passes, trialsPerPass, places);
        }

        @Override
        public int size() {
            return places.length;
        }

        @Override
        public int cell(int trial) {
            return new All(passes, trialsPerPass).trialAt(places[trial]);
        }

        @Override
        public int before(int pass) {
            int found = Arrays.binarySearch(places, pass * trialsPerPass);
            return found >= 0 ? found : -found - 1;
        }

        @Override
        public int trialAt(int place) {
            return place;
        }

        @Override
        public int placeOf(int trial) {
            return trial;
        }
    }
}
