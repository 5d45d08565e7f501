package io.throughline.simulator;

import java.nio.file.Path;
import java.time.Clock;

/** Simulators in a process of their own, which a test can kill. */
final class SimulatorProcess {

    private SimulatorProcess() {}

    public static void main(String[] arguments) throws Exception {
        try (Simulators simulators =
                Simulators.start(SimulatorOptions.all(0, Path.of(arguments[0]), Clock.systemUTC()))) {
            simulators.urls().forEach((system, url) -> System.out.println(system + " " + url));
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
