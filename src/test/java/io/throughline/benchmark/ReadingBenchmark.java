package io.throughline.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.throughline.Throughline;
import io.throughline.config.Layers;
import io.throughline.config.Problem;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The price of reading and checking all shipped files, again and again in one JVM: the first line is that of a new one. Argument: how often. */
public final class ReadingBenchmark {

    private static final long NANOS = 1_000_000;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int readings = Integer.parseInt(arguments[0]);
        for (int reading = 1; reading <= readings; reading++) {
            long before = system.getProcessCpuTime();
            List<Problem> problems = Throughline.builder().layers(Layers.over()).check();
            long used = (system.getProcessCpuTime() - before) / NANOS;
            System.out.printf("= reading %d: %d ms CPU, %d problems%n", reading, used, problems.size());
        }
    }
}
