package io.throughline.mapping;

import io.throughline.canonical.Decimals;
import io.throughline.canonical.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value that is a length of time, exact in seconds (D5). */
final class Durations {

    /** How a length of time is written. */
    enum Unit {
        SECONDS("seconds"),
        MINUTES("minutes"),
        HOURS("hours"),
        /** Working days; needs the hours of one. */
        DAYS("days"),
        /** {@code 7:30} */
        CLOCK("h:mm"),
        /** {@code 1w 2d 4h 30m} */
        JIRA("jira");

        private final String word;

        Unit(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * How lengths are read and written.
     *
     * @param hoursPerDay of a working day; null if not given
     * @param daysPerWeek of a working week; null if not given
     */
    record Form(Unit in, Unit out, Value hoursPerDay, Value daysPerWeek, Amounts.Digits digits) {}

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final Pattern CLOCK = Pattern.compile("(-?)(\\d{1,9}):([0-5]\\d)");
    private static final Pattern JIRA = Pattern.compile("\\G(\\d{1,9}(?:\\.\\d{1,9})?)([wdhm])(?: |$)");

    private Durations() {}

    record DurationOf(Value value, Form form, Origin origin) implements Value {
        @Override
        public Object in(Run run, Scope scope) {
            Object found = value.in(run, scope);
            if (found == ABSENT || found == null) {
                return found;
            }
            int before = run.problemCount();
            BigDecimal day = times(form.hoursPerDay(), HOUR, run, scope);
            Units units = new Units(day, day == null ? null : times(form.daysPerWeek(), day, run, scope));
            if (run.problemCount() > before) {
                return ABSENT;
            }
            Optional<BigDecimal> seconds =
                    units.seconds(found, form.in()).filter(s -> Decimals.of(s).isPresent());
            if (seconds.isPresent()) {
                return written(seconds.get(), units, run);
            }
            run.problem(
                    "MAP-2014",
                    origin,
                    "this is " + Json.describe(found) + ", not a length of time in "
                            + form.in().word() + ".",
                    "Mend the source, or say with 'in' how it is written (days and weeks need 'hoursPerDay' and 'daysPerWeek').");
            return ABSENT;
        }

        private BigDecimal times(Value number, BigDecimal unit, Run run, Scope scope) {
            if (number == null) {
                return null;
            }
            Object found = number.in(run, scope);
            Optional<BigDecimal> length = Decimals.of(found).filter(n -> n.signum() > 0);
            if (length.isEmpty()) {
                run.problem(
                        "MAP-2014",
                        origin,
                        "the hours of a day or the days of a week are "
                                + (found == ABSENT ? "absent" : Json.describe(found)) + ", not a number above 0.",
                        "Give them in the mapping, or at the path that it names.");
            }
            return length.map(unit::multiply).orElse(null);
        }

        private Object written(BigDecimal seconds, Units units, Run run) {
            boolean text = form.out() == Unit.CLOCK || form.out() == Unit.JIRA;
            BigDecimal unit = text ? MINUTE : units.length(form.out());
            int digits =
                    text || form.digits().number() == null ? 0 : form.digits().number();
            Optional<BigDecimal> exact = exactly(seconds, unit);
            boolean fits = exact.isPresent()
                    && (form.digits().number() == null && !text
                            || exact.get().stripTrailingZeros().scale() <= digits);
            if (!fits && form.digits().rounding() == null) {
                return Amounts.tooLong(run, origin);
            }
            BigDecimal number = fits
                    ? exact.get()
                    : form.digits().rounding().to(digits, seconds.divide(unit, digits + 30, RoundingMode.DOWN));
            if (text) {
                long minutes = number.longValueExact();
                return form.out() == Unit.CLOCK ? clock(minutes) : units.jira(minutes);
            }
            return Amounts.shortest(
                    form.digits().number() == null ? number.stripTrailingZeros() : number.setScale(digits));
        }

        private static Optional<BigDecimal> exactly(BigDecimal seconds, BigDecimal unit) {
            try {
                return Optional.of(seconds.divide(unit));
            } catch (ArithmeticException e) {
                return Optional.empty();
            }
        }

        private static String clock(long minutes) {
            long all = Math.abs(minutes);
            return (minutes < 0 ? "-" : "") + all / 60 + ":" + (all % 60 < 10 ? "0" : "") + all % 60;
        }
    }

    /** The seconds of a working day and week, null where unknown. */
    private record Units(BigDecimal day, BigDecimal week) {

        BigDecimal length(Unit unit) {
            return switch (unit) {
                case SECONDS -> BigDecimal.ONE;
                case MINUTES -> MINUTE;
                case HOURS -> HOUR;
                default -> day;
            };
        }

        Optional<BigDecimal> seconds(Object found, Unit in) {
            return switch (in) {
                case CLOCK -> found instanceof String text ? ofClock(text) : Optional.empty();
                case JIRA -> found instanceof String text ? ofJira(text.strip()) : Optional.empty();
                default -> Decimals.of(found).map(length(in)::multiply);
            };
        }

        private static Optional<BigDecimal> ofClock(String text) {
            Matcher parts = CLOCK.matcher(text);
            if (!parts.matches()) {
                return Optional.empty();
            }
            BigDecimal seconds =
                    new BigDecimal(parts.group(2)).multiply(HOUR).add(new BigDecimal(parts.group(3)).multiply(MINUTE));
            return Optional.of(parts.group(1).isEmpty() ? seconds : seconds.negate());
        }

        private Optional<BigDecimal> ofJira(String text) {
            Map<String, BigDecimal> lengths = new LinkedHashMap<>();
            lengths.put("w", week);
            lengths.put("d", day);
            lengths.put("h", HOUR);
            lengths.put("m", MINUTE);
            BigDecimal seconds = BigDecimal.ZERO;
            Matcher part = JIRA.matcher(text);
            int end = 0;
            while (end < text.length() && text.length() <= 60 && part.find(end)) {
                BigDecimal length = lengths.remove(part.group(2));
                if (length == null) {
                    return Optional.empty();
                }
                seconds = seconds.add(new BigDecimal(part.group(1)).multiply(length));
                end = part.end();
            }
            return end == text.length() && !text.isEmpty() ? Optional.of(seconds) : Optional.empty();
        }

        /** Weeks and days only where their length in minutes is known and whole. */
        String jira(long minutes) {
            StringBuilder text = new StringBuilder(minutes < 0 ? "-" : "");
            long rest = Math.abs(minutes);
            Map<String, BigDecimal> lengths = new LinkedHashMap<>();
            lengths.put("w", week);
            lengths.put("d", day);
            lengths.put("h", HOUR);
            lengths.put("m", MINUTE);
            for (Map.Entry<String, BigDecimal> unit : lengths.entrySet()) {
                long length = inMinutes(unit.getValue());
                if (length > 0 && rest >= length) {
                    text.append(text.length() > 0 && text.charAt(text.length() - 1) != '-' ? " " : "")
                            .append(rest / length)
                            .append(unit.getKey());
                    rest = rest % length;
                }
            }
            return text.isEmpty() ? "0m" : text.toString();
        }

        private static long inMinutes(BigDecimal seconds) {
            boolean whole = seconds != null && seconds.remainder(MINUTE).signum() == 0;
            return whole ? seconds.divide(MINUTE).longValue() : 0;
        }
    }
}
