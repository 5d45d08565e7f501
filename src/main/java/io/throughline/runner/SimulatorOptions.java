package io.throughline.runner;

import io.throughline.config.Systems;
import io.throughline.runner.standalone.SimulatorAccounts;
import java.util.Map;
import picocli.CommandLine.Option;

/** Whether the systems of a command are the simulators on this machine, and where these listen. */
final class SimulatorOptions {

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "'simulators': all systems are the simulators on this machine, with their public credentials.")
    private Profile profile;

    @Option(
            names = "--base-port",
            paramLabel = "P",
            defaultValue = SimulatorsCommand.DEFAULT_BASE_PORT,
            description = "Base port of the simulators, as given to 'simulators'. Default: ${DEFAULT-VALUE}.")
    private int basePort;

    private enum Profile {
        simulators
    }

    boolean areAsked() {
        return profile != null;
    }

    /** The accounts, or in their place those of the simulators. */
    Systems accounts(Systems accounts) {
        return areAsked()
                ? SimulatorAccounts.replacing(SimulatorAccounts.at(basePort)).apply(accounts)
                : accounts;
    }

    /** The environment, with the simulators' credentials where they are asked. */
    Map<String, String> environment(Map<String, String> own) {
        return areAsked() ? SimulatorAccounts.environment(own) : own;
    }
}
