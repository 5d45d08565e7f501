package io.throughline.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has used so far. */
record ProcessFigures(long wallMillis, long cpuMillis) {

    static ProcessFigures now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new ProcessFigures(System.currentTimeMillis(), system.getProcessCpuTime() / 1_000_000);
    }

    /** What was used between an earlier moment and this one. */
    ProcessFigures since(ProcessFigures earlier) {
        return new ProcessFigures(wallMillis - earlier.wallMillis, cpuMillis - earlier.cpuMillis);
    }

    /** Used heap after a collection, in MiB. */
    static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Prints what this many deals used. */
    void print(int deals) {
        System.out.printf(
                "=%.1f ms CPU a deal, %.1f deals/s over %d deals%n",
                (double) cpuMillis / deals, deals * 1000.0 / wallMillis, deals);
    }
}
