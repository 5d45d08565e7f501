package io.throughline.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.throughline.simulation.SimulatedWorld.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Random runs with virtual time (G1–G10, R-05 to R-12, R-23, R-26, R-27). {@code -Dthroughline.simulation.seeds=N} runs the first N seeds instead of those that fit
 * into the time of a build. What a seed has found is kept in {@code simulation/regression-seeds.txt} and always runs.
 */
class WorkflowSimulationTest {

    private static final Path REGRESSIONS = Path.of("src/test/resources/simulation/regression-seeds.txt");
    private static final Duration BUDGET = Duration.ofSeconds(15);
    private static final int AT_LEAST = 40;

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private static Level level;
    private static SimulatedWorld world;

    @BeforeAll
    static void silentlyBuild() {
        level = ROOT.getLevel();
        ROOT.setLevel(Level.OFF);
        world = new SimulatedWorld();
    }

    @AfterAll
    static void close() {
        world.close();
        ROOT.setLevel(level);
    }

    @Test
    void theSameSeedIsTheSameRun() {
        Verdict first = world.run(1, Set.of());
        world.run(2, Set.of());
        assertThat(world.run(1, Set.of()).trace()).isEqualTo(first.trace()).isNotEmpty();
    }

    @Test
    void seedsThatOnceFoundSomethingFindNothingAnyMore() throws IOException {
        try (var lines = Files.lines(REGRESSIONS)) {
            lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
                    .forEach(WorkflowSimulationTest::holds);
        }
    }

    @Test
    void r23WhateverBreaksTheInvariantsHoldAndAllComesToRest() {
        Integer asked = Integer.getInteger("throughline.simulation.seeds");
        long end = System.nanoTime() + BUDGET.toNanos();
        long ran = LongStream.iterate(1, seed -> seed + 1)
                .takeWhile(seed -> asked == null ? seed <= AT_LEAST || System.nanoTime() < end : seed <= asked)
                .peek(WorkflowSimulationTest::holds)
                .count();
        System.out.println("simulation: " + ran + " seeds held");
        assertThat(ran).isPositive();
    }

    private static void holds(long seed) {
        Verdict verdict = world.run(seed, Set.of());
        if (verdict.failure().isPresent()) {
            Verdict shortest = world.shortest(verdict);
            throw new AssertionError(
                    "seed %d: %s%nfaults: %s%n%s"
                            .formatted(
                                    seed,
                                    shortest.failure().orElseThrow().getMessage(),
                                    shortest.faults(),
                                    String.join("\n", List.copyOf(shortest.trace()))),
                    shortest.failure().orElseThrow());
        }
    }
}
