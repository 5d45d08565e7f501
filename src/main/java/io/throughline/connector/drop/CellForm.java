package io.throughline.connector.drop;

import io.throughline.config.FileForm;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cells as a system writes them, and as we do: numbers with a dot, dates as {@code YYYY-MM-DD}, no formulas in what we write (S-26). Immutable. */
final class CellForm {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,12})?");
    private static final Pattern INERT = Pattern.compile("-?\\d{1,18}([.,]\\d{1,12})?");
    private static final String FORMULA = "=+-@\t\r\n'";
    private static final String GUARD = "'";

    private final FileForm form;
    private final DateTimeFormatter dates;

    CellForm(FileForm form) {
        this.form = form;
        this.dates = form.dateForm()
                .map(pattern ->
                        DateTimeFormatter.ofPattern(pattern.replace('y', 'u')).withResolverStyle(ResolverStyle.STRICT))
                .orElse(DateTimeFormatter.ISO_LOCAL_DATE);
    }

    /** The cell as we write it; empty if its column says that it is something else. */
    Optional<String> read(String column, String cell) {
        if (cell.isEmpty()) {
            return Optional.of(cell);
        }
        if (form.decimals().contains(column)) {
            String number = cell.replace(form.decimal(), '.');
            return Optional.of(number).filter(text -> NUMBER.matcher(text).matches());
        }
        return form.dates().contains(column) ? date(cell) : Optional.of(cell);
    }

    private Optional<String> date(String cell) {
        try {
            return Optional.of(LocalDate.parse(cell, dates).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * The cell as the system reads it; one that a spreadsheet would take for a formula has an apostrophe in front, which {@link #own} takes away.
     *
     * @throws DateTimeException if the column holds dates and this is none
     */
    String written(String column, String value) {
        if (value.isEmpty()) {
            return value;
        }
        if (form.dates().contains(column)) {
            return dates.format(LocalDate.parse(value));
        }
        String cell = form.decimals().contains(column) ? value.replace('.', form.decimal()) : value;
        boolean live =
                FORMULA.indexOf(cell.charAt(0)) >= 0 && !INERT.matcher(cell).matches();
        return live ? GUARD + cell : cell;
    }

    /** A cell of a file that we wrote, as we gave it. */
    String own(String column, String cell) {
        String value = cell.startsWith(GUARD) ? cell.substring(1) : cell;
        return read(column, value).orElse(value);
    }
}
