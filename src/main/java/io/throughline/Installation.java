package io.throughline;

import io.throughline.billing.BillingPeriods;
import io.throughline.billing.BillingStatus;
import io.throughline.billing.InvoiceCopies;
import io.throughline.camel.operation.CanonicalTransformer;
import io.throughline.camel.operation.DealPlaces;
import io.throughline.camel.operation.PostingFacts;
import io.throughline.camel.operation.RouteOperationCaller;
import io.throughline.camel.operation.RuleOperation;
import io.throughline.camel.workflow.DriftGate;
import io.throughline.camel.workflow.EndMarker;
import io.throughline.camel.workflow.WorkflowHost;
import io.throughline.config.Problems;
import io.throughline.config.Region;
import io.throughline.config.SystemConfig;
import io.throughline.config.Team;
import io.throughline.connector.VendorCalls;
import io.throughline.connector.VendorClient;
import io.throughline.intake.IntakeTriggers;
import io.throughline.intake.page.PageSources;
import io.throughline.intake.trigger.EventCheck;
import io.throughline.intake.trigger.WorkflowStarts;
import io.throughline.ledger.Ledger;
import io.throughline.mapping.Crosswalk;
import io.throughline.posting.Companies;
import io.throughline.posting.KnownProjects;
import io.throughline.posting.PostingDocument;
import io.throughline.posting.PostingSettings;
import io.throughline.posting.ReferencePages;
import io.throughline.posting.RuledEntries;
import io.throughline.staffing.AssignmentCheck;
import io.throughline.staffing.AssignmentIntake;
import io.throughline.staffing.PeopleCopies;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.Registry;

/**
 * What one Camel context needs to run the workflows of one bundle: the current one and each older one alike.
 *
 * @param drift what of the bundle must wait because systems changed
 * @param calls shared by all contexts of a process: rates, tokens and connections belong to the account, whoever calls it
 */
record Installation(
        Definitions definitions, String bundle, ThroughlineBuilder options, VendorClient calls, DriftGate drift) {

    /** A host of the workflows in this context, not bound to it yet. */
    WorkflowHost.Builder host(CamelContext context) {
        BoundOperations operations =
                new BoundOperations(definitions.regions(), definitions.systems(), definitions.capabilities());
        return WorkflowHost.over(options.ledger(), operations, new RouteOperationCaller(context, this::chain))
                .results(CanonicalResults.in(definitions.mappings().schemas()))
                .versions(new ModelVersions(definitions.events()))
                .settings(options.settings().coveringCalls(longestCall()))
                .owner(options.owner())
                .bundle(bundle)
                .drift(drift)
                .random(options.random())
                .answerWithin(team -> definitions
                        .regions()
                        .teams()
                        .team(team)
                        .map(Team::answerWithin)
                        .orElse(null));
    }

    private Duration longestCall() {
        return definitions.systems().all().stream()
                .map(SystemConfig::callTimeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /**
     * Installs components, beans and routes.
     *
     * @param starts what intake starts: always the current workflows
     * @throws Exception if a route cannot be loaded
     */
    void into(CamelContext context, WorkflowHost host, WorkflowStarts starts, RouteFiles routes) throws Exception {
        bind(context.getRegistry(), host, starts);
        entries(context, starts).byName().forEach(context.getRegistry()::bind);
        staffing(context, starts).byName().forEach(context.getRegistry()::bind);
        billing(starts).byName().forEach(context.getRegistry()::bind);
        context.getRegistry().bind("throughlinePages", PageSources.class, pages(context));
        ((ModelCamelContext) context).addModelLifecycleStrategy(new EndMarker());
        Crosswalk today = new LedgerCrosswalk(options.ledger());
        translate(context, new BusinessDay(options.clock()), document -> today);
        routes.loadInto(context);
    }

    /**
     * Makes the mappings known to a context.
     *
     * @param crosswalk as mappings ask it for a transaction document
     */
    void translate(CamelContext context, BusinessDay day, Function<Map<String, Object>, Crosswalk> crosswalk) {
        context.getRegistry()
                .bind("throughlineFacts", PostingFacts.class, (PostingFacts) definitions.capabilities()::facts);
        CanonicalTransformer.register(
                context,
                definitions.mappings(),
                this::settings,
                new RegionSurroundings(definitions.regions(), day),
                crosswalk,
                this::teamForMappings);
    }

    private PageSources pages(CamelContext context) {
        return definitions.intake() == null
                ? PageSources.NONE
                : new OperationPages(
                        definitions,
                        options.adjusted(definitions.intake()).pages().values(),
                        new RouteOperationCaller(context, this::chain));
    }

    private void bind(Registry registry, WorkflowHost host, WorkflowStarts starts) {
        registry.bind("throughlineHost", WorkflowHost.class, host);
        registry.bind("throughlineLedger", Ledger.class, options.ledger());
        registry.bind("throughlineClock", Clock.class, options.clock());
        registry.bind("throughlineCalls", VendorCalls.class, calls);
        registry.bind("throughlinePlaces", DealPlaces.class, new RegionPlaces(definitions.regions()));
        registry.bind("throughlineTriggers", IntakeTriggers.class, options.adjusted(definitions.intake()));
        registry.bind("throughlineStarts", WorkflowStarts.class, starts);
        registry.bind("throughlineEventCheck", EventCheck.class, (EventCheck) definitions.events()::problems);
        registry.bind("account-merges", RuleOperation.class, new AccountMerges(options.ledger()));
        new DealRules(definitions, new LedgerHistory(options.ledger()), options.clock())
                .byName()
                .forEach(registry::bind);
    }

    /** What routes ask of the ledger about time entries, expenses and their postings. */
    private EntryOperations entries(CamelContext context, WorkflowStarts starts) {
        Ledger ledger = options.ledger();
        PostingSettings settings = PostingSettings.load(definitions.layers(), new Problems());
        KnownProjects projects = new KnownProjects(ledger.references(), new DealProjects(ledger));
        return new EntryOperations(
                ledger,
                new RuledEntries(ledger, projects, new Companies(definitions.regions()), this::tellsPeriods),
                settings.gathering(),
                new PostingDocument(ledger, projects, settings.gathering(), entity -> bound("erp", entity)),
                new ReferencePages(ledger.references(), projects),
                new AccountingPeriods(
                        definitions,
                        new RouteOperationCaller(context, this::chain),
                        ledger.references(),
                        options.clock(),
                        settings),
                starts::startedBy,
                this::acknowledges);
    }

    /** What routes ask of the ledger about assignments, people, rate cards and milestones. */
    private StaffingOperations staffing(CamelContext context, WorkflowStarts starts) {
        Ledger ledger = options.ledger();
        KnownProjects projects = new KnownProjects(ledger.references(), new DealProjects(ledger));
        return new StaffingOperations(
                ledger,
                new AssignmentIntake(ledger, projects, starts::startedBy),
                new AssignmentCheck(
                        ledger.references(),
                        projects,
                        new Companies(definitions.regions()),
                        entity -> bound("erp", entity)),
                new People(
                        definitions,
                        new RouteOperationCaller(context, this::chain),
                        new PeopleCopies(ledger.references()),
                        options.clock(),
                        PostingSettings.load(definitions.layers(), new Problems())
                                .peopleEvery()));
    }

    /** What routes ask of the ledger about invoices and billing. */
    private BillingOperations billing(WorkflowStarts starts) {
        Ledger ledger = options.ledger();
        DealProjects deals = new DealProjects(ledger);
        KnownProjects projects = new KnownProjects(ledger.references(), deals);
        InvoiceCopies invoices = new InvoiceCopies(ledger.references(), projects, deals::ofContract);
        BillingStatus.Surroundings surroundings =
                new BillingStatus.Surroundings(starts::startedBy, entity -> bound("psa", entity));
        Companies companies = new Companies(definitions.regions());
        return new BillingOperations(
                ledger,
                invoices,
                new BillingStatus(ledger, projects, invoices, companies, surroundings),
                new BillingPeriods(ledger, companies, starts::startedBy, options.clock()));
    }

    private String bound(String role, String legalEntity) {
        return definitions.regions().selling().stream()
                .filter(region -> region.legalEntity(legalEntity).isPresent())
                .findFirst()
                .flatMap(region -> region.system(role, legalEntity))
                .orElse(null);
    }

    private boolean tellsPeriods(String legalEntity) {
        return Optional.ofNullable(bound("erp", legalEntity))
                .flatMap(definitions.systems()::find)
                .flatMap(account -> definitions.capabilities().operation(AccountingPeriods.OPERATION, account))
                .isPresent();
    }

    private boolean acknowledges(String system, String legalEntity) {
        return system.equals(bound("psa", legalEntity));
    }

    private Map<String, Object> settings(String system) {
        Map<String, Object> settings = new LinkedHashMap<>();
        definitions.systems().find(system).ifPresent(account -> {
            settings.putAll(account.settings());
            settings.put("url", account.url().toString());
        });
        return settings;
    }

    private String teamForMappings(String region) {
        return Optional.ofNullable(region)
                .flatMap(definitions.regions()::region)
                .map(found -> found.teamFor(CanonicalTransformer.KIND))
                .orElseGet(() -> definitions.regions().teams().forKind(CanonicalTransformer.KIND))
                .id();
    }

    List<String> chain(String region) {
        return region == null
                ? List.of()
                : definitions.regions().region(region).map(Region::chain).orElse(List.of(region));
    }
}
