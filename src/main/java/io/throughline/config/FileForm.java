package io.throughline.config;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the files of a system look like that leaves and takes CSV files in folders: {@code files:} of {@code config/connectors/<connector>.yaml}. Immutable.
 *
 * @param encoding of its files and of ours; default UTF-8
 * @param separator between cells; default a comma
 * @param decimal its decimal sign, a comma or a dot; default a dot
 * @param dateForm how it writes dates, such as {@code dd.MM.yyyy}; empty: {@code YYYY-MM-DD}
 * @param quiet how long a file must be untouched before it is read, for one that is still being written; default 10 seconds
 * @param leaves folders in which it leaves files; nothing is written there
 * @param takes folders in which we leave files for it, and the folder that each file is moved to once it was taken
 * @param needs columns that a file must have and a row must fill
 * @param decimals columns of decimal numbers
 * @param dates columns of dates
 */
public record FileForm(
        Charset encoding,
        char separator,
        char decimal,
        Optional<String> dateForm,
        Duration quiet,
        Set<String> leaves,
        Map<String, String> takes,
        List<String> needs,
        Set<String> decimals,
        Set<String> dates) {

    /** Copies sets, lists and the map. */
    public FileForm {
        leaves = Set.copyOf(leaves);
        takes = Map.copyOf(new TreeMap<>(takes));
        needs = List.copyOf(needs);
        decimals = Set.copyOf(decimals);
        dates = Set.copyOf(dates);
    }
}
