package io.throughline.runner.load;

import io.throughline.runner.demo.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts records into a simulator, some hundred at once; what refers to other records comes after them. For one thread. */
final class RecordStream {

    private static final int AT_ONCE = 500;

    private final Simulator simulator;
    private final Map<String, List<Map<String, Object>>> waiting = new LinkedHashMap<>();

    /** @param order types in the order in which those that wait are sent */
    RecordStream(Simulator simulator, String... order) {
        this.simulator = simulator;
        for (String type : order) {
            waiting.put(type, new ArrayList<>(AT_ONCE));
        }
    }

    void put(String type, Map<String, Object> record) {
        List<Map<String, Object>> records = waiting.get(type);
        records.add(record);
        if (records.size() == AT_ONCE) {
            flush();
        }
    }

    /** Sends what still waits. */
    void flush() {
        waiting.forEach(this::send);
    }

    private void send(String type, List<Map<String, Object>> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            simulator.putAll(type, records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("RUN-2401 the load was interrupted; load again into fresh simulators.", e);
        }
        records.clear();
    }
}
