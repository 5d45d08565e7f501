package io.throughline.simulator.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What callers see of the journal: its lines without the record changes. */
final class JournalView {

    // cannot occur inside a JSON text value, where its quotes would be escaped
    private static final String CUT = ",\"" + Journal.CHANGES + "\":[";
    private static final int NUMBER_START = "{\"seq\":".length();

    private JournalView() {}

    static void copy(JournalReader lines, OutputStream out, long after, long limit) throws IOException {
        long left = limit;
        for (byte[] line = left > 0 ? lines.next() : null; line != null; line = left > 0 ? lines.next() : null) {
            String text = new String(line, StandardCharsets.UTF_8);
            long seq = Long.parseLong(text, NUMBER_START, text.indexOf(',', NUMBER_START), 10);
            if (seq > after && seq > 0) {
                out.write(visible(text).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                left--;
            }
        }
    }

    private static String visible(String line) {
        int cut = line.indexOf(CUT);
        return cut < 0 ? line : line.substring(0, cut) + "}";
    }
}
