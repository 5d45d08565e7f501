package io.throughline.config;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code config/exchange-rates/*.csv}: {@code from,to,validFrom,validTo,rate,source}. */
final class ExchangeRatesReading {

    static final String FOLDER = "config/exchange-rates";

    private static final String HEADER = "from,to,validFrom,validTo,rate,source";

    private final Problems problems;

    ExchangeRatesReading(Problems problems) {
        this.problems = problems;
    }

    Map<String, ExchangeRates> of(Layers layers) {
        Map<String, ExchangeRates> tables = new LinkedHashMap<>();
        for (String path : layers.list(FOLDER, ".csv")) {
            String table = path.substring(FOLDER.length() + 1, path.length() - ".csv".length());
            layers.find(path).ifPresent(file -> tables.put(table, new ExchangeRates(table, rates(file))));
        }
        return tables;
    }

    private List<ExchangeRate> rates(LayerFile file) {
        List<String> lines = file.text().lines().toList();
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
            wrong(file, 1, "the first line is not '" + HEADER + "'.", "Write these column names.");
            return List.of();
        }
        List<ExchangeRate> rates = new ArrayList<>();
        for (int line = 2; line <= lines.size(); line++) {
            addRate(file, line, lines.get(line - 1), rates);
        }
        gaps(file, lines, rates);
        return List.copyOf(rates);
    }

    /** Days between two rates of a pair: a deal of such a day is held (D7), which is meant seldom. */
    private void gaps(LayerFile file, List<String> lines, List<ExchangeRate> rates) {
        for (ExchangeRate rate : rates) {
            Optional<LocalDate> before = rates.stream()
                    .filter(other -> other.from().equals(rate.from())
                            && other.to().equals(rate.to())
                            && other.validTo().isBefore(rate.validFrom()))
                    .map(ExchangeRate::validTo)
                    .max(Comparator.naturalOrder());
            before.map(last -> last.plusDays(1))
                    .filter(first -> first.isBefore(rate.validFrom()))
                    .ifPresent(first -> problems.warn(
                            "CFG-1122",
                            new Position(file.path(), lineOf(rate, lines), 0),
                            "",
                            "%s to %s has no rate for %s to %s."
                                    .formatted(
                                            rate.from(),
                                            rate.to(),
                                            first,
                                            rate.validFrom().minusDays(1)),
                            "Add the rate; deals of these days are held until then (D7)."));
        }
    }

    private static int lineOf(ExchangeRate rate, List<String> lines) {
        String start = String.join(
                ",",
                rate.from(),
                rate.to(),
                rate.validFrom().toString(),
                rate.validTo().toString());
        int line = 0;
        while (line < lines.size() && !lines.get(line).replace(" ", "").startsWith(start)) {
            line++;
        }
        return line + 1;
    }

    private void addRate(LayerFile file, int line, String text, List<ExchangeRate> rates) {
        if (text.isBlank()) {
            return;
        }
        Optional<ExchangeRate> rate = rate(text.split(",", -1));
        if (rate.isEmpty()) {
            wrong(
                    file,
                    line,
                    "this is no rate.",
                    "Write two currencies, two days in order, a rate above zero, a source.");
        } else if (rates.stream().anyMatch(rate.get()::overlaps)) {
            wrong(file, line, "another line has a rate of this pair for one of these days.", "Leave one rate a day.");
        } else {
            rates.add(rate.get());
        }
    }

    private static Optional<ExchangeRate> rate(String[] cells) {
        if (cells.length != 6 || !Money.isCurrency(cells[0]) || !Money.isCurrency(cells[1]) || cells[5].isBlank()) {
            return Optional.empty();
        }
        LocalDate from = Shapes.dateOrNull(cells[2]);
        LocalDate to = Shapes.dateOrNull(cells[3]);
        Optional<BigDecimal> rate = Decimals.of(cells[4]).filter(number -> number.signum() > 0);
        return from == null || to == null || to.isBefore(from)
                ? Optional.empty()
                : rate.map(number -> new ExchangeRate(cells[0], cells[1], from, to, number, cells[5].strip()));
    }

    private void wrong(LayerFile file, int line, String message, String action) {
        problems.add("CFG-1103", new Position(file.path(), line, 0), "", message, action);
    }
}
