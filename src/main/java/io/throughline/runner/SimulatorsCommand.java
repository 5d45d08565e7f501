package io.throughline.runner;

import io.throughline.runner.home.DataFolder;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.simulator.SimulatedSystem;
import io.throughline.simulator.SimulatorOptions;
import io.throughline.simulator.Simulators;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The simulators alone, until the process is stopped. */
@Command(
        name = "simulators",
        description = {
            "Starts stateful stand-ins of the vendors' systems on 127.0.0.1 and prints one line 'ready NAME=URL ...'. They remember everything in the data folder, also after a kill."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline simulators --base-port 18400 --data /tmp/deals",
            "  curl -X POST http://127.0.0.1:18400/_simulator/win -d '{\"count\": 5, \"regions\": [\"us\", \"de\"]}'"
        })
final class SimulatorsCommand implements Callable<Integer> {

    static final String DEFAULT_BASE_PORT = "18400";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--base-port",
            paramLabel = "P",
            defaultValue = DEFAULT_BASE_PORT,
            description = {
                "Salesforce listens on P, NetSuite on P+1, Dynamics 365 on P+2, Kantata on P+3, Jira on P+4, monday.com on P+5; 0 takes free ports. Default: ${DEFAULT-VALUE}."
            })
    private int basePort;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            required = true,
            description = "Folder for records and journals; a runner may share it.")
    private Path data;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + SimulatorOptions.DEFAULT_SEED,
            description = "What ids and invented data follow from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Only these systems, such as salesforce,netsuite. Default: all.")
    private List<String> only = List.of();

    @Option(names = "--end-with-input", hidden = true, description = "Stop when the input ends.")
    private boolean endWithInput;

    private Set<SimulatedSystem> chosen() {
        if (only.isEmpty()) {
            return EnumSet.allOf(SimulatedSystem.class);
        }
        try {
            return only.stream().map(SimulatedSystem::named).collect(Collectors.toSet());
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), unknown.getMessage());
        }
    }

    @Override
    public Integer call() throws Exception {
        Path root = DataFolder.at(data).root();
        Simulators simulators = start(SimulatorOptions.all(basePort, root, Clock.systemUTC())
                .withSeed(seed)
                .only(chosen()));
        spec.commandLine().getOut().println("ready " + urls(simulators));
        StopSignal stop = new StopSignal();
        if (endWithInput) {
            stop.followInput(System.in);
        }
        stop.awaitAndClose(simulators);
        return ExitCode.OK;
    }

    private static Simulators start(SimulatorOptions options) {
        try {
            return Simulators.start(options);
        } catch (IOException e) {
            throw new CommandFailure(
                    "RUN-1001 the simulators cannot start: %s. Choose another --base-port if the port is taken, or another --data if the folder cannot be written."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String urls(Simulators simulators) {
        return simulators.urls().entrySet().stream()
                .map(system -> system.getKey() + "=" + system.getValue())
                .collect(Collectors.joining(" "));
    }
}
