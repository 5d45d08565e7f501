package io.throughline.runner;

import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "Throughline %s (Java %s, Camel %s)"
                    .formatted(
                            own(),
                            Runtime.version(),
                            ObjectHelper.class.getPackage().getImplementationVersion())
        };
    }

    /** The version in the manifest of the jar; without a jar there is none. */
    static String own() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
