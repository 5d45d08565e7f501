package io.throughline.sabotage;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The broken class or file, made in a folder of its own that goes in front of the class path. */
final class SabotagedCode {

    private SabotagedCode() {}

    static void write(Sabotage sabotage, Path folder) throws IOException {
        Files.createDirectories(folder);
        if (sabotage.isJava()) {
            compile(sabotage, folder);
        } else {
            Path target = folder.resolve(sabotage.onClassPath().toString());
            Files.createDirectories(target.getParent());
            Files.writeString(target, sabotage.broken());
        }
    }

    private static void compile(Sabotage sabotage, Path folder) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "--release", "17", "-cp", classPath(), "-d", folder.toString());
            boolean compiled = compiler.getTask(messages, files, null, options, null, List.of(new Source(sabotage)))
                    .call();
            if (!compiled) {
                throw new AssertionError("the sabotage '%s' does not compile: %s".formatted(sabotage.name(), messages));
            }
        }
    }

    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(Sabotage sabotage) {
            super(URI.create("file:///" + sabotage.file().toString().replace('\\', '/')), Kind.SOURCE);
            text = sabotage.broken();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
