package io.throughline.runner;

import io.throughline.Doctor;
import io.throughline.SystemDiagnosis;
import io.throughline.Throughline;
import io.throughline.ThroughlineBuilder;
import io.throughline.canonical.Json;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.Systems;
import io.throughline.connector.CallException;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.standalone.LedgerSource;
import io.throughline.runner.story.Transactions;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.DiagnosisText;
import io.throughline.runner.terminal.DiagnosisView;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks at the connected systems, and at what changed in them since the mappings were written. */
@Command(
        name = "doctor",
        description = {
            "Asks each connected system whether it answers, and whether it still looks as the mappings were written for: fields gone or renamed, other types, shorter texts, newly required fields, picklist values gone, renamed or new. Names the rules with file and line, the operations, workflows and open transactions that it affects, and what to do. Reads only. Works with and without a running runner. Exit code 1 if a system does not answer or something must wait."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline doctor --data /var/lib/throughline",
            "  throughline doctor --profile simulators --base-port 18400 --system salesforce --json",
            "  throughline doctor --capture --system salesforce"
        })
final class DoctorCommand implements Callable<Integer> {

    private static final int NEWEST = 1000;

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Option(
            names = "--system",
            paramLabel = "NAME[=URL]",
            description =
                    "Only this system, at another address if one is given; may be repeated. Default: all that some region binds to a role.")
    private List<String> systems = new ArrayList<>();

    @Mixin
    private SimulatorOptions simulators;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data folder of the runner: names the open transactions that are affected.")
    private Path data;

    @Option(
            names = "--ledger",
            paramLabel = "URL",
            description = "A PostgreSQL ledger instead of the embedded one of the data folder.")
    private String ledger;

    @Option(
            names = "--capture",
            description =
                    "Write what the systems say about their objects now to mappings/<system>/<object>.schema.json, instead of comparing.")
    private boolean capture;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            defaultValue = "",
            description = "The folder that holds 'mappings' for --capture. Default: the working directory.")
    private Path into;

    @Option(
            names = "--fingerprint",
            description = "Print the fields, types and values that the files use of each system, and ask nobody.")
    private boolean fingerprint;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        ThroughlineBuilder builder = Throughline.builder()
                .layers(root.layers())
                .accounts(this::accounts)
                .environment(environment());
        Problems problems = new Problems();
        Doctor doctor = builder.doctor(problems);
        if (fingerprint) {
            print(Json.pretty(
                    new LinkedHashMap<>(Map.of("hash", doctor.fingerprintHash(), "uses", doctor.fingerprint()))));
            return ExitCode.OK;
        }
        return capture ? captured(doctor) : examined(doctor, problems.sorted());
    }

    private Map<String, String> environment() {
        return simulators.environment(root.environment());
    }

    private List<String> chosen(Doctor doctor) {
        List<String> names = systems.stream().map(name -> name.split("=")[0]).toList();
        names.stream().filter(name -> !doctor.systems().contains(name)).forEach(name -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no system '%s'; there are %s".formatted(name, String.join(", ", doctor.systems())));
        });
        return names.isEmpty() ? List.copyOf(doctor.boundSystems()) : names;
    }

    private int examined(Doctor doctor, List<Problem> problems) throws Exception {
        List<SystemDiagnosis> found =
                chosen(doctor).stream().map(doctor::examine).toList();
        Map<String, Object> view = DiagnosisView.of(found, problems, Version.own(), ledgerView());
        print(json ? Json.pretty(view) : DiagnosisText.of(view));
        boolean well = problems.isEmpty() && found.stream().allMatch(SystemDiagnosis::isWell);
        return well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** What the ledger knows, if one is named and there. */
    private Map<String, Object> ledgerView() throws Exception {
        if (data == null) {
            return Map.of();
        }
        DataFolder folder = DataFolder.at(data);
        LedgerSource source =
                ledger == null ? LedgerSource.embedded(folder) : LedgerSource.at(ledger, root.environment());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("place", ledger == null ? folder.root().toString() : ledger);
        try {
            LedgerAccess access = new LedgerAccess(folder, source);
            view.put("workload", access.ask(Transactions::workload));
            view.put("transactions", access.ask(transactions -> transactions.recent(NEWEST)));
        } catch (CommandFailure notThere) {
            view.put("problem", notThere.getMessage());
        }
        return view;
    }

    private int captured(Doctor doctor) throws IOException {
        for (String system : chosen(doctor)) {
            Map<String, String> schemas;
            try {
                schemas = doctor.capture(system);
            } catch (CallException away) {
                throw new CommandFailure(away.getMessage(), away);
            }
            for (Map.Entry<String, String> schema : schemas.entrySet()) {
                Path file = into.resolve(schema.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, schema.getValue());
                print("captured " + file);
            }
        }
        return ExitCode.OK;
    }

    private Systems accounts(Systems accounts) {
        Systems changed = simulators.accounts(accounts);
        for (String system : systems) {
            int equals = system.indexOf('=');
            changed = equals < 0
                    ? changed
                    : changed.withOverride(system.substring(0, equals), system.substring(equals + 1));
        }
        return changed;
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
