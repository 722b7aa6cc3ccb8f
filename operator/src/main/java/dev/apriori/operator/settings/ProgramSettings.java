package dev.apriori.operator.settings;

import java.util.Map;

/**
 * How one pod of the operator was told to run.
 *
 * @param operator what all pods of it are told
 * @param podName by which it is known among them; empty when it stands alone
 * @param podNamespace where they choose which one works; empty when it stands alone
 * @param httpPort of health and metrics; 0 for any that is free
 */
public record ProgramSettings(OperatorSettings operator, String podName, String podNamespace, int httpPort) {
    /**
     * The settings in environment variables, as {@code --help} lists them.
     *
     * @throws InvalidSettingsException when some are missing or make no sense; it names all of them
     */
    public static ProgramSettings read(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        ProgramSettings settings = new SettingsReader(variables).read();
        variables.refuseProblems();
        return settings;
    }
}
