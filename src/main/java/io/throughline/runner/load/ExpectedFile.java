package io.throughline.runner.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Expected sums as a CSV file with a line for each key, in the order of the keys. No value of it needs quotes. */
public final class ExpectedFile {

    private static final String HEAD =
            "legalEntity,projectId,erpProjectId,period,currency,kind,lines,workedSeconds,billedSeconds,cost,billed,nonChargeable";

    private static final int COLUMNS = HEAD.split(",").length;

    private ExpectedFile() {}

    /** Writes the sums; an existing file is replaced. */
    public static void write(Path file, Map<ExpectedKey, ExpectedSum> sums) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEAD + "\n");
            for (Map.Entry<ExpectedKey, ExpectedSum> one : sums.entrySet()) {
                out.write(line(one.getKey(), one.getValue()) + "\n");
            }
        }
    }

    private static String line(ExpectedKey key, ExpectedSum sum) {
        return String.join(
                ",",
                key.legalEntity(),
                key.projectId(),
                key.erpProjectId(),
                key.period(),
                key.currency(),
                key.kind(),
                String.valueOf(sum.lines()),
                String.valueOf(sum.workedSeconds()),
                String.valueOf(sum.billedSeconds()),
                sum.cost().toPlainString(),
                sum.billed().toPlainString(),
                sum.nonChargeable().toPlainString());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no such file
     */
    public static Map<ExpectedKey, ExpectedSum> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
            throw unreadable(file, 1);
        }
        Map<ExpectedKey, ExpectedSum> sums = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != COLUMNS) {
                throw unreadable(file, i + 1);
            }
            try {
                sums.put(key(cells), sum(cells));
            } catch (NumberFormatException e) {
                throw unreadable(file, i + 1);
            }
        }
        return sums;
    }

    private static ExpectedKey key(String[] cells) {
        return new ExpectedKey(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]);
    }

    private static ExpectedSum sum(String[] cells) {
        return new ExpectedSum(
                Long.parseLong(cells[6]),
                Long.parseLong(cells[7]),
                Long.parseLong(cells[8]),
                new BigDecimal(cells[9]),
                new BigDecimal(cells[10]),
                new BigDecimal(cells[11]));
    }

    private static IllegalArgumentException unreadable(Path file, int line) {
        return new IllegalArgumentException(
                "RUN-2403 line %d of %s is not what 'throughline load --expected' writes; nothing was compared. Write the file anew."
                        .formatted(line, file));
    }
}
