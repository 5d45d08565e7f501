package io.throughline.runner;

import io.throughline.Doctor;
import io.throughline.SystemDiagnosis;
import io.throughline.Throughline;
import io.throughline.canonical.Json;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.runner.terminal.SetupText;
import io.throughline.setup.SetupGuide;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The administrator's checklist for a tenant. */
@Command(
        name = "setup",
        description = {
            "Prints what the administrator of a vendor's tenant prepares before Throughline works there: access, permissions, custom fields with their picklist values, and the tables of the tenant's own ids. Derived from the mappings, so it is complete for your files. With --check the system is asked, read-only, which of the fields it has."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline setup salesforce",
            "  throughline setup netsuite --check --profile simulators --base-port 18400"
        })
final class SetupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Parameters(paramLabel = "SYSTEM", description = "A system of config/systems, such as salesforce.")
    private String system;

    @Option(names = "--check", description = "Ask the system which of the fields are there. Reads only.")
    private boolean check;

    @Mixin
    private SimulatorOptions simulators;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() {
        Problems problems = new Problems();
        Doctor doctor = Throughline.builder()
                .layers(root.layers())
                .accounts(this::accounts)
                .environment(simulators.environment(root.environment()))
                .doctor(problems);
        if (!doctor.systems().contains(system)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no system '%s'; there are %s".formatted(system, String.join(", ", doctor.systems())));
        }
        Problems own = new Problems();
        SetupGuide guide = doctor.setup(system, own);
        own.throwIfAny();
        Optional<SystemDiagnosis> found = check ? Optional.of(doctor.examine(system)) : Optional.empty();
        Map<String, Object> view = SetupText.view(system, guide, found);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.pretty(view) : SetupText.of(view));
        out.flush();
        return found.map(SystemDiagnosis::isWell).orElse(true) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Systems accounts(Systems accounts) {
        return simulators.accounts(accounts);
    }
}
