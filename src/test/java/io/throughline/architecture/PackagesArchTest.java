package io.throughline.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;

/** The package rules of docs/architecture.md. */
@AnalyzeClasses(packages = "io.throughline", importOptions = ImportOption.DoNotIncludeTests.class)
class PackagesArchTest {

    private static final String[] PURE = {
        "io.throughline.canonical..",
        "io.throughline.config..",
        "io.throughline.connector..",
        "io.throughline.drift..",
        "io.throughline.mapping..",
        "io.throughline.model..",
        "io.throughline.rules..",
        "io.throughline.setup..",
        "io.throughline.workflow.."
    };

    @ArchTest
    static final ArchRule pureCoreKnowsOnlyTheJdkAndItsReaders = classes()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net..",
                    "javax.crypto..",
                    "com.fasterxml.jackson..",
                    "com.networknt..",
                    "com.dashjoin.jsonata..",
                    "org.slf4j..",
                    "org.snakeyaml.engine..",
                    "io.throughline.canonical..",
                    "io.throughline.config..",
                    "io.throughline.connector..",
                    "io.throughline.drift..",
                    "io.throughline.mapping..",
                    "io.throughline.model..",
                    "io.throughline.rules..",
                    "io.throughline.setup..",
                    "io.throughline.workflow..");

    @ArchTest
    static final ArchRule onlyTheEdgesKnowCamel = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.throughline", "io.throughline.camel..", "io.throughline.intake..", "io.throughline.runner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule onlyTheLedgerKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackages("io.throughline.ledger.jdbc..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.sql..");

    @ArchTest
    static final ArchRule nobodyKnowsTheRunner = noClasses()
            .that()
            .resideOutsideOfPackage("io.throughline.runner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.throughline.runner..");

    @ArchTest
    static final ArchRule onlyTheRunnerKnowsTheSimulators = noClasses()
            .that()
            .resideOutsideOfPackages("io.throughline.simulator..", "io.throughline.runner..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.throughline.simulator..");

    @ArchTest
    static final ArchRule onlyOneSimulatorSpeaksGraphQl = noClasses()
            .that()
            .resideOutsideOfPackage("io.throughline.simulator.monday")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("graphql..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.throughline.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noDrawerForOddsAndEnds = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule timeAndChanceComeFromOutside = noClasses()
            .that()
            .resideOutsideOfPackages("io.throughline.runner..", "io.throughline")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class);

    @ArchTest
    static final ArchRule nothingIsSerializedByJava =
            noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.io.ObjectInputStream");
}
