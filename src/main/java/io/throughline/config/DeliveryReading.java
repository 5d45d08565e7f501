package io.throughline.config;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how a legal entity delivers: service lines, templates, project codes, calendar. */
final class DeliveryReading {

    private final RegionSources sources;
    private final Map<String, String> systems;
    private final Problems problems;
    private final Shapes shapes;

    DeliveryReading(RegionSources sources, Map<String, String> systems, Problems problems) {
        this.sources = sources;
        this.systems = systems;
        this.problems = problems;
        this.shapes = new Shapes(problems);
    }

    LegalEntity.Delivery delivery(YamlFields fields) {
        YamlFields templates = Parts.of(fields, "templates", problems);
        return new LegalEntity.Delivery(
                shapes.words(fields, "serviceLines"),
                new TemplateTableReading(sources.templates(), systems, problems).table(templates.map()),
                projectCode(fields),
                calendar(Parts.of(fields, "calendar", problems)));
    }

    private ProjectCodeScheme projectCode(YamlFields fields) {
        ProjectCodeScheme scheme =
                new ProjectCodeScheme(fields.text("projectCode").orElse(""));
        fields.node("projectCode").ifPresent(node -> check(scheme, node));
        return scheme;
    }

    private void check(ProjectCodeScheme scheme, YamlNode node) {
        if (!scheme.isWellFormed() || !scheme.unknownNames().isEmpty()) {
            problems.add(
                    "CFG-1109",
                    node,
                    "the scheme has braces that are no placeholder, or unknown names " + scheme.unknownNames() + ".",
                    "Use {name} or {name:length} with " + ProjectCodeScheme.NAMES + ".");
        } else if (!scheme.tellsDealsApart()) {
            problems.add(
                    "CFG-1109", node, "every deal would get the same code.", "Add {deal:8} or {number} to the scheme.");
        }
    }

    private WorkCalendar calendar(YamlFields calendar) {
        calendar.onlyKeys("weekStart", "workingDays", "holidays", "hoursPerDay")
                .require("weekStart", "workingDays", "hoursPerDay");
        BigDecimal hours = calendar.decimal("hoursPerDay").orElse(BigDecimal.TEN);
        if (hours.signum() <= 0) {
            wrong(calendar, "hoursPerDay", "is not above zero.");
        }
        return new WorkCalendar(
                calendar.choice("weekStart", DayOfWeek.class).orElse(DayOfWeek.MONDAY),
                workingDays(calendar),
                Set.copyOf(shapes.dates(calendar, "holidays")),
                hours);
    }

    private Set<DayOfWeek> workingDays(YamlFields calendar) {
        List<String> words = Arrays.stream(DayOfWeek.values())
                .map(day -> day.name().toLowerCase(Locale.ROOT))
                .toList();
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        Optional<String> unknown = calendar.texts("workingDays").stream()
                .filter(word -> !words.contains(word))
                .findFirst();
        unknown.ifPresent(word -> wrong(calendar, "workingDays", "has '" + word + "', which is no day of the week."));
        if (calendar.texts("workingDays").isEmpty()) {
            wrong(calendar, "workingDays", "names no day.");
        }
        calendar.texts("workingDays").stream()
                .filter(words::contains)
                .forEach(word -> days.add(DayOfWeek.of(words.indexOf(word) + 1)));
        return days;
    }

    private void wrong(YamlFields calendar, String name, String message) {
        YamlNode node = calendar.node(name).orElse(calendar.map());
        problems.add("CFG-1101", node, "'" + name + "' " + message, "Correct the calendar.");
    }
}
