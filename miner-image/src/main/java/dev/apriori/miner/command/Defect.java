package dev.apriori.miner.command;

import java.io.PrintWriter;

/** How a defect of this program is told: with all that whoever mends it needs. */
final class Defect {
    private Defect() {}

    static void tell(Exception defect, PrintWriter err) {
        err.println("This is a defect of apriori; please report it with what follows.");
        defect.printStackTrace(err);
    }
}
