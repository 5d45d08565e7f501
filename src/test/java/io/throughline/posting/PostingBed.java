package io.throughline.posting;

import io.throughline.canonical.Json;
import io.throughline.canonical.Money;
import io.throughline.config.Layers;
import io.throughline.config.Problems;
import io.throughline.config.Regions;
import io.throughline.ledger.Ledger;
import io.throughline.ledger.entries.EntryLedger;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.ledger.entries.Gathering;
import io.throughline.ledger.entries.LineState;
import io.throughline.ledger.entries.Reference;
import io.throughline.ledger.jdbc.JdbcLedger;
import io.throughline.ledger.jdbc.LedgerSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** The posting of time and expenses on a ledger in memory, with an ERP that does as a test says: no vendor, no routes. */
final class PostingBed implements AutoCloseable {

    static final String PSA = "psa";
    private static final Regions REGIONS = regions();
    private static final Set<String> MAY_BE_CUT = Set.of("store", "record", "announced", "defer");

    final Books books = new Books();
    final JdbcLedger real;
    final EntryLedger entries;
    final EntryIntake intake;
    final EntryRelease release;
    final HeldEntries holds;
    private final PostingBatches batches;
    private final PostingDocument document;
    private final PostingOutcomes outcomes;
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger versions = new AtomicInteger();

    /** After a write of the ledger: the runner died before it heard of it. */
    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    PostingBed(int mostOfBatch) {
        this(mostOfBatch, () -> false);
    }

    /** @param dies asked after each write of the posting */
    PostingBed(int mostOfBatch, BooleanSupplier dies) {
        real = JdbcLedger.open(
                LedgerSettings.inMemory("posting-" + UUID.randomUUID()),
                () -> UUID.randomUUID().toString());
        entries = real.entries();
        Ledger mortal = proxy(Ledger.class, real, () -> false);
        EntryLedger mortalEntries = proxy(EntryLedger.class, entries, dies);
        Ledger ledger = (Ledger) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Ledger.class},
                (self, method, arguments) ->
                        method.getName().equals("entries") ? mortalEntries : method.invoke(mortal, arguments));
        Gathering gathering = new Gathering(mostOfBatch, Duration.ZERO);
        KnownProjects projects = new KnownProjects(real.references(), (system, id) -> List.of());
        holds = new HeldEntries(real, (event, region) -> List.of());
        intake = new EntryIntake(
                mortalEntries,
                new RuledEntries(real, projects, new Companies(REGIONS), entity -> true),
                gathering,
                holds);
        release = new EntryRelease(mortalEntries, intake);
        batches = new PostingBatches(ledger, (event, region) -> List.of());
        document = new PostingDocument(ledger, projects, gathering, entity -> "erp");
        outcomes = new PostingOutcomes(ledger, gathering, holds);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, T real, BooleanSupplier dies) {
        return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            try {
                Object answer = method.invoke(real, arguments);
                if (MAY_BE_CUT.contains(method.getName()) && dies.getAsBoolean()) {
                    throw new Died();
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    String newTransaction() {
        return "t" + transactions.incrementAndGet();
    }

    private String newVersion() {
        return String.valueOf(versions.incrementAndGet());
    }

    /** A project of a legal entity that charges time and expenses, with a price and a cost per hour in its currency for everybody. */
    void project(Terms terms) {
        Map<String, Object> line = Map.of("key", "L1", "billingMethod", "time-and-materials");
        Map<String, Object> contract = new LinkedHashMap<>(Map.of(
                "id",
                "C-" + terms.id,
                "legalEntity",
                terms.legalEntity,
                "currency",
                terms.currency,
                "lines",
                List.of(line)));
        contract.putAll(terms.more);
        keep(KnownProjects.CONTRACT, terms.id, terms.id, contract);
        keep(
                KnownProjects.PROJECT,
                terms.id,
                terms.id,
                Map.of("id", terms.id, "ids", Map.of("erp", "erp-" + terms.id)));
        keep(KnownProjects.in(PSA), terms.theirId(), terms.id, Map.of("projectId", terms.id));
        price(terms);
        for (String person : List.of("17", "18", "19")) {
            keep(
                    EntryFacts.ASSIGNMENT,
                    PSA + ":" + terms.id + person,
                    terms.id,
                    Map.of(
                            "id",
                            terms.id + person,
                            "projectId",
                            terms.id,
                            "role",
                            "Senior",
                            "synced",
                            true,
                            "employee",
                            Map.of("id", person),
                            "costRate",
                            Map.of("price", Money.of(terms.cost, terms.currency).plain(), "unit", "hour")));
        }
    }

    /** The price of a project from now on, whatever the day of the work. */
    void price(Terms terms) {
        Map<String, Object> row = Map.of(
                "key", "senior",
                "role", "Senior",
                "unit", "hour",
                "validFrom", "2026-01-01",
                "price", Money.of(terms.price, terms.currency).plain());
        String scope = "C-" + terms.id;
        keep(
                EntryFacts.RATE_CARD,
                "RC-" + terms.id,
                scope,
                Map.of(
                        "id",
                        "RC-" + terms.id,
                        "scope",
                        Map.of("level", "contract", "id", scope),
                        "currency",
                        terms.currency,
                        "rows",
                        List.of(row)));
    }

    void month(String legalEntity, String month, String state) {
        YearMonth days = YearMonth.parse(month);
        keep(
                EntryFacts.PERIOD,
                PSA + ":" + legalEntity + month,
                legalEntity,
                Map.of(
                        "legalEntity",
                        legalEntity,
                        "startOn",
                        days.atDay(1).toString(),
                        "endOn",
                        days.atEndOfMonth().toString(),
                        "state",
                        state));
        if (state.equals("open")) {
            books.closed.remove(legalEntity + "/" + month);
        } else {
            books.closed.add(legalEntity + "/" + month);
        }
    }

    void months(String legalEntity) {
        for (YearMonth month = YearMonth.of(2026, 1); month.getYear() == 2026; month = month.plusMonths(1)) {
            month(legalEntity, month.toString(), "open");
        }
    }

    private void keep(String kind, String id, String scope, Map<String, Object> body) {
        real.references().keep(List.of(new Reference(kind, id, newVersion(), scope, body)));
    }

    Map<String, Object> take(String kind, List<Map<String, Object>> items) {
        return take(kind, items, newTransaction());
    }

    /** Again and again until the runner lives long enough to hear the answer. */
    Map<String, Object> take(String kind, List<Map<String, Object>> items, String transaction) {
        while (true) {
            try {
                return intake.take(PSA, kind, items, transaction);
            } catch (Died again) {
                continue;
            }
        }
    }

    /** Decides again about everything that is held, and says whether anything was. */
    boolean releaseAll() {
        List<String> keys = entries.holdKeys();
        keys.forEach(key -> untilAlive(() -> release.release(key, newTransaction())));
        return !keys.isEmpty();
    }

    /** Closes what is gathered, posts it, and keeps what the ERP said; what waits for an answer comes with the next batch. */
    void post() {
        for (int round = 0; round < 3; round++) {
            gathered().forEach(id -> untilAlive(() -> outcomes.keep(books.post(document.read(id)), "p-" + id)));
        }
    }

    /** What the ERP said to a batch once more. */
    void keepAgain(String batchId) {
        outcomes.keep(books.post(document.read(batchId)), "p-" + batchId);
    }

    Map<String, Object> keep(Map<String, Object> posting) {
        return outcomes.keep(posting, "p-" + posting.get("batchId"));
    }

    Map<String, Object> read(String batchId) {
        return document.read(batchId);
    }

    /** Batches that take no more lines since the last question. */
    List<String> gathered() {
        entries.closeDue(1000);
        List<String> closed = new ArrayList<>(entries.unannounced(1000));
        while (!entries.unannounced(1).isEmpty()) {
            untilAlive(batches::handOn);
        }
        return closed;
    }

    private static void untilAlive(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (Died again) {
                continue;
            }
        }
    }

    /** Sums of posted lines by {@code legal entity|project|period|currency}: cost, bill and what is not charged. */
    Map<String, List<BigDecimal>> posted(boolean byPeriod) {
        Map<String, List<BigDecimal>> sums = new TreeMap<>();
        for (EntryTotal total : entries.totals()) {
            if (total.state() == LineState.POSTED) {
                String key = String.join(
                        "|", total.legalEntity(), total.projectId(), byPeriod ? total.period() : "-", total.currency());
                sums.merge(key, amounts(total), PostingBed::plus);
            }
        }
        return clean(sums);
    }

    private static List<BigDecimal> amounts(EntryTotal total) {
        return List.of(
                total.cost(),
                total.amounts().bill(),
                total.amounts().nonChargeable(),
                BigDecimal.valueOf(total.amounts().workedSeconds()));
    }

    static List<BigDecimal> plus(List<BigDecimal> one, List<BigDecimal> other) {
        List<BigDecimal> sums = new ArrayList<>();
        for (int at = 0; at < one.size(); at++) {
            sums.add(one.get(at).add(other.get(at)));
        }
        return sums;
    }

    /** Without keys that net to nothing, and without zeros behind the point. */
    static Map<String, List<BigDecimal>> clean(Map<String, List<BigDecimal>> sums) {
        Map<String, List<BigDecimal>> clean = new TreeMap<>();
        sums.forEach((key, amounts) -> {
            if (amounts.stream().anyMatch(amount -> amount.signum() != 0)) {
                clean.put(
                        key,
                        amounts.stream().map(BigDecimal::stripTrailingZeros).toList());
            }
        });
        return clean;
    }

    long in(EntryState state) {
        return entries.counts().stream()
                .filter(count -> count.state() == state)
                .mapToLong(count -> count.entries())
                .sum();
    }

    @Override
    public void close() {
        real.close();
    }

    private static Regions regions() {
        Problems problems = new Problems();
        Regions regions = Regions.load(Layers.over(Path.of("src/test/resources/posting")), problems);
        problems.throwIfAny();
        return regions;
    }

    /** An item of a feed. */
    static Map<String, Object> item(String id, String version, String state, Map<String, Object> data) {
        return Map.of("id", id, "version", version, "change", "changed", "state", state, "data", data);
    }

    static Map<String, Object> deleted(String id, String version) {
        return Map.of("id", id, "version", version, "change", "deleted");
    }

    static Map<String, Object> time(String project, String day, long seconds) {
        return Json.readObject(Json.write(Map.of(
                "id", "x",
                "employee", Map.of("id", "17"),
                "projectId", project,
                "workedOn", day,
                "workedSeconds", seconds)));
    }

    /**
     * What a project is worked on for.
     *
     * @param more of its contract
     */
    record Terms(String id, String legalEntity, String currency, String price, String cost, Map<String, Object> more) {

        static Terms of(String id, String legalEntity, String currency, String price, String cost) {
            return new Terms(id, legalEntity, currency, price, cost, Map.of());
        }

        Terms with(Map<String, Object> other) {
            return new Terms(id, legalEntity, currency, price, cost, other);
        }

        Terms at(String otherPrice) {
            return new Terms(id, legalEntity, currency, otherPrice, cost, more);
        }

        String theirId() {
            return "their-" + id;
        }
    }
}
