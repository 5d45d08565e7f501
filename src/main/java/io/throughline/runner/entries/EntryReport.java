package io.throughline.runner.entries;

import io.throughline.canonical.Money;
import io.throughline.ledger.entries.EntryCount;
import io.throughline.ledger.entries.EntryProgress;
import io.throughline.ledger.entries.EntryProgress.Stage;
import io.throughline.ledger.entries.EntryState;
import io.throughline.ledger.entries.EntryTotal;
import io.throughline.rules.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report on all entries as the plain JSON object that {@code entries --json} prints. */
final class EntryReport {

    private EntryReport() {}

    static Map<String, Object> of(List<EntryTotal> totals, List<EntryCount> counts, List<EntryProgress> progress) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("totals", LineSums.of(totals));
        report.put("held", groups(counts, EntryState.HELD));
        report.put("returned", groups(counts, EntryState.RETURNED));
        report.put("waiting", kinds(counts));
        report.put("completeness", completeness(stages(progress)));
        return report;
    }

    /** How many entries are in which stage; every stage is there. */
    static Map<String, Object> progress(List<EntryProgress> progress) {
        Map<String, Object> view = new LinkedHashMap<>();
        stages(progress).forEach((stage, entries) -> view.put(name(stage), entries));
        return view;
    }

    private static Map<Stage, Long> stages(List<EntryProgress> progress) {
        Map<Stage, Long> stages = new LinkedHashMap<>();
        Arrays.stream(Stage.values()).forEach(stage -> stages.put(stage, 0L));
        progress.forEach(one -> stages.merge(one.stage(), one.entries(), Long::sum));
        return stages;
    }

    /** What was approved is in the books, on its way, or with a person: all that is in none of these does not add up. */
    private static Map<String, Object> completeness(Map<Stage, Long> stages) {
        long accounted =
                stages.get(Stage.POSTED) + stages.get(Stage.HELD) + stages.get(Stage.RETURNED) + stages.get(Stage.OPEN);
        long open = stages.get(Stage.REFUSED) + stages.get(Stage.MISSING);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("approved", accounted + open);
        stages.forEach((stage, entries) -> view.put(name(stage), entries));
        view.put("addsUp", open == 0);
        return view;
    }

    private static String name(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }

    private static List<Object> kinds(List<EntryCount> counts) {
        Map<String, Long> kinds = counts.stream()
                .filter(count -> count.state() == EntryState.WAITING)
                .collect(Collectors.groupingBy(
                        EntryCount::kind, TreeMap::new, Collectors.summingLong(EntryCount::entries)));
        List<Object> waiting = new ArrayList<>();
        kinds.forEach((kind, entries) -> waiting.add(Map.of("kind", kind, "entries", entries)));
        return waiting;
    }

    /** @param team null of what is held for nobody */
    private record Stop(String team, String rule) {}

    private static List<Object> groups(List<EntryCount> counts, EntryState state) {
        Map<Stop, List<EntryCount>> groups = counts.stream()
                .filter(count -> count.state() == state)
                .collect(Collectors.groupingBy(
                        count -> new Stop(count.team(), count.rule()), LinkedHashMap::new, Collectors.toList()));
        List<Object> views = new ArrayList<>();
        groups.forEach((stop, of) -> views.add(group(stop, of)));
        return views;
    }

    private static Map<String, Object> group(Stop stop, List<EntryCount> counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        if (stop.team() != null) {
            view.put("team", stop.team());
        }
        view.put("rule", stop.rule());
        view.put("title", Rule.of(String.valueOf(stop.rule())).map(Rule::title).orElse(null));
        view.put("entries", counts.stream().mapToLong(EntryCount::entries).sum());
        Map<String, Money> money = counts.stream()
                .map(EntryCount::atRisk)
                .filter(some -> some != null)
                .collect(Collectors.toMap(Money::currency, Function.identity(), Money::plus, TreeMap::new));
        view.put("atRisk", money.values().stream().map(Money::plain).toList());
        view.put(
                "withoutMoney",
                counts.stream()
                        .filter(count -> count.atRisk() == null)
                        .mapToLong(EntryCount::entries)
                        .sum());
        return view;
    }
}
