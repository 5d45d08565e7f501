package io.throughline.benchmark.mapping;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same comparison by JMH, each mapper in a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class MappingBenchmark {

    /** The mapper, by the beginning of its class name. */
    @Param({
        "HandCodedTree",
        "HandCodedStreaming",
        "Throughline",
        "Checked",
        "Groovy",
        "Jslt",
        "Jolt",
        "Jsonata",
        "DataSonnet"
    })
    public String mapper;

    private Mapper measured;
    private byte[] input;
    private Object tree;

    /** Makes the mapper and compares its result. */
    @Setup
    public void prepare() {
        measured = switch (mapper) {
            case "HandCodedTree" -> new HandCodedTree();
            case "HandCodedStreaming" -> new HandCodedStreaming();
            case "Throughline" -> new ThroughlineMapper(false);
            case "Checked" -> new ThroughlineMapper(true);
            case "Groovy" -> new GroovyMapper();
            case "Jslt" -> new JsltMapper();
            case "Jolt" -> new JoltMapper();
            case "Jsonata" -> new JsonataMapper();
            default -> new DataSonnetMapper();
        };
        MappingComparison.checkResult(measured);
        input = measured.input(ComparedFiles.opportunity());
        tree = measured.read(input);
    }

    /** From tree to tree; for streaming, from bytes to bytes. */
    @Benchmark
    public Object treeToTree() {
        return measured.map(tree);
    }

    /** From bytes to bytes. */
    @Benchmark
    public byte[] bytesToBytes() {
        return measured.map(input);
    }
}
