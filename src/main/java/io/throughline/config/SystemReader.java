package io.throughline.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads {@code config/systems/*.yaml}. Codes {@code SYS-10xx}. */
final class SystemReader {

    private static final String FOLDER = "config/systems/";
    private static final String SUFFIX = ".yaml";
    private static final String APPROVAL = "approval";
    private static final String REFRESH_TOKEN = "refreshToken";
    private static final String CLOUD_ID = "cloudId";
    private static final String[] COMMON = {
        "connector", "url", "credentials", "network", "callTimeout", "concurrency", "callsPerMinute"
    };

    /** What a file may say besides, by connector. */
    private static final Map<String, List<String>> OF_VENDOR = Map.of(
            "salesforce", List.of("apiVersion", "client", "organization", "feedOverlap", "feedKept"),
            "netsuite", List.of("account", "appUrl"),
            "dynamics365",
                    List.of(
                            "loginUrl",
                            "appUrl",
                            "customerGroup",
                            "contractSet",
                            "contractLineSet",
                            "hourPriceSet",
                            "assignmentSet",
                            "hourJournalSet",
                            "hourJournalLineSet",
                            "expenseJournalSet",
                            "expenseJournalLineSet",
                            "invoiceSet",
                            "invoiceLineSet",
                            "periodSet",
                            "employeeSet",
                            "hourJournalName",
                            "expenseJournalName",
                            "linesPerCall",
                            "costCenterDimension",
                            "exchangeRateType",
                            "feedOverlap"),
            "kantata",
                    List.of(
                            "serviceName",
                            "billingService",
                            "appUrl",
                            "spaceTemplate",
                            "feedOverlap",
                            "feedKept",
                            "feedEvents"),
            "monday",
                    List.of(
                            "apiVersion",
                            "appUrl",
                            "workspace",
                            "portfolioBoard",
                            "spaceTemplate",
                            "timeBoard",
                            "timePerson",
                            "timeDate",
                            "timeHours",
                            "timeProject",
                            "timeTask",
                            "timeNote",
                            "timeStatus",
                            "feedOverlap"),
            "jira",
                    List.of(
                            "appUrl",
                            CLOUD_ID,
                            "loginUrl",
                            REFRESH_TOKEN,
                            "projectTypeKey",
                            "taskIssueType",
                            "staffingIssueType",
                            "ticketIssueType",
                            "feedOverlap",
                            "workDate"));

    private final Map<String, String> environment;
    private final Problems problems;
    private final Map<String, ApiDescription> described = new TreeMap<>();

    SystemReader(Map<String, String> environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    Systems read(Layers layers) {
        described.putAll(new ApiDescriptionReader(problems).read(layers));
        List<SystemConfig> systems = new ArrayList<>();
        for (String path : layers.list(FOLDER, SUFFIX)) {
            String name = path.substring(FOLDER.length(), path.length() - SUFFIX.length());
            YamlReader.readMap(layers, path, problems)
                    .flatMap(map -> system(name, map.fields(problems)))
                    .ifPresent(systems::add);
        }
        return Systems.of(systems);
    }

    private Optional<SystemConfig> system(String name, YamlFields fields) {
        return fields.text("connector")
                        .map(described::get)
                        .flatMap(ApiDescription::files)
                        .isPresent()
                ? folder(name, fields)
                : account(name, fields);
    }

    /** A folder needs neither address nor credentials: the rights of the process decide. */
    private Optional<SystemConfig> folder(String name, YamlFields fields) {
        int before = problems.size();
        fields.require("connector", "folder");
        ApiDescription api = described.get(fields.text("connector").orElse(""));
        fields.onlyKeys(
                Stream.concat(Stream.of("connector", "folder", "callTimeout", "concurrency"), api.settings().stream())
                        .toArray(String[]::new));
        Path folder = Path.of(fields.text("folder").orElse("."));
        if (fields.text("folder").isPresent() && !folder.isAbsolute()) {
            at("SYS-1013", fields, "folder", "a folder is named by its whole path.", "Write it from the root on.");
        }
        Duration timeout = timeout(fields);
        int concurrency = concurrency(fields);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new SystemConfig(
                        name,
                        api.connector(),
                        folder.normalize().toUri(),
                        CredentialSource.known("{}"),
                        Network.LOOPBACK,
                        timeout,
                        concurrency,
                        settings(fields, api.connector()),
                        Optional.of(api),
                        Map.of()));
    }

    private Optional<SystemConfig> account(String name, YamlFields fields) {
        int before = problems.size();
        fields.require("connector", "url", "credentials", "network");
        String connector = connector(fields);
        Network network = fields.choice("network", Network.class).orElse(Network.PUBLIC);
        Optional<URI> url = fields.text("url").flatMap(text -> url(fields, text, network));
        Optional<CredentialSource> credentials = fields.text("credentials").flatMap(text -> credentials(fields, text));
        Duration timeout = timeout(fields);
        int concurrency = concurrency(fields);
        jiraClient(fields, connector);
        Map<String, TimeApproval> approvals = fields.fields(APPROVAL)
                .filter(said -> TimeApprovalReading.isSaidBy(connector))
                .map(new TimeApprovalReading(problems, connector)::of)
                .orElse(Map.of());
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new SystemConfig(
                        name,
                        connector,
                        url.get(),
                        credentials.get(),
                        network,
                        timeout,
                        concurrency,
                        settings(fields, connector),
                        Optional.ofNullable(described.get(connector)),
                        approvals));
    }

    private String connector(YamlFields fields) {
        String connector = fields.text("connector").orElse("");
        List<String> own = own(connector);
        if (own != null) {
            Stream<String> approval = TimeApprovalReading.isSaidBy(connector) ? Stream.of(APPROVAL) : Stream.empty();
            fields.onlyKeys(Stream.of(Stream.of(COMMON), own.stream(), approval)
                    .flatMap(names -> names)
                    .toArray(String[]::new));
        } else if (!connector.isEmpty()) {
            at(
                    "SYS-1001",
                    fields,
                    "connector",
                    "there is no connector '" + connector + "'.",
                    "Write one of " + known() + ", or describe its API in config/connectors/" + connector + ".yaml.");
        }
        return connector;
    }

    private Optional<URI> url(YamlFields fields, String text, Network network) {
        try {
            URI url = SystemUrl.parse(text);
            if (SystemUrl.isLoopback(url) && network != Network.LOOPBACK) {
                throw new IllegalArgumentException("this machine is not on the " + network.word() + " network");
            }
            return Optional.of(url);
        } catch (IllegalArgumentException e) {
            at(
                    "SYS-1002",
                    fields,
                    "url",
                    "this address is not accepted: " + reason(e) + ".",
                    "Write https://host, or http://127.0.0.1:port with network: loopback.");
            return Optional.empty();
        }
    }

    /** The parser of the JDK repeats the address, which may hold a password by mistake. */
    private static String reason(IllegalArgumentException e) {
        return e.getCause() == null ? e.getMessage() : "it is no URL";
    }

    /** A wrong text is not repeated in the message: it may be the secret itself. */
    private Optional<CredentialSource> credentials(YamlFields fields, String text) {
        try {
            return Optional.of(CredentialSource.of(text, environment));
        } catch (IllegalArgumentException e) {
            at(
                    "SYS-1003",
                    fields,
                    "credentials",
                    e.getMessage() + ".",
                    "Move the secret out of the file, and write where it lies.");
            return Optional.empty();
        }
    }

    private Duration timeout(YamlFields fields) {
        Duration timeout = fields.duration("callTimeout").orElse(SystemConfig.DEFAULT_CALL_TIMEOUT);
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(SystemConfig.LONGEST_CALL_TIMEOUT) > 0) {
            at(
                    "SYS-1004",
                    fields,
                    "callTimeout",
                    "a call may take 100ms to " + SystemConfig.LONGEST_CALL_TIMEOUT.toSeconds()
                            + "s, to stay inside the lease of its step.",
                    "Write such a time.");
        }
        return timeout;
    }

    private int concurrency(YamlFields fields) {
        int concurrency = fields.integer("concurrency").orElse(SystemConfig.DEFAULT_CONCURRENCY);
        if (concurrency < 1 || concurrency > 500) {
            at("SYS-1005", fields, "concurrency", "1 to 500 calls may be under way at once.", "Write such a number.");
        }
        return concurrency;
    }

    private List<String> own(String connector) {
        ApiDescription api = described.get(connector);
        return api == null ? OF_VENDOR.get(connector) : api.settings();
    }

    private List<String> known() {
        return Stream.concat(OF_VENDOR.keySet().stream(), described.keySet().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, String> settings(YamlFields fields, String connector) {
        Map<String, String> settings = new TreeMap<>();
        callsPerMinute(fields).ifPresent(calls -> settings.put("callsPerMinute", calls));
        for (String name : own(connector)) {
            fields.text(name).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }

    /** A wrong text is not repeated in the message: it may be the token itself. */
    private void jiraClient(YamlFields fields, String connector) {
        List<String> own = own(connector);
        boolean known = own != null && own.contains(REFRESH_TOKEN);
        if (known
                && fields.text(REFRESH_TOKEN)
                        .filter(text -> !text.matches("file:.+"))
                        .isPresent()) {
            at(
                    "SYS-1013",
                    fields,
                    REFRESH_TOKEN,
                    "refreshToken is no reference to a file; it is rewritten at each use.",
                    "Move the token into a file that only the runner's user can read and write, and write file:PATH.");
        }
        if (known
                && fields.text(CLOUD_ID)
                        .filter(text -> !text.matches("[A-Za-z0-9-]{1,64}"))
                        .isPresent()) {
            at(
                    "SYS-1014",
                    fields,
                    CLOUD_ID,
                    "cloudId is no id of a site such as 11223344-a1b2-3b33-c444-def123456789.",
                    "Write the id that https://api.atlassian.com/oauth/token/accessible-resources tells.");
        }
    }

    private Optional<String> callsPerMinute(YamlFields fields) {
        Optional<Integer> calls = fields.integer("callsPerMinute");
        if (calls.filter(number -> number < 1).isPresent()) {
            at(
                    "SYS-1012",
                    fields,
                    "callsPerMinute",
                    "callsPerMinute is " + calls.get() + ".",
                    "Write a number above 0, or leave it out.");
            return Optional.empty();
        }
        return calls.map(String::valueOf);
    }

    private void at(String code, YamlFields fields, String name, String message, String action) {
        Position position =
                fields.node(name).map(YamlNode::position).orElse(fields.map().position());
        problems.add(code, position, fields.map().pathOf(name), message, action);
    }
}
