package io.throughline.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test method its own {@link WorkflowBed} and prints the timelines when the test fails. */
public final class ThroughlineExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace SPACE = Namespace.create(ThroughlineExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == WorkflowBed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(SPACE).getOrComputeIfAbsent("bed", any -> WorkflowBed.with(yaml(test)), WorkflowBed.class);
    }

    private static String yaml(ExtensionContext test) {
        ThroughlineTest annotation = test.getRequiredTestClass().getAnnotation(ThroughlineTest.class);
        List<String> workflows = new ArrayList<>(List.of(annotation.with()));
        workflows.add(0, annotation.workflow());
        StringBuilder yaml = new StringBuilder();
        workflows.forEach(name -> yaml.append(Workflows.yaml(name)).append('\n'));
        return yaml.toString();
    }

    @Override
    public void afterTestExecution(ExtensionContext test) {
        WorkflowBed bed = test.getStore(SPACE).get("bed", WorkflowBed.class);
        if (bed != null && test.getExecutionException().isPresent()) {
            test.publishReportEntry("timeline", bed.timelines());
        }
    }

    /** Workflow files as the product finds them. */
    static final class Workflows {

        private Workflows() {}

        static String yaml(String name) {
            String path = "routes/workflows/" + name + ".yaml";
            try (var packed = ThroughlineExtension.class.getResourceAsStream("/" + path)) {
                Path own = Path.of(path);
                if (Files.isRegularFile(own)) {
                    return Files.readString(own);
                }
                if (packed != null) {
                    return new String(packed.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            throw new IllegalArgumentException("there is no workflow file " + path);
        }
    }
}
