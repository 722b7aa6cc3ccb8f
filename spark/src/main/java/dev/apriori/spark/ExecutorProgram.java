package dev.apriori.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend;

/**
 * An executor's pod: what the shell script of Spark's own image does, without a shell. Spark tells it all by variables.
 */
final class ExecutorProgram {
    private static final Map<String, String> VARIABLES = Map.of(
            "--driver-url", "SPARK_DRIVER_URL",
            "--executor-id", "SPARK_EXECUTOR_ID",
            "--cores", "SPARK_EXECUTOR_CORES",
            "--app-id", "SPARK_APPLICATION_ID",
            "--hostname", "SPARK_EXECUTOR_POD_IP",
            "--resourceProfileId", "SPARK_RESOURCE_PROFILE_ID",
            "--podName", "SPARK_EXECUTOR_POD_NAME");

    /** What is needed before the driver can be asked, such as that it wants to be told a secret. */
    private static final String JAVA_OPTION = "SPARK_JAVA_OPT_";

    private ExecutorProgram() {}

    static void run(Map<String, String> environment) {
        options(environment).forEach(System::setProperty);
        KubernetesExecutorBackend.main(arguments(environment).toArray(String[]::new));
    }

    static List<String> arguments(Map<String, String> environment) {
        List<String> arguments = new ArrayList<>();
        VARIABLES.forEach((option, variable) -> {
            String value = environment.get(variable);
            if (value == null) {
                throw new IllegalStateException(variable + " is not set; an executor is started by Spark alone");
            }
            arguments.add(option);
            arguments.add(value);
        });
        return arguments;
    }

    /** The properties of {@code -Dname=value}; other options are for a JVM that is not started yet. */
    static Map<String, String> options(Map<String, String> environment) {
        Map<String, String> properties = new TreeMap<>();
        environment.forEach((variable, option) -> {
            int equals = option.indexOf('=');
            if (variable.startsWith(JAVA_OPTION) && option.startsWith("-D") && equals > 0) {
                properties.put(option.substring(2, equals), option.substring(equals + 1));
            }
        });
        return properties;
    }
}
