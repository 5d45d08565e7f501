package io.throughline.runner.load;

import io.throughline.config.LegalEntity;
import io.throughline.config.Regions;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who works on which projects of which companies, and every entry they record: everything follows from the order, nothing is kept. People of a company share its
 * projects, five to ten on each and two for each person. Entries come week by week and person by person, as timesheets do. Thread-safe.
 */
public final class LoadPlan {

    private static final int PEOPLE_OF_A_PROJECT = 5;
    private static final long FIRST_TIME = 100_000_001;
    private static final long FIRST_LATE = 400_000_001;
    private static final long FIRST_EXPENSE = 600_000_001;
    private static final int[] MINUTES = {15, 20, 25, 30, 45, 50, 60, 75, 90, 100, 110, 120};

    private final LoadOrder order;
    private final List<LoadedCompany> companies;
    private final LoadedPrices prices;

    /** A plan for these companies; the first come first where there are fewer people than companies. */
    public LoadPlan(LoadOrder order, List<LoadedCompany> companies) {
        this.order = order;
        this.companies = companies.subList(0, Math.min(companies.size(), order.people()));
        this.prices = new LoadedPrices(order);
    }

    /** The legal entities of these regions that are bound to an ERP. */
    public static List<LoadedCompany> companies(Regions regions, String erp) {
        List<LoadedCompany> all = new ArrayList<>();
        regions.selling()
                .forEach(region -> region.legalEntities().forEach(entity -> {
                    if (region.system("erp", entity.id()).filter(erp::equals).isPresent()) {
                        all.add(company(all.size(), entity));
                    }
                }));
        return all;
    }

    private static LoadedCompany company(int index, LegalEntity entity) {
        return new LoadedCompany(
                index,
                entity.id(),
                entity.books().currency(),
                RoundingMode.valueOf(entity.books().rounding().mode().name()));
    }

    LoadOrder order() {
        return order;
    }

    LoadedPrices prices() {
        return prices;
    }

    List<LoadedCompany> companies() {
        return companies;
    }

    /** All people. */
    public Stream<LoadedPerson> people() {
        return IntStream.range(0, order.people()).mapToObj(this::person);
    }

    private LoadedPerson person(int index) {
        return new LoadedPerson(index, companies.get(index % companies.size()), index / companies.size());
    }

    /** All projects, company by company. */
    public Stream<LoadedProject> projects() {
        return companies.stream()
                .flatMap(company ->
                        IntStream.range(0, projects(company)).mapToObj(number -> new LoadedProject(company, number)));
    }

    private int projects(LoadedCompany company) {
        return Math.max(1, (members(company) + PEOPLE_OF_A_PROJECT - 1) / PEOPLE_OF_A_PROJECT);
    }

    private int members(LoadedCompany company) {
        return (order.people() - company.index() + companies.size() - 1) / companies.size();
    }

    /** The one or two projects of a person. */
    public List<LoadedProject> projects(LoadedPerson person) {
        int count = projects(person.company());
        int main = person.number() / PEOPLE_OF_A_PROJECT;
        Set<Integer> numbers = new LinkedHashSet<>(List.of(main, (main + 1) % count));
        return numbers.stream()
                .map(number -> new LoadedProject(person.company(), number))
                .toList();
    }

    /** The cap of a contract that has one, in minor units: about half of what a month of its people is worth. */
    long cap(LoadedProject project) {
        return LoadedPrices.local(project.company(), 4_000_000L) * order.months();
    }

    /** What people record by and by, in the order in which it is handed in; the numbers of entries follow it. */
    public void entries(Consumer<LoadedEntry> to) {
        long[] next = {FIRST_TIME, FIRST_EXPENSE};
        for (LocalDate monday : weeks()) {
            people().forEach(person -> week(person, monday, next, to));
        }
    }

    /** First days of the weeks of work; a week ends with its month. */
    private List<LocalDate> weeks() {
        LocalDate end = order.last().atEndOfMonth();
        return order.first()
                .atDay(1)
                .datesUntil(end.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY || day.getDayOfMonth() == 1)
                .toList();
    }

    private void week(LoadedPerson person, LocalDate first, long[] next, Consumer<LoadedEntry> to) {
        SplittableRandom random = random(person.index(), first);
        List<LoadedProject> projects = projects(person);
        for (LocalDate day = first; day.getMonth() == first.getMonth(); day = day.plusDays(1)) {
            if (day.isAfter(first) && day.getDayOfWeek() == DayOfWeek.MONDAY) {
                return;
            }
            if (day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()) {
                day(person, projects, day, random, next, to);
            }
        }
    }

    private static void day(
            LoadedPerson person,
            List<LoadedProject> projects,
            LocalDate day,
            SplittableRandom random,
            long[] next,
            Consumer<LoadedEntry> to) {
        int count = 4 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            LoadedProject project = projects.get(random.nextInt(projects.size()));
            int minutes = MINUTES[random.nextInt(MINUTES.length)];
            boolean billable = random.nextInt(100) < 93;
            to.accept(new LoadedEntry(
                    LoadedEntry.Kind.TIME, next[0]++, project, person, day, minutes, billable, state(random)));
        }
        LoadedProject project = projects.get(random.nextInt(projects.size()));
        long amount = LoadedPrices.local(person.company(), 350L + random.nextInt(30_000));
        boolean billable = random.nextInt(100) < 70;
        boolean spent = random.nextInt(100) < 73 && project.method() != LoadedProject.Method.MIXED;
        LoadedEntry.State state = state(random);
        if (spent) {
            to.accept(new LoadedEntry(
                    LoadedEntry.Kind.EXPENSE, next[1]++, project, person, day, amount, billable, state));
        }
    }

    private static LoadedEntry.State state(SplittableRandom random) {
        int draw = random.nextInt(1000);
        if (draw < 945) {
            return LoadedEntry.State.APPROVED;
        }
        return draw < 970
                ? LoadedEntry.State.DRAFT
                : draw < 992 ? LoadedEntry.State.SUBMITTED : LoadedEntry.State.REJECTED;
    }

    /** What becomes of entries later, and what comes late: one correction after the other, in the order of {@link #entries}. */
    public void corrections(Consumer<LoadedCorrection> to) {
        entries(entry -> LoadedCorrection.of(entry, order.seed()).ifPresent(to));
        long[] next = {FIRST_LATE};
        people().forEach(person -> late(person, next, to));
    }

    /** Every fourth person has forgotten some hours of the month before, whose books are closed by now. */
    private void late(LoadedPerson person, long[] next, Consumer<LoadedCorrection> to) {
        SplittableRandom random = random(person.index(), order.closed().atDay(1));
        LoadedProject project = projects(person).get(0);
        LocalDate day = order.closed().atDay(1 + random.nextInt(28));
        int minutes = MINUTES[random.nextInt(MINUTES.length)];
        if (random.nextInt(4) == 0 && project.method() != LoadedProject.Method.NOT_TO_EXCEED) {
            LoadedEntry entry = new LoadedEntry(
                    LoadedEntry.Kind.TIME, next[0]++, project, person, day, minutes, true, LoadedEntry.State.APPROVED);
            to.accept(new LoadedCorrection(LoadedCorrection.Change.COMES_LATE, null, entry));
        }
    }

    private SplittableRandom random(int person, LocalDate week) {
        return new SplittableRandom(order.seed() * 1_000_003L + week.toEpochDay() * 7_919L + person);
    }
}
