package io.throughline.runner;

import io.throughline.BundleFiles;
import io.throughline.canonical.Json;
import io.throughline.runner.archive.NamedBundle;
import io.throughline.runner.home.DataFolder;
import io.throughline.runner.standalone.LedgerAccess;
import io.throughline.runner.terminal.BundleTable;
import io.throughline.runner.terminal.CommandFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The bundles of a ledger: which there are, and the files of one. */
@Command(
        name = "bundles",
        description = {
            "Lists the bundles of workflows, mappings and policies that runners have started with: hash, version, first stored, open and ended transactions. 'export HASH FOLDER' writes the files of one, so that a runner started in that folder works with exactly this bundle."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  throughline bundles --data /tmp/deals",
            "  throughline bundles export 3f2c8a51 /tmp/earlier --data /tmp/deals"
        })
final class BundlesCommand implements Callable<Integer> {

    private static final String EXPORT = "export";

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private ThroughlineCommand root;

    @Mixin
    private LedgerOptions ledger;

    @Parameters(arity = "0..3", paramLabel = "export HASH FOLDER", description = "Nothing lists the bundles.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        DataFolder folder = ledger.folder();
        LedgerAccess access = new LedgerAccess(folder, ledger.source(folder));
        if (words.isEmpty()) {
            return list(access);
        }
        if (words.size() == 3 && words.get(0).equals(EXPORT)) {
            return export(access, words.get(1), Path.of(words.get(2)));
        }
        throw new ParameterException(spec.commandLine(), "say nothing to list, or: export HASH FOLDER");
    }

    private int list(LedgerAccess access) throws Exception {
        List<Map<String, Object>> bundles = access.inArchive(here(), archive -> archive.bundles());
        print(json ? Json.pretty(bundles) : new BundleTable(ZoneId.systemDefault()).of(bundles));
        return ExitCode.OK;
    }

    private int export(LedgerAccess access, String name, Path folder) throws Exception {
        Exported exported = access.inArchive(here(), archive -> {
            NamedBundle named = new NamedBundle(archive, root.layers(), root.directory());
            String hash = named.hash(name);
            return new Exported(hash, named.content(hash));
        });
        List<String> others = written(exported, folder);
        if (!others.isEmpty()) {
            throw new CommandFailure(
                    "MAP-1155 the files of bundle %s are in %s, but this version of the product has files that the bundle does not have: %s. A runner started there would work with another bundle; start it with the version of the product that the bundle was started with."
                            .formatted(exported.hash(), folder, String.join(", ", others)));
        }
        BundleFiles files = BundleFiles.stored(exported.hash(), exported.content());
        print(json ? Json.pretty(view(files, folder)) : sentence(files, folder));
        return ExitCode.OK;
    }

    private record Exported(String hash, byte[] content) {}

    private static List<String> written(Exported exported, Path folder) throws IOException {
        try {
            List<String> others = BundleFiles.export(exported.hash(), exported.content(), folder);
            EditorSchemas.writeInto(folder);
            return others;
        } catch (IllegalArgumentException mixed) {
            throw new CommandFailure(mixed.getMessage(), mixed);
        }
    }

    private static Map<String, Object> view(BundleFiles files, Path folder) {
        return Map.of(
                "hash", files.hash(),
                "version", files.version().version(),
                "folder", folder.toString());
    }

    private static String sentence(BundleFiles files, Path folder) {
        return """
                Bundle %s is in %s; its files there have this hash.
                A runner that is started in this folder works with it: stop the present one, copy your own config/systems, config/users.yaml, config/intake.yaml, config/corrections.yaml and config/*.properties beside it if you have any (they are no part of bundles), and start it there. Transactions in flight finish with the bundle they began with.""".formatted(files.name(), folder);
    }

    private String here() {
        return BundleFiles.of(root.layers()).hash();
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }
}
