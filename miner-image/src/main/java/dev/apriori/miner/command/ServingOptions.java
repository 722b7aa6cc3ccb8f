package dev.apriori.miner.command;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What becomes of the champion after a run. */
final class ServingOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            converter = Numbers.Port.class,
            description = "the model server's port, or the next one that is free (default: ${DEFAULT-VALUE})")
    int port;

    @ArgGroup
    Instead instead = new Instead();

    static final class Instead {
        @Option(names = "--no-serve", description = "end once the best rule set is registered")
        boolean noServe;

        @Option(names = "--detach", description = "leave the model server running; `apriori serve --stop` ends it")
        boolean detach;
    }

    ServingMode mode(boolean enabledInFile) {
        if (instead.noServe || !enabledInFile) {
            return ServingMode.NONE;
        }
        return instead.detach ? ServingMode.DETACHED : ServingMode.HERE;
    }
}
