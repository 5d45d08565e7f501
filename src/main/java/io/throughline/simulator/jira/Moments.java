package io.throughline.simulator.jira;

import io.throughline.simulator.jira.jql.JqlException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in queries: read in the zone of the caller's profile and to the minute. */
final class Moments {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx");
    private static final Pattern DISTANCE = Pattern.compile("([+-]?)(\\d{1,6})([mhdw])");

    private final Instant now;
    private final ZoneId zone;

    Moments(Instant now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /** A day, a minute or a distance from now, as an instant. */
    String of(String literal, String field) {
        String text = literal.replace('/', '-');
        Matcher distance = DISTANCE.matcher(text);
        if (distance.matches()) {
            return moved(now, distance).toString();
        }
        try {
            LocalDateTime time =
                    text.length() <= 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text, MINUTE);
            return time.atZone(zone).toInstant().toString();
        } catch (DateTimeException e) {
            throw new JqlException(
                    "Date value '" + literal + "' for field '" + field
                            + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        }
    }

    /** The value of {@code now()}, {@code startOfDay(-1)} and their like. */
    String function(String name, List<String> arguments) {
        ZonedDateTime at = now.atZone(zone);
        ZonedDateTime day = at.truncatedTo(ChronoUnit.DAYS);
        ZonedDateTime start = switch (name) {
            case "now" -> at;
            case "startofday" -> day;
            case "endofday" -> day.plusDays(1).minusNanos(1_000_000);
            case "startofweek" -> day.minusDays(day.getDayOfWeek().getValue() % 7L);
            case "startofmonth" -> day.withDayOfMonth(1);
            case "startofyear" -> day.withDayOfYear(1);
            default -> throw new JqlException("Unable to find JQL function '" + name + "()'.");
        };
        Matcher distance = DISTANCE.matcher(arguments.isEmpty() ? "0d" : unit(arguments.get(0)));
        return (distance.matches() ? moved(start.toInstant(), distance) : start.toInstant()).toString();
    }

    private static String unit(String argument) {
        return argument.matches("[+-]?\\d+") ? argument + "d" : argument;
    }

    private static Instant moved(Instant from, Matcher distance) {
        long minutes = Long.parseLong(distance.group(2))
                * switch (distance.group(3)) {
                    case "w" -> 7 * 24 * 60L;
                    case "d" -> 24 * 60L;
                    case "h" -> 60L;
                    default -> 1L;
                };
        return from.plus(java.time.Duration.ofMinutes(distance.group(1).equals("-") ? -minutes : minutes));
    }

    /** A kept stamp, a day or an instant. */
    static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.endsWith("Z")
                ? Instant.parse(text)
                : OffsetDateTime.parse(text, STAMP).toInstant();
    }
}
