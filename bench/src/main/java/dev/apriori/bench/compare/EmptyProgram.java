package dev.apriori.bench.compare;

/** Does nothing: what it takes, no program on a JVM takes less than. */
final class EmptyProgram {
    private EmptyProgram() {}

    public static void main(String[] args) {
        System.out.println("{\"seconds\":[],\"found\":0}");
    }
}
