package io.throughline.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a value that goes through items is absent. Quotes no data. */
final class WhyEmptyItems {

    private WhyEmptyItems() {}

    /** The reason; empty if the value goes through no items. */
    static Optional<WhyAbsent> of(Value value, Scope scope) {
        if (value instanceof WholeList whole) {
            return of(whole.made(), scope);
        }
        if (value instanceof Structures.Each each) {
            return Optional.of(of(new Items.Source(each.path(), each.where(), each.origin()), scope));
        }
        if (value instanceof Items.Taken taken) {
            return Optional.of(of(taken.source(), scope));
        }
        if (value instanceof Items.Grouped grouped) {
            return Optional.of(of(grouped.source(), scope));
        }
        return value instanceof Items.Sum sum ? Optional.of(of(sum.source(), scope)) : Optional.empty();
    }

    private static WhyAbsent of(Items.Source source, Scope scope) {
        Object found = source.path().in(Run.recorded(new Recording()), scope, source.origin());
        int all = found instanceof Map<?, ?> map ? map.size() : found instanceof List<?> list ? list.size() : 0;
        String name = scope.fullPath(source.path());
        if (all == 0) {
            return new WhyAbsent(Explanation.Reason.SOURCE, name + " has no items");
        }
        return source.where() == Conditions.ALWAYS
                ? new WhyAbsent(Explanation.Reason.NOTHING, "the items of " + name + " come to nothing")
                : new WhyAbsent(
                        Explanation.Reason.CONDITION,
                        "none of the %d items of %s fits 'where', or they come to nothing".formatted(all, name));
    }
}
