package io.throughline.runner;

import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.runner.demo.Simulator;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.home.RunnerPlace;
import io.throughline.runner.load.ExpectedFile;
import io.throughline.runner.load.Load;
import io.throughline.runner.load.LoadComparison;
import io.throughline.runner.load.LoadOrder;
import io.throughline.runner.load.LoadPlan;
import io.throughline.runner.load.LoadProgress;
import io.throughline.runner.load.LoadedCompany;
import io.throughline.runner.standalone.SimulatorAccounts;
import io.throughline.runner.terminal.CommandFailure;
import io.throughline.runner.terminal.StatusLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Loads the time and expenses of a firm into simulators, and compares what became of them. */
@Command(
        name = "load",
        description = {
            "Writes the people, projects, contracts, prices, time and expenses of a firm into the running simulators of Kantata and an ERP, and the copies that decisions need into the ledger of the data folder, where no runner may be at work. The same numbers and seed give the same data. --expected writes what must be in the books, calculated without the rules of the product; --compare holds ledger and ERP against it and ends with exit code 1 if a sum differs."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline load --people 100 --seed 7 --data /tmp/firm --expected /tmp/expected.csv",
            "  throughline load --people 100 --seed 7 --corrections --data /tmp/firm --expected /tmp/expected.csv",
            "  throughline load --compare /tmp/expected.csv --data /tmp/firm"
        })
final class LoadCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Option(names = "--people", paramLabel = "N", description = "How many people the firm has.")
    private Integer people;

    @Option(
            names = "--months",
            paramLabel = "M",
            defaultValue = "1",
            description = "Months of work. Default: ${DEFAULT-VALUE}.")
    private int months;

    @Option(
            names = "--first",
            paramLabel = "YYYY-MM",
            description = "The first of them. Default: so that the last one is the month before this one.")
    private YearMonth first;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "What everything else is drawn from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--corrections",
            description =
                    "Write what people change, withdraw, delete and remember late, once the rest is decided about; a runner may be at work. The expectation then counts them.")
    private boolean corrections;

    @Option(
            names = "--erp",
            paramLabel = "NAME",
            defaultValue = "netsuite",
            description =
                    "netsuite or dynamics365; legal entities that are bound to another ERP are left out. Default: ${DEFAULT-VALUE}.")
    private String erp;

    @Option(
            names = "--base-port",
            paramLabel = "P",
            defaultValue = SimulatorsCommand.DEFAULT_BASE_PORT,
            description = "Base port of the simulators, as given to 'simulators'. Default: ${DEFAULT-VALUE}.")
    private int basePort;

    @Option(
            names = "--expected",
            paramLabel = "FILE",
            description =
                    "Write the expected sums there, a line for each legal entity, project, period, currency and kind.")
    private Path expected;

    @Option(names = "--compare", paramLabel = "FILE", description = "Write nothing; compare with these sums.")
    private Path compare;

    @Override
    public Integer call() throws Exception {
        if ((people == null) == (compare == null)) {
            throw new ParameterException(spec.commandLine(), "say either --people or --compare");
        }
        try {
            return compare == null ? load() : compare();
        } catch (IllegalArgumentException refused) {
            throw new CommandFailure(refused.getMessage(), refused);
        }
    }

    private int load() throws Exception {
        Clock clock = Clock.systemUTC();
        YearMonth begin = first == null ? YearMonth.now(clock).minusMonths(months) : first;
        List<LoadedCompany> companies = LoadPlan.companies(Regions.load(root.layers(), new Problems()), erp);
        if (companies.isEmpty()) {
            throw new CommandFailure(
                    "RUN-2404 no legal entity keeps its books in %s; nothing was written. Bind the role erp of a region to it, or choose another --erp."
                            .formatted(erp));
        }
        LoadPlan plan = new LoadPlan(new LoadOrder(people, begin, months, seed), companies);
        Load load = new Load(plan, simulator("kantata"), erp, simulator(erp), clock);
        StatusLine status = StatusLine.on(spec.commandLine().getErr());
        if (corrections) {
            load.corrections(new LoadProgress(clock, status::show));
        } else {
            inLedger(open -> {
                load.firm(open.references());
                return null;
            });
            load.entries(new LoadProgress(clock, status::show));
        }
        status.end();
        if (expected != null) {
            ExpectedFile.write(expected, Load.expectation(plan, corrections).sums());
        }
        return ExitCode.OK;
    }

    private int compare() throws Exception {
        LoadComparison comparison = new LoadComparison(ExpectedFile.read(compare));
        List<String> differences = new ArrayList<>(inLedger(open -> comparison.withLedger(open.entries())));
        differences.addAll(comparison.withErp(erp, simulator(erp)));
        differences.forEach(spec.commandLine().getOut()::println);
        spec.commandLine()
                .getOut()
                .println(
                        differences.isEmpty()
                                ? "Ledger and %s hold what is expected, to the minor unit.".formatted(erp)
                                : "%d sums differ.".formatted(differences.size()));
        spec.commandLine().getOut().flush();
        return differences.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private Simulator simulator(String system) {
        String url = SimulatorAccounts.at(basePort).get(system);
        return new Simulator(HttpClient.newHttpClient(), URI.create(url == null ? "" : url));
    }

    private interface Work<T> {
        T with(Ledger ledger) throws IOException, InterruptedException;
    }

    /** An embedded ledger has room for one process. */
    private <T> T inLedger(Work<T> work) throws Exception {
        DataFolder folder = ledger.folder();
        RunnerPlace place = folder.occupy()
                .orElseThrow(() ->
                        new CommandFailure("RUN-2405 a runner is at work in %s; stop it first. Nothing was written."
                                .formatted(folder.root())));
        try (place;
                Ledger open = ledger.source(folder).open()) {
            return work.with(open);
        }
    }
}
