package io.throughline.benchmark.mapping;

import com.sun.management.ThreadMXBean;
import io.throughline.canonical.Json;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * One realistic mapping in every mapper, round-robin in one JVM: CPU time and allocation of an operation, beside those of the hand-coded
 * tree. All results are compared before anything is measured.
 *
 * <p>Arguments: rounds (default 15), milliseconds of CPU that each mapper gets in a round (default 200).
 */
public final class MappingComparison {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 5;

    private final int rounds;
    private final long slice;
    private Object sink;

    private MappingComparison(int rounds, long slice) {
        this.rounds = rounds;
        this.slice = slice;
    }

    /** One measured operation of one mapper. */
    private record Task(String mapper, Runnable operation, List<Double> nanos, List<Double> bytes) {
        Task(String mapper, Runnable operation) {
            this(mapper, operation, new ArrayList<>(), new ArrayList<>());
        }
    }

    /** Measures and prints. */
    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        long millis = arguments.length > 1 ? Long.parseLong(arguments[1]) : 200;
        List<Mapper> mappers = mappers();
        mappers.forEach(MappingComparison::checkResult);
        MappingComparison comparison = new MappingComparison(rounds, millis * 1_000_000);
        comparison.compare("tree to tree", comparison.trees(mappers));
        comparison.compare("bytes to bytes", comparison.bytes(mappers));
        comparison.compare("compile, warm", comparison.compiling(mappers));
    }

    /** The hand-coded tree first: it is what the others are compared with. */
    static List<Mapper> mappers() {
        return List.of(
                new HandCodedTree(),
                new HandCodedStreaming(),
                new ThroughlineMapper(false),
                new ThroughlineMapper(true),
                new GroovyMapper(),
                new JsltMapper(),
                new JoltMapper(),
                new JsonataMapper(),
                new DataSonnetMapper());
    }

    /** The result of a mapper must be that of the hand-coded tree, from tree and from bytes. */
    static void checkResult(Mapper mapper) {
        byte[] input = mapper.input(ComparedFiles.opportunity());
        String expected = canonical(new HandCodedTree().map(ComparedFiles.opportunity()));
        String tree = canonical(mapper.write(mapper.map(mapper.read(input))));
        String bytes = canonical(mapper.map(input));
        if (!tree.equals(expected) || !bytes.equals(expected)) {
            throw new IllegalStateException(
                    "%s makes another result:%n%s%n%s%ninstead of%n%s".formatted(mapper.name(), tree, bytes, expected));
        }
    }

    private static String canonical(byte[] json) {
        return Json.canonical(Json.read(json));
    }

    private List<Task> trees(List<Mapper> mappers) {
        return mappers.stream()
                .filter(mapper -> !mapper.isStreaming())
                .map(mapper -> {
                    Object tree = mapper.read(mapper.input(ComparedFiles.opportunity()));
                    return task(mapper, () -> mapper.map(tree));
                })
                .toList();
    }

    private List<Task> bytes(List<Mapper> mappers) {
        return mappers.stream()
                .map(mapper -> {
                    byte[] input = mapper.input(ComparedFiles.opportunity());
                    return task(mapper, () -> mapper.map(input));
                })
                .toList();
    }

    private List<Task> compiling(List<Mapper> mappers) {
        return mappers.stream()
                .filter(mapper -> !mapper.name().startsWith("hand-coded"))
                .map(mapper -> new Task(mapper.name(), mapper::compile))
                .toList();
    }

    private Task task(Mapper mapper, Supplier<Object> operation) {
        return new Task(mapper.name(), () -> sink = operation.get());
    }

    private void compare(String what, List<Task> tasks) {
        for (int round = 0; round < WARM_UP + rounds; round++) {
            for (Task task : tasks) {
                measure(task, round >= WARM_UP);
            }
        }
        print(what, tasks);
    }

    private void measure(Task task, boolean counts) {
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long operations = 0;
        long used = 0;
        while (used < slice) {
            for (int i = 0; i < 20; i++) {
                task.operation().run();
            }
            operations += 20;
            used = THREADS.getCurrentThreadCpuTime() - cpu;
        }
        if (counts) {
            task.nanos().add((double) used / operations);
            task.bytes().add((double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / operations);
        }
    }

    private static void print(String what, List<Task> tasks) {
        double base = median(tasks.get(0).nanos());
        System.out.printf("=%n=%-42s %12s %18s %14s%n", what, "µs CPU", "speed of the first", "kB allocated");
        for (Task task : tasks) {
            double nanos = median(task.nanos());
            System.out.printf(
                    "=%-42s %12.2f %17.0f%% %14.1f%n",
                    task.mapper(), nanos / 1000, 100 * base / nanos, median(task.bytes()) / 1000);
        }
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
