package dev.apriori.operator.program;

import dev.apriori.operator.controller.Reconcilers;
import dev.apriori.operator.settings.InvalidSettingsException;
import dev.apriori.operator.settings.ProgramSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The operator's program. It runs until it is told to stop. */
@Command(
        name = "apriori-operator",
        description = {
            "Runs the AprioriExperiments of a cluster: of the one that its pod is in, else of kubectl's current context.",
            "It is set by environment variables."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  APRIORI_MINER_IMAGE              image that mines and serves; must be given",
            "  APRIORI_MINER_IMAGE_PULL_POLICY  Always, IfNotPresent (default) or Never",
            "  APRIORI_IMAGE_PULL_SECRETS       Secrets beside experiments to pull it with",
            "  APRIORI_SPARK_IMAGE              image that mines with Spark; none forbids it",
            "  APRIORI_SPARK_SERVICE_ACCOUNT    of its pods (apriori-spark)",
            "  APRIORI_WATCH_NAMESPACES         with commas between them; none for all",
            "  APRIORI_TRACKING_URI             MLflow for experiments that name none",
            "  APRIORI_CLUSTER_NAME             what runs in MLflow are tagged with",
            "  APRIORI_RESULT_WAIT              how long a result may be missing (60s)",
            "  APRIORI_LEADER_ELECTION          true lets others stand by (false); needs",
            "                                   POD_NAME and POD_NAMESPACE",
            "  APRIORI_HTTP_PORT                of /livez, /readyz and /metrics (8080)",
            "  APRIORI_LOG_LEVEL                error, warn, info (default), debug, trace",
            "  APRIORI_LOG_FORMAT               plain (default) or json",
            "",
            "Exit codes:",
            "  0    told to stop, and stopped",
            "  1    could not start or go on: the log says why; another start may help",
            "  2    something that you can mend: the message names it, and the fix"
        })
public final class Operator implements Callable<Integer> {
    private static final ReconcilerFactory RECONCILER = (settings, listener, client) ->
            Reconcilers.of(client, settings, listener, System.getenv(), InstantSource.system());

    private static final int CANNOT_GO_ON = 1;
    private static final int TO_MEND = 2;

    private final Map<String, String> environment;
    private final AtomicInteger exitCode;
    private final ReconcilerFactory reconcilers;

    @Spec
    CommandSpec command;

    private Operator(Map<String, String> environment, AtomicInteger exitCode, ReconcilerFactory reconcilers) {
        this.environment = environment;
        this.exitCode = exitCode;
        this.reconcilers = reconcilers;
    }

    public static void main(String[] args) {
        run(RECONCILER, args);
    }

    /** Ends the process. */
    static void run(ReconcilerFactory reconcilers, String... args) {
        // what the process ends with, if it is told to stop meanwhile
        AtomicInteger exitCode = new AtomicInteger();
        exitCode.set(commandLine(System.getenv(), exitCode, reconcilers).execute(args));
        System.exit(exitCode.get());
    }

    private static CommandLine commandLine(
            Map<String, String> environment, AtomicInteger exitCode, ReconcilerFactory reconcilers) {
        return new CommandLine(new Operator(environment, exitCode, reconcilers))
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Operator::misused);
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return work(ProgramSettings.read(environment));
        } catch (InvalidSettingsException invalid) {
            invalid.problems().forEach(command.commandLine().getErr()::println);
            return TO_MEND;
        }
    }

    private int work(ProgramSettings settings) throws InterruptedException {
        Logger log = LoggerFactory.getLogger(Operator.class);
        Program program;
        try {
            program = Program.open(settings, KubernetesAccess.current(), reconcilers, why -> endAtOnce(log, why));
        } catch (IOException e) {
            command.commandLine()
                    .getErr()
                    .println("APRIORI_HTTP_PORT has '" + settings.httpPort() + "', which cannot be listened on ("
                            + Cause.of(e) + "); give another port");
            return TO_MEND;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program), "stop"));
        try {
            program.start();
        } catch (NotYetException missing) {
            log.error("cannot start: {}", missing.getMessage());
            return CANNOT_GO_ON;
        } catch (RuntimeException e) {
            log.error("cannot start", e);
            return CANNOT_GO_ON;
        }
        Thread.currentThread().join();
        return 0;
    }

    /** Java would end with 143 after a SIGTERM, which reads as a failure. */
    private void stop(Program program) {
        program.close();
        Runtime.getRuntime().halt(exitCode.get());
    }

    /** Not even passes under way may go on: another pod may work at the same things. */
    private static void endAtOnce(Logger log, String why) {
        log.error("ends: {}", why);
        Runtime.getRuntime().halt(CANNOT_GO_ON);
    }

    private static int misused(ParameterException mistake, String[] args) {
        mistake.getCommandLine().getErr().println(Cause.of(mistake) + " (see --help)");
        return TO_MEND;
    }
}
