package io.throughline.setup;

import io.throughline.config.Layers;
import io.throughline.config.Nearest;
import io.throughline.config.Problems;
import io.throughline.config.YamlFields;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What 100 people do on a working day, from {@code config/quota.yaml}.
 *
 * @param workflows transactions of each workflow
 * @param times how often an operation is called in one transaction, if not once
 * @param feeds how often each feed route asks
 * @param reserve tries beyond an undisturbed day, at least 1
 * @param busiestHour share of a day's transactions in its busiest hour
 * @param callTakes how long a call takes
 */
record DailyWork(
        Map<String, BigDecimal> workflows,
        Map<String, BigDecimal> times,
        Map<String, Duration> feeds,
        BigDecimal reserve,
        BigDecimal busiestHour,
        Duration callTakes) {

    private static final String FILE = "config/quota.yaml";

    /**
     * Reads the file. What is wrong is added to the problems, a name that no route has too; then nothing is answered.
     *
     * @param routes the ids of all routes
     */
    static Optional<DailyWork> load(Layers layers, Set<String> routes, Problems problems) {
        Problems own = new Problems();
        Optional<DailyWork> work = YamlReader.readMap(layers, FILE, own).map(file -> {
            Stream.of("workflows", "feeds")
                    .flatMap(name -> file.get(name).stream())
                    .filter(YamlMap.class::isInstance)
                    .forEach(map -> checkNames((YamlMap) map, routes, own));
            return read(file.fields(own));
        });
        problems.addAll(own.sorted());
        return work.filter(read -> own.isEmpty());
    }

    private static void checkNames(YamlMap map, Set<String> routes, Problems problems) {
        map.names().stream()
                .filter(name -> !routes.contains(name))
                .forEach(name -> problems.add(
                        "CFG-1212",
                        map.keyPosition(name),
                        map.pathOf(name),
                        "there is no route '%s'.".formatted(name),
                        Nearest.to(name, routes)
                                .map("Do you mean '%s'?"::formatted)
                                .orElse("Name a route of routes/.")));
    }

    private static DailyWork read(YamlFields fields) {
        fields.onlyKeys("workflows", "times", "feeds", "reserve", "busiestHour", "callTakes");
        return new DailyWork(
                each(fields, "workflows", YamlFields::decimal),
                each(fields, "times", YamlFields::decimal),
                each(fields, "feeds", YamlFields::duration),
                fields.decimal("reserve").orElse(BigDecimal.ONE),
                fields.decimal("busiestHour").orElse(new BigDecimal("0.2")),
                fields.duration("callTakes").orElse(Duration.ofSeconds(1)));
    }

    private static <T> Map<String, T> each(
            YamlFields fields, String name, BiFunction<YamlFields, String, Optional<T>> reader) {
        Map<String, T> values = new TreeMap<>();
        fields.fields(name)
                .ifPresent(inner -> names(inner.map())
                        .forEach(key -> reader.apply(inner, key).ifPresent(value -> values.put(key, value))));
        return values;
    }

    private static Iterable<String> names(YamlMap map) {
        return map.names();
    }
}
