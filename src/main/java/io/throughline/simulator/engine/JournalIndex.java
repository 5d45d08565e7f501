package io.throughline.simulator.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Where in the journal file every n-th line begins, so that reading from the middle need not start at the top. */
final class JournalIndex {

    private final int step;
    // read by journal readers while a call appends
    private final ConcurrentSkipListMap<Long, Long> offsets = new ConcurrentSkipListMap<>();

    JournalIndex(int step) {
        this.step = step;
    }

    void add(long seq, long offset) {
        if (seq % step == 0) {
            offsets.put(seq, offset);
        }
    }

    /** The offset of a line that is not after number {@code seq}. */
    long offsetBefore(long seq) {
        Map.Entry<Long, Long> floor = offsets.floorEntry(seq);
        return floor == null ? 0 : floor.getValue();
    }
}
