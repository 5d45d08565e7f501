package io.throughline.mapping;

import io.throughline.config.YamlList;
import io.throughline.config.YamlMap;
import io.throughline.config.YamlNode;
import io.throughline.mapping.words.ConditionInWords;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a value is absent, found out afterwards by evaluating its parts once more: a run that explains nothing pays nothing for it. Quotes no data.
 *
 * @param kind which reason
 * @param words what a person reads
 */
record WhyAbsent(Explanation.Reason kind, String words) {

    private static final WhyAbsent NOTHING = new WhyAbsent(Explanation.Reason.NOTHING, "the rule makes nothing of it");

    /** The reason for a value that was evaluated to nothing. */
    static WhyAbsent of(Value value, Scope scope) {
        try {
            return reason(value, scope);
        } catch (Run.Exhausted tooLarge) {
            return NOTHING;
        }
    }

    /** Which of the ways that a rule knows was gone, and why; empty if there is only one. */
    static Optional<String> way(Value value, Scope scope) {
        try {
            Value sent = PresentRecord.sent(value);
            return sent instanceof Steps steps ? ofSteps(steps, scope) : ofSource(sent, scope);
        } catch (Run.Exhausted tooLarge) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofSteps(Steps steps, Scope scope) {
        if (!steps.guard().when().holds(fresh(), scope)) {
            return Optional.of("here the other value, because " + unheld(steps, scope));
        }
        WhyAbsent inner = inner(steps, scope);
        return inner == null ? ofSource(steps.source(), scope) : Optional.of("here so, because " + inner.words());
    }

    private static Optional<String> ofSource(Value value, Scope scope) {
        Value source = value instanceof Steps.Present present ? present.source() : value;
        if (source instanceof Structures.First first && first.values().size() > 1) {
            return number(first.values().stream()
                            .map(one -> one.in(fresh(), scope) != Value.ABSENT)
                            .toList())
                    .map(number -> "here (%d)".formatted(number + 1));
        }
        if (source instanceof Structures.From from && from.paths().size() > 1) {
            return number(from.paths().stream()
                            .map(path -> !Structures.isEmpty(path.in(fresh(), scope, from.origin())))
                            .toList())
                    .map(number -> "here " + scope.fullPath(from.paths().get(number)));
        }
        return Optional.empty();
    }

    private static Optional<Integer> number(List<Boolean> there) {
        return Optional.of(there.indexOf(true)).filter(found -> found >= 0);
    }

    private static Run fresh() {
        return Run.recorded(new Recording());
    }

    private static WhyAbsent reason(Value value, Scope scope) {
        if (value instanceof PresentRecord.OnlyOnCreate made) {
            return scope.present() == null
                    ? reason(made.value(), scope)
                    : new WhyAbsent(Explanation.Reason.ONLY_ON_CREATE, "only when the record is made");
        }
        if (value instanceof PresentRecord.Changed changed) {
            return changed.value().in(fresh(), scope) == Value.ABSENT
                    ? reason(changed.value(), scope)
                    : new WhyAbsent(Explanation.Reason.UNCHANGED, "the target has it already");
        }
        if (value instanceof Steps steps) {
            return steps(steps, scope);
        }
        if (value instanceof Steps.Present present) {
            return reason(present.source(), scope);
        }
        if (value instanceof Structures.Reading reading) {
            return empty(List.of(reading.path()), scope);
        }
        if (value instanceof Structures.From from) {
            return empty(from.paths(), scope);
        }
        if (value instanceof Structures.Concat concat) {
            return first(concat.parts(), scope);
        }
        if (value instanceof Structures.First first) {
            return first(first.values(), scope);
        }
        return WhyEmptyItems.of(value, scope)
                .or(() -> read(value).map(read -> reason(read, scope)))
                .orElse(NOTHING);
    }

    /** What a value is made of, where it is absent if that is. */
    private static Optional<Value> read(Value value) {
        if (value instanceof Amounts.MoneyOf money) {
            return Optional.of(money.value());
        }
        if (value instanceof Amounts.MinorOf minor) {
            return Optional.of(minor.money());
        }
        if (value instanceof Amounts.FromMinor minor) {
            return Optional.of(minor.value());
        }
        if (value instanceof Amounts.NumberOf number) {
            return Optional.of(number.value());
        }
        if (value instanceof Amounts.BooleanOf truth) {
            return Optional.of(truth.value());
        }
        if (value instanceof Times.DateOf date) {
            return Optional.of(date.value());
        }
        if (value instanceof Times.InstantOf instant) {
            return Optional.of(instant.value());
        }
        if (value instanceof Durations.DurationOf duration) {
            return Optional.of(duration.value());
        }
        return value instanceof Exchange exchange ? Optional.of(exchange.transaction()) : Optional.empty();
    }

    private static WhyAbsent empty(List<SourcePath> paths, Scope scope) {
        String names = paths.stream().map(scope::fullPath).collect(Collectors.joining(", "));
        return new WhyAbsent(
                Explanation.Reason.SOURCE,
                paths.size() == 1 ? names + " has no value" : "none of " + names + " has a value");
    }

    private static WhyAbsent first(List<Value> parts, Scope scope) {
        for (Value part : parts) {
            if (part.in(fresh(), scope) == Value.ABSENT) {
                return reason(part, scope);
            }
        }
        return NOTHING;
    }

    private static WhyAbsent steps(Steps steps, Scope scope) {
        if (!steps.guard().when().holds(fresh(), scope)) {
            String unheld = unheld(steps, scope);
            return steps.guard().otherwise() == null
                    ? new WhyAbsent(Explanation.Reason.CONDITION, unheld)
                    : new WhyAbsent(
                            Explanation.Reason.CONDITION,
                            unheld + ", and then "
                                    + reason(steps.guard().otherwise(), scope).words());
        }
        WhyAbsent inner = inner(steps, scope);
        return inner == null ? NOTHING : inner;
    }

    /** Where the value got lost between source and end; null if it did not. */
    private static WhyAbsent inner(Steps steps, Scope scope) {
        Object read = steps.keep().of(steps.source().in(fresh(), scope));
        if (read == Value.ABSENT) {
            return reason(steps.source(), scope);
        }
        Object value = steps.worded(read, fresh());
        if (value == Value.ABSENT) {
            return new WhyAbsent(Explanation.Reason.TEXT, "nothing is left of its text");
        }
        for (Translation translation : steps.translations()) {
            Object word = Structures.text(value, fresh(), steps.origin());
            value = word instanceof String text ? steps.keep().of(translation.of(text, fresh(), scope)) : Value.ABSENT;
            if (value == Value.ABSENT) {
                return new WhyAbsent(Explanation.Reason.NO_ROW, told(translation));
            }
        }
        return null;
    }

    private static String told(Translation translation) {
        if (translation instanceof Lookup lookup) {
            return "the table %s has no row for it".formatted(lookup.table().name());
        }
        if (translation instanceof CrosswalkLookup crosswalk) {
            return "the crosswalk knows no %s in %s".formatted(crosswalk.kind(), crosswalk.system());
        }
        return "the enum has no value for this word";
    }

    /** Which condition does not hold. */
    private static String unheld(Steps steps, Scope scope) {
        if (!(steps.origin().rule() instanceof YamlMap rule) || !(steps.guard().when() instanceof Conditions.All all)) {
            return "its condition does not hold";
        }
        int at = 0;
        if (rule.has("when")) {
            Conditions.Condition when = all.conditions().get(at++);
            if (!when.holds(fresh(), scope)) {
                return unheld(when, rule.entries().get("when"), scope);
            }
        }
        return rule.get("unless")
                .map(unless -> "the exception holds that " + ConditionInWords.of(unless) + place(unless))
                .orElse("its condition does not hold");
    }

    private static String unheld(Conditions.Condition condition, YamlNode written, Scope scope) {
        YamlNode inner =
                written instanceof YamlMap map && map.has("all") ? map.entries().get("all") : written;
        if (inner instanceof YamlList list && condition instanceof Conditions.All all) {
            for (int i = 0; i < Math.min(list.items().size(), all.conditions().size()); i++) {
                if (!all.conditions().get(i).holds(fresh(), scope)) {
                    return unheld(all.conditions().get(i), list.items().get(i), scope);
                }
            }
        }
        return "it does not hold that " + ConditionInWords.of(written) + place(written);
    }

    private static String place(YamlNode node) {
        return " (line %d)".formatted(node.position().line());
    }
}
