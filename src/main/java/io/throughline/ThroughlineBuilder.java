package io.throughline;

import io.throughline.camel.workflow.WorkflowSettings;
import io.throughline.config.ConfigurationException;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import io.throughline.config.Problems;
import io.throughline.config.SystemConfig;
import io.throughline.config.Systems;
import io.throughline.connector.Capabilities;
import io.throughline.connector.Guarantee;
import io.throughline.drift.DriftSettings;
import io.throughline.intake.IntakeTriggers;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.check.Promises;
import io.throughline.mapping.MappingExamples;
import io.throughline.model.ModelCheck;
import io.throughline.setup.CallForecast;
import io.throughline.setup.Quota;
import io.throughline.setup.SetupGuide;
import io.throughline.workflow.OperationContract;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;

/** Says what differs from the defaults; every option has one. Not thread-safe. */
public final class ThroughlineBuilder {

    private Layers layers = Layers.over(Path.of(""));
    private Ledger ledger;
    private UnaryOperator<Systems> accounts = UnaryOperator.identity();
    private Map<String, String> environment = System.getenv();
    private WorkflowSettings settings = WorkflowSettings.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private DoubleSupplier random = new SecureRandom()::nextDouble;
    private String owner = "throughline";
    private UnaryOperator<IntakeTriggers> intake = UnaryOperator.identity();
    private boolean feeds = true;
    private boolean webhooks;
    private Duration bundlesEvery = Duration.ofSeconds(5);
    private UnaryOperator<DriftSettings> drift = UnaryOperator.identity();

    ThroughlineBuilder() {}

    /** Where files come from; default: the working directory over those in the jar. */
    public ThroughlineBuilder layers(Layers files) {
        layers = files;
        return this;
    }

    /** The ledger; there is no default. The host closes it after the context. */
    public ThroughlineBuilder ledger(Ledger memory) {
        ledger = memory;
        return this;
    }

    /** Puts one system at another address; default as its file says. */
    public ThroughlineBuilder system(String name, URI url) {
        return accounts(systems -> systems.withOverride(name, url.toString()));
    }

    /** Changes accounts after their files were read, for example to simulators; default no change. Later changes see those of earlier ones. */
    public ThroughlineBuilder accounts(UnaryOperator<Systems> change) {
        UnaryOperator<Systems> before = accounts;
        accounts = systems -> change.apply(before.apply(systems));
        return this;
    }

    /** Where {@code env:NAME} is looked up; default: the process environment. */
    public ThroughlineBuilder environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    /** Threads, lease, retries; default {@link WorkflowSettings#DEFAULT}. */
    public ThroughlineBuilder settings(WorkflowSettings changed) {
        settings = changed;
        return this;
    }

    /** What day it is for rules and how old a webhook is; default the system clock. Leases never use it (G7). */
    public ThroughlineBuilder clock(Clock other) {
        clock = other;
        return this;
    }

    /** Jitter of retries, from 0 to 1; default a secure random source. */
    public ThroughlineBuilder random(DoubleSupplier values) {
        random = values;
        return this;
    }

    /** Name of this process in the ledger; default {@code throughline}. */
    public ThroughlineBuilder owner(String name) {
        owner = name;
        return this;
    }

    /** Whether the systems are polled for events; default yes. */
    public ThroughlineBuilder feeds(boolean wanted) {
        feeds = wanted;
        return this;
    }

    /** How long a feed rests between two polls; default as {@code config/intake.yaml} says for each. */
    public ThroughlineBuilder pollEvery(Duration rest) {
        intake = triggers -> triggers.polledEvery(rest);
        return this;
    }

    /**
     * How often it is looked whether transactions that began with other files are open, which nobody here works on; default 5 s (G11).
     */
    public ThroughlineBuilder bundlesEvery(Duration interval) {
        bundlesEvery = interval;
        return this;
    }

    /** How often systems are asked whether they changed, usually and while something differs; default as {@code config/drift.yaml} says: 1 h and 1 min. */
    public ThroughlineBuilder driftEvery(Duration usually, Duration whileDrifted) {
        drift = settings -> settings.withTimes(usually, whileDrifted);
        return this;
    }

    /** Whether {@code POST /intake/<system>} is served through the servlet that the host mounts; default no. */
    public ThroughlineBuilder webhooks(boolean wanted) {
        webhooks = wanted;
        return this;
    }

    /**
     * Reads and checks all files.
     *
     * @throws ConfigurationException with every problem of every file
     * @throws IllegalStateException if there is no ledger
     */
    public Throughline build() {
        if (ledger == null) {
            throw new IllegalStateException(
                    "CFG-2005 Throughline needs a ledger: builder().ledger(JdbcLedger.open(…))");
        }
        Problems problems = new Problems();
        Definitions definitions = Definitions.load(layers, accounts, environment, problems);
        problems.throwIfAny();
        return new Throughline(definitions, this);
    }

    /** Every problem of every file, examples of mappings included, sorted by file and line; empty if all is well. Needs no ledger. */
    public List<Problem> check() {
        Problems problems = new Problems();
        try {
            check(layers.remembered(), problems);
        } catch (ConfigurationException unreadable) {
            problems.addAll(unreadable.problems());
        }
        return problems.sorted().stream().distinct().toList();
    }

    private void check(Layers files, Problems problems) {
        Definitions definitions = Definitions.load(files, accounts, environment, problems);
        MappingExamples.check(
                files, definitions.mappings(), definitions.regions().chains(), problems);
        ModelCheck.check(files, definitions.mappings().schemas(), problems);
        DriftSettings.load(files, problems);
        Quota.check(files, problems);
    }

    /**
     * How many calls a day a firm makes to each connector that has something to say about a tenant ({@code config/setup}), by {@code config/quota.yaml}. Needs no ledger.
     *
     * @param people how many people the firm has, at least 1
     * @throws ConfigurationException if files have problems
     */
    public List<CallForecast> quota(int people) {
        Problems problems = new Problems();
        Capabilities capabilities = Capabilities.load(layers, problems);
        List<CallForecast> forecasts =
                new Quota(layers, capabilities).of(people, SetupGuide.connectors(layers), problems);
        problems.throwIfAny();
        return forecasts;
    }

    /**
     * What each operation of each connector promises, by connector and name, our own roles last. Needs no ledger.
     *
     * @throws ConfigurationException with every problem of the capability files
     */
    public List<Guarantee> guarantees() {
        Problems problems = new Problems();
        Capabilities capabilities = Capabilities.load(layers, problems);
        problems.throwIfAny();
        return Guarantees.of(layers, capabilities).all();
    }

    /** How many routes, mappings and regions the files make, in words. */
    public String summary() {
        int routes = new RouteFiles(layers, true, true).paths().size();
        Definitions definitions = Definitions.load(layers, accounts, environment, new Problems());
        return "%d routes, %d mappings, %d regions that sell; bundle %s"
                .formatted(
                        routes,
                        definitions.mappings().names().size(),
                        definitions.regions().selling().size(),
                        BundleFiles.of(layers).name());
    }

    /** What the operations of all files promise, for {@link io.throughline.ledger.check.HistoryChecker}; files with problems are left out. Needs no ledger. */
    public Promises promises() {
        Definitions files = Definitions.load(layers, accounts, environment, new Problems());
        return (operation, system) -> files.capabilities()
                .operation(
                        operation,
                        files.systems()
                                .find(system)
                                .map(SystemConfig::connector)
                                .orElse(String.valueOf(system)))
                .map(OperationContract::safety);
    }

    /**
     * Looks at the connected systems as these files see them. Needs no ledger.
     *
     * @param problems gets every problem of the files; what has one is not looked at
     */
    public Doctor doctor(Problems problems) {
        return new Doctor(Definitions.load(layers.remembered(), accounts, environment, problems), clock, problems);
    }

    DriftSettings drift(Layers files) {
        return drift.apply(DriftSettings.load(files, new Problems()));
    }

    IntakeTriggers adjusted(IntakeTriggers triggers) {
        return intake.apply(triggers);
    }

    Ledger ledger() {
        return ledger;
    }

    WorkflowSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    DoubleSupplier random() {
        return random;
    }

    String owner() {
        return owner;
    }

    Duration bundlesEvery() {
        return bundlesEvery;
    }

    boolean feeds() {
        return feeds;
    }

    boolean webhooks() {
        return webhooks;
    }
}
