package io.throughline.runner;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options, and tells a wrong one in words for people who know no Java. */
final class OptionValues {

    private OptionValues() {}

    static void registerWith(CommandLine commandLine) {
        ITypeConverter<Integer> number = OptionValues::wholeNumber;
        commandLine
                .registerConverter(LocalDate.class, OptionValues::day)
                .registerConverter(Integer.class, number)
                .registerConverter(int.class, number);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is no day such as 2026-12-25");
        }
    }

    private static int wholeNumber(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is no whole number up to " + Integer.MAX_VALUE);
        }
    }
}
