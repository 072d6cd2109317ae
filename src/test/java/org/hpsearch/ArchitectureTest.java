package org.hpsearch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The map of the rooms stays true: each package uses only those that it may, at every depth, and none in a circle.
class ArchitectureTest {
    private static final String ROOT = "org.hpsearch";

    /// A package a line, then the packages that it may use.
    private static final Map<String, Set<String>> MAY_USE = map("""
        capture.arguments: capture.files project run value
        capture.code: capture.arguments capture.files capture.written process project run value
        capture.edit: capture.arguments capture.code capture.files run value
        capture.files: capture.output.word run value
        capture.output: capture.output.line capture.output.word project run value
        capture.output.line: capture.output.word project value
        capture.output.word: project run
        capture.written: capture.files process project run value
        chart: chart.medium chart.points
        chart.medium:
        chart.points:
        cluster: process project run value
        command: capture.arguments capture.edit capture.output chart cluster command.exchange command.explain command.failure command.option command.queue complete console ensemble ensemble.members help index launch launch.again launch.many launch.search mcp project query query.defaults query.language query.match query.values run screen serve show.picture show.table value view workspace
        command.exchange: console exchange exchange.archive exchange.copy exchange.export exchange.machine exchange.source exchange.sync project query.defaults query.match run value workspace
        command.explain: capture.output capture.output.line console project run value
        command.failure: show.json console query.language query.match value workspace
        command.queue: cluster console project query query.match query.values run show.table value workspace
        command.option: capture.edit capture.output cluster console ensemble ensemble.members launch launch.again launch.many launch.search process project query query.language query.match run value workspace
        complete: console help query query.language query.match run value workspace
        console: value
        ensemble: value
        ensemble.members: capture.output console ensemble launch.again launch.many process project run value
        exchange: exchange.machine exchange.mlflow exchange.source exchange.sqlite exchange.table exchange.tracker run value
        exchange.archive: exchange.copy run value
        exchange.copy: launch.again project run
        exchange.export: capture.files console exchange.machine exchange.parquet exchange.source exchange.sqlite project query.defaults query.match run value
        exchange.mlflow: capture.written exchange.source exchange.sqlite run value
        exchange.machine: value
        exchange.parquet: exchange.machine value
        exchange.source: run value
        exchange.sqlite: exchange.machine value
        exchange.sync: exchange.copy process project run value
        exchange.table: exchange.source project run value
        exchange.tracker: capture.files capture.written exchange.machine exchange.parquet exchange.source exchange.sqlite run value
        help: console process value
        index: run value
        launch: capture.arguments capture.code capture.edit capture.files capture.output capture.written console launch.follow process project run value
        launch.again: capture.arguments capture.code capture.edit capture.files capture.written console launch process project run value
        launch.follow: capture.arguments capture.files capture.output capture.written process project run value
        launch.many: capture.arguments capture.code capture.edit cluster console launch launch.again process project run tune value
        launch.search: capture.edit console launch launch.again launch.many process project run tune value
        mcp: console show.json value
        process:
        project: run value
        query: index project query.defaults query.language query.match query.same query.values run value
        query.defaults: index query.language run value
        query.language: value
        query.match: index project query.defaults query.language run value
        query.same: index project query.defaults query.language query.match run value
        query.values: index project query.defaults query.language query.match run value
        run: value
        screen: chart chart.points complete console launch.again process project query query.defaults query.language query.match query.values run screen.input screen.live screen.table show.picture show.table value view workspace
        screen.input:
        screen.live: chart chart.points cluster console project query query.defaults query.match run value workspace
        screen.table: console project query query.defaults query.language query.match query.values run screen.live show.table value workspace
        serve: chart chart.points complete console index process project query query.language query.match query.values run show.json show.picture show.table value view workspace
        shell: command complete console help launch.again process query query.language query.match run value workspace
        show.picture: chart chart.points console project query query.defaults query.language query.match query.same query.values run show.table value workspace
        show.json: value
        show.table: show.json console index project query query.defaults query.language query.match query.same query.values run tune value workspace
        tune:
        value:
        view: value
        workspace: help console index launch process project query query.defaults query.language query.match query.same query.values run value
        """);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map<String, Set<String>> map(String lines) {
        return lines.lines()
                .map(line -> line.split(":", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0].strip(),
                        parts -> Arrays.stream(parts[1].strip().split("\\s+"))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }

    /// Package → package → one class that uses it, as the class files say.
    private Map<String, Map<String, String>> arrows() {
        Map<String, Map<String, String>> arrows = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            Map<String, String> from = arrows.computeIfAbsent(room(type), name -> new TreeMap<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> (target.getPackageName() + ".").startsWith(ROOT + "."))
                    .filter(target -> !room(target).equals(room(type)))
                    .forEach(target ->
                            from.putIfAbsent(room(target), type.getSimpleName() + " → " + target.getSimpleName()));
        }
        return arrows;
    }

    @Test
    void everyPackageUsesOnlyWhatItMay() {
        assertTrue(CLASSES.size() > 50, "classes were imported");
        List<String> wrong = new ArrayList<>();
        arrows().forEach((from, targets) -> {
            Set<String> allowed = MAY_USE.getOrDefault(from, Set.of());
            targets.forEach((to, example) -> {
                if (!from.isEmpty() && !allowed.contains(to)) {
                    wrong.add(from + " uses " + to + ": " + example);
                }
            });
        });
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void theMapNamesEachPackageAndNoOther() {
        Set<String> found = new TreeSet<>();
        CLASSES.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .forEach(type -> found.add(room(type)));
        found.remove("");
        assertEquals(String.join("\n", found), String.join("\n", new TreeSet<>(MAY_USE.keySet())));
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        Map<String, Set<String>> open = new TreeMap<>();
        arrows().forEach((from, targets) -> open.put(from, new TreeSet<>(targets.keySet())));
        while (open.values().removeIf(Set::isEmpty)) {
            open.values().forEach(targets -> targets.retainAll(open.keySet()));
        }
        assertEquals(Map.of(), open, "packages that use each other in a circle, or are used by such");
    }

    @Test
    void theMapOfTheRootPackageNamesEachTopFolder() throws IOException {
        Path root = Path.of("src/main/java/org/hpsearch");
        Set<String> named = new TreeSet<>();
        Matcher link = Pattern.compile("\\| \\[org\\.hpsearch\\.(\\w+)]")
                .matcher(Files.readString(root.resolve("package-info.java")));
        while (link.find()) {
            named.add(link.group(1));
        }
        try (Stream<Path> folders = Files.list(root).filter(Files::isDirectory)) {
            Set<String> there = folders.map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(String.join("\n", there), String.join("\n", named));
        }
    }

    @Test
    void theRoomOfVerbsHoldsVerbsAndIsSmall() throws IOException {
        Path room = Path.of("src/main/java/org/hpsearch/command");
        Set<String> frame = Set.of("Commands.java", "VerbTable.java", "Verb.java", "package-info.java");
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> files = Files.list(room).filter(Files::isRegularFile)) {
            List<Path> all = files.sorted().toList();
            assertTrue(all.size() <= 40, all.size() + " files");
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (!name.endsWith("Command.java") && !frame.contains(name)) {
                    wrong.add(name + " is no verb");
                }
                int lines = Files.readAllLines(file).size();
                if (lines > (frame.contains(name) ? 120 : 100)) {
                    wrong.add(name + " has " + lines + " lines");
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void noFileAndNoRoomIsTooLarge() throws IOException {
        Map<Path, List<Integer>> rooms = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java")).filter(Files::isRegularFile)) {
            for (Path source : sources.toList()) {
                int length = Files.readAllLines(source).size();
                rooms.computeIfAbsent(source.getParent(), room -> new ArrayList<>())
                        .add(length);
                if (length > 350) {
                    wrong.add(source + " has " + length + " lines");
                }
            }
        }
        rooms.forEach((room, files) -> {
            int lines = files.stream().mapToInt(Integer::intValue).sum();
            if (lines > 4000 || files.size() > 40) {
                wrong.add(room + " has " + files.size() + " files of " + lines + " lines");
            }
        });
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void noTwoPublicTypesHaveOneName() {
        Map<String, List<String>> rooms = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(type -> rooms.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>())
                        .add(room(type)));
        rooms.values().removeIf(in -> in.size() == 1);
        assertEquals(Map.of(), rooms);
    }

    @Test
    void outsideCommandsAreStartedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hpsearch.process")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(CLASSES);
    }

    @Test
    void luceneIsUsedOnlyByIndexAndQuery() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.hpsearch.index..", "org.hpsearch.query..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(CLASSES);
    }

    @Test
    void databasesAndParquetAreOpenedInOneRoomEach() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hpsearch.exchange.sqlite")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sqlite..", "java.sql..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.hpsearch.exchange.parquet")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.hardwood..", "org.xerial..")
                .check(CLASSES);
    }

    @Test
    void noTypeOfTheCommandLineIsInTheLibrary() {
        noClasses()
                .that()
                .haveFullyQualifiedName("org.hpsearch.workspace.Hps")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hpsearch.command..", "org.hpsearch.console..")
                .check(CLASSES);
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
                .check(CLASSES);
    }
}
