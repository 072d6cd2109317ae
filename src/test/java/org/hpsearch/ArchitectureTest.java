package org.hpsearch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The map of the packages stays true: each uses only those that it may use.
class ArchitectureTest {
    private static final String ROOT = "org.hpsearch.";

    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("run", Set.of()),
            Map.entry("process", Set.of()),
            Map.entry("console", Set.of()),
            Map.entry("chart", Set.of()),
            Map.entry("capture", Set.of("run", "process")),
            Map.entry("launch", Set.of("run", "process", "capture")),
            Map.entry("index", Set.of("run")),
            Map.entry("query", Set.of("run", "index")),
            Map.entry("ensemble", Set.of("run")),
            Map.entry(
                    "command",
                    Set.of("run", "process", "console", "chart", "capture", "launch", "index", "query", "ensemble")),
            Map.entry("shell", Set.of("run", "process", "console", "query", "command")));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hpsearch");

    @Test
    void everyPackageUsesOnlyWhatItMay() {
        assertTrue(classes.size() > 50, "classes were imported");
        MAY_USE.forEach((name, allowed) -> {
            Set<String> forbidden = new TreeSet<>(MAY_USE.keySet());
            forbidden.removeAll(allowed);
            forbidden.remove(name);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + name + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            forbidden.stream().map(p -> ROOT + p + "..").toArray(String[]::new))
                    .check(classes);
        });
    }

    @Test
    void everyPackageIsOnTheMap() {
        Set<String> found = new TreeSet<>();
        classes.forEach(c -> {
            String inner = c.getPackageName().equals("org.hpsearch")
                    ? ""
                    : c.getPackageName().substring(ROOT.length());
            found.add(inner.replaceAll("\\..*", ""));
        });
        Set<String> expected = new TreeSet<>(MAY_USE.keySet());
        expected.add("");
        assertTrue(found.equals(expected), () -> found + " instead of " + expected);
    }

    @Test
    void outsideCommandsAreStartedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hpsearch.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(classes);
    }

    @Test
    void luceneIsUsedOnlyByIndexAndQuery() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hpsearch.index..", "org.hpsearch.query..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(classes);
    }

    @Test
    void onlyMainKnowsTheSystemsStreamsAndExit() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }
}
