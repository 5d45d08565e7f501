package io.throughline.sabotage;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Main class of a JVM that runs the test classes named as its arguments and ends with the first failure. */
final class ListedTests {

    static final int ALL_PASSED = 0;
    static final int ONE_FAILED = 10;
    private static final int NONE_RAN = 11;

    private ListedTests() {}

    public static void main(String[] classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(classes)
                        .map(name -> (org.junit.platform.engine.DiscoverySelector) selectClass(name))
                        .toList())
                .build();
        EndAtFirstFailure listener = new EndAtFirstFailure();
        LauncherFactory.create().execute(request, listener);
        Runtime.getRuntime().halt(listener.passed > 0 ? ALL_PASSED : NONE_RAN);
    }

    private static final class EndAtFirstFailure implements TestExecutionListener {

        private int passed;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                System.out.println("FAILED " + test.getDisplayName());
                result.getThrowable().ifPresent(Throwable::printStackTrace);
                System.out.flush();
                System.err.flush();
                Runtime.getRuntime().halt(ONE_FAILED);
            }
            if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
                passed++;
            }
        }
    }
}
