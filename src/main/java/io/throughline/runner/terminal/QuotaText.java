package io.throughline.runner.terminal;

import io.throughline.setup.CallForecast;
import io.throughline.setup.CallForecast.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code quota} predicts, for people and as JSON. Pure. */
public final class QuotaText {

    private QuotaText() {}

    /** One block a system. */
    public static String of(int people, List<CallForecast> forecasts) {
        List<String> lines = new ArrayList<>();
        lines.add("Calls on a working day of a firm of %,d people, each system as if it served all of them"
                .formatted(people));
        for (CallForecast forecast : forecasts) {
            lines.addAll(List.of("", forecast.system()));
            forecast.byCause().forEach((cause, calls) -> lines.add("  %-32s %,10d".formatted(cause, calls)));
            lines.add("  %-32s %,10d   %s at once in the busiest hour"
                    .formatted("all", forecast.perDay(), forecast.atOnce().toPlainString()));
            forecast.limits().forEach(share -> lines.add("  " + limit(share)));
            if (forecast.limits().isEmpty()) {
                lines.add("  no limit is published");
            }
        }
        return String.join(System.lineSeparator(), lines);
    }

    private static String limit(Share share) {
        int allowed = share.limit().perDay().or(share.limit()::concurrent).orElse(0);
        return "%s of %,d %s (%s)"
                .formatted(
                        share.percent() > 100 ? "TOO MUCH: " + share.percent() + " %" : share.percent() + " %",
                        allowed,
                        share.limit().name(),
                        share.limit().source());
    }

    /** The same as a plain value. */
    public static Map<String, Object> view(int people, List<CallForecast> forecasts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("people", people);
        view.put("systems", forecasts.stream().map(QuotaText::plain).toList());
        return view;
    }

    private static Map<String, Object> plain(CallForecast forecast) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("system", forecast.system());
        plain.put("byCause", new LinkedHashMap<String, Object>(forecast.byCause()));
        plain.put("perDay", forecast.perDay());
        plain.put("atOnce", forecast.atOnce());
        plain.put("fits", forecast.fits());
        plain.put(
                "limits",
                forecast.limits().stream()
                        .map(share -> Map.<String, Object>of(
                                "name", share.limit().name(),
                                "allowed",
                                        share.limit()
                                                .perDay()
                                                .or(share.limit()::concurrent)
                                                .orElse(0),
                                "percent", share.percent(),
                                "source", share.limit().source()))
                        .toList());
        return plain;
    }
}
