import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Changes what costs time at each start in the classes of a jar, though an AOT cache holds them. What they do stays.
///
/// - The classes of picocli are of Java 5, which no AOT cache takes: they get the form of Java 8, with stack maps.
/// - A `switch` over types makes a class of its own when it is first reached, which no AOT cache takes either: in our
///   classes it becomes a method that asks for one type after another.
/// - picocli looks for Groovy's closures in all jars of the class path: it knows now that there are none.
/// - Lucene's remarks on vectors and native access, which nobody sees (`QuietLogging`), set the JDK's logging up: they
///   are not made.
/// - Lucene asks the JVM's management for two options, by which it estimates the memory of objects: it takes the usual
///   ones. Who calls the doors that are kept for its own tests is not looked up on the stack.
/// - The methods of records that the JVM makes when they are first called are written out (`PlainRecords`).
/// - The JDK's comparators by key make a class of their own each: ours are called (`Comparisons`).
/// - What picocli reads by reflection is made plain code (`PreparedOptions`).
/// - Lucene looks for its formats in all jars of the class path: it asks `LuceneFormats` first, which names ours.
///
/// Usage: java scripts/Quicken.java JAR
final class Quicken {
    private static final String LOADER = "org/apache/lucene/util/NamedSPILoader.class";
    private static final String FACTORY = "picocli/CommandLine$DefaultFactory.class";
    private static final String OPTIONS_OF_JVM = "org/apache/lucene/util/HotspotVMOptions.class";
    private static final String SECRETS = "org/apache/lucene/internal/tests/TestSecrets.class";
    private static final List<String> REMARKING = List.of(
            "org/apache/lucene/internal/vectorization/VectorizationProvider.class",
            "org/apache/lucene/store/PosixNativeAccess.class");
    private static final ClassDesc FORMATS = ClassDesc.of("org.hpsearch.index.LuceneFormats");
    private static final ClassDesc COMPARISONS = ClassDesc.of("org.hpsearch.value.Comparisons");
    private static final Set<String> COMPARING = Set.of("java/util/Comparator", "java/util/Map$Entry");
    private static final Set<String> PLAIN = Set.of(
            "comparing",
            "comparingInt",
            "comparingLong",
            "comparingDouble",
            "thenComparing",
            "thenComparingInt",
            "thenComparingLong",
            "thenComparingDouble",
            "reversed",
            "comparingByKey",
            "comparingByValue");
    private static final ClassDesc CLASS_LOADER = ClassDesc.of("java.lang.ClassLoader");
    private static final MethodTypeDesc REMARK = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    private static final MethodTypeDesc EQUALS = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    private static final MethodTypeDesc CHOICE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

    private final ClassFile format;

    private Quicken(URLClassLoader of) {
        format = ClassFile.of(
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ClassHierarchyResolver.ofResourceParsing(of).orElse(ClassHierarchyResolver.defaultResolver())));
    }

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        try (URLClassLoader of = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                FileSystem inside = FileSystems.newFileSystem(jar)) {
            Quicken quicken = new Quicken(of);
            for (Path file : classes(inside, "picocli")) {
                quicken.change(file, Quicken::ofJava8);
                quicken.change(file, PreparedOptions::asked);
            }
            PreparedOptions options = new PreparedOptions(quicken.format, inside);
            for (Path file : classes(inside, "org/hpsearch")) {
                options.add(file);
            }
            options.finish();
            for (Path file : classes(inside, "org/hpsearch")) {
                quicken.change(file, Quicken::plainSwitches);
                quicken.change(file, Quicken::plainComparators);
                quicken.change(file, PlainRecords::of);
            }
            quicken.change(inside.getPath(FACTORY), Quicken::withoutGroovy);
            quicken.change(inside.getPath(LOADER), Quicken::namedFormats);
            for (Path file : classes(inside, "org/apache/lucene")) {
                quicken.change(file, Quicken::plainComparators);
                quicken.change(file, PlainRecords::of);
            }
            quicken.change(inside.getPath(OPTIONS_OF_JVM), Quicken::usualOptions);
            quicken.change(inside.getPath(OPTIONS_OF_JVM), Quicken::usualJvm);
            quicken.change(inside.getPath(SECRETS), Quicken::openDoors);
            quicken.change(inside.getPath(REMARKING.getFirst()), Quicken::openDoors);
            for (String file : REMARKING) {
                quicken.change(inside.getPath(file), Quicken::withoutRemarks);
            }
        }
    }

    private static List<Path> classes(FileSystem jar, String folder) throws IOException {
        try (Stream<Path> files = Files.walk(jar.getPath(folder))) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    private interface Change {
        /// Empty where nothing is to be changed.
        Optional<ClassTransform> of(ClassModel model);
    }

    private void change(Path file, Change change) throws IOException {
        ClassModel model = format.parse(Files.readAllBytes(file));
        Optional<ClassTransform> transform = change.of(model);
        if (transform.isPresent()) {
            var time = Files.getLastModifiedTime(file);
            Files.write(file, format.transformClass(model, transform.get()));
            Files.setLastModifiedTime(file, time);
        }
    }

    private static Optional<ClassTransform> ofJava8(ClassModel model) {
        return model.majorVersion() >= ClassFile.JAVA_8_VERSION
                ? Optional.empty()
                : Optional.of(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                        .andThen((builder, element) -> builder.with(
                                element instanceof ClassFileVersion
                                        ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                                        : element)));
    }

    private static Optional<ClassTransform> withoutGroovy(ClassModel model) {
        return body("loadClosureClass", code -> code.aconst_null().areturn());
    }

    private static Optional<ClassTransform> usualOptions(ClassModel model) {
        ClassDesc optional = ClassDesc.of("java.util.Optional");
        return body(
                "get",
                code -> code.invokestatic(optional, "empty", MethodTypeDesc.of(optional))
                        .areturn());
    }

    private static Optional<ClassTransform> usualJvm(ClassModel model) {
        return body(
                ConstantDescs.CLASS_INIT_NAME,
                code -> code.iconst_1()
                        .putstatic(model.thisClass().asSymbol(), "IS_HOTSPOT_VM", ConstantDescs.CD_boolean)
                        .return_());
    }

    private static Optional<ClassTransform> openDoors(ClassModel model) {
        return body("ensureCaller", CodeBuilder::return_);
    }

    /// The class with another body of the methods of a name.
    static Optional<ClassTransform> body(String name, Consumer<CodeBuilder> body) {
        return Optional.of(ClassTransform.transformingMethods(
                method -> method.methodName().equalsString(name), (builder, element) -> {
                    if (element instanceof CodeModel) {
                        builder.withCode(body);
                    } else {
                        builder.with(element);
                    }
                }));
    }

    private static Optional<ClassTransform> plainComparators(ClassModel model) {
        boolean compares = StreamSupport.stream(model.constantPool().spliterator(), false)
                .anyMatch(entry -> entry instanceof ClassEntry type && COMPARING.contains(type.asInternalName()));
        if (!compares || model.thisClass().asSymbol().equals(COMPARISONS)) {
            return Optional.empty();
        }
        return Optional.of(ClassTransform.transformingMethodBodies((code, element) -> {
            if (!(element instanceof InvokeInstruction call)
                    || !COMPARING.contains(call.owner().asInternalName())
                    || !PLAIN.contains(call.name().stringValue())) {
                code.with(element);
            } else {
                MethodTypeDesc type = call.opcode() == Opcode.INVOKESTATIC
                        ? call.typeSymbol()
                        : call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
                code.invokestatic(COMPARISONS, call.name().stringValue(), type);
            }
        }));
    }

    private static Optional<ClassTransform> withoutRemarks(ClassModel model) {
        return Optional.of(ClassTransform.transformingMethodBodies((code, element) -> {
            if (!(element instanceof InvokeInstruction call)
                    || !call.owner().asInternalName().equals("java/util/logging/Logger")) {
                code.with(element);
            } else if (call.name().equalsString("getLogger")) {
                code.pop().aconst_null();
            } else if (call.typeSymbol().equals(REMARK)) {
                code.pop2();
            } else {
                throw new IllegalStateException("an unknown call of a logger: " + call);
            }
        }));
    }

    private static Optional<ClassTransform> namedFormats(ClassModel model) {
        MethodTypeDesc over = MethodTypeDesc.of(CLASS_LOADER, CLASS_LOADER);
        return Optional.of(ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeInstruction call
                    && call.owner().asInternalName().equals("java/util/ServiceLoader")
                    && call.name().equalsString("load")) {
                code.invokestatic(FORMATS, "over", over);
            }
            code.with(element);
        }));
    }

    /// The types and texts between which a call of `SwitchBootstraps.typeSwitch` chooses; empty for any other call.
    private static List<LoadableConstantEntry> labels(InvokeDynamicInstruction call) {
        List<LoadableConstantEntry> labels = call.invokedynamic().bootstrap().arguments();
        boolean chooses = call.name().equalsString("typeSwitch")
                && call.typeSymbol().returnType().equals(ConstantDescs.CD_int)
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && labels.stream().allMatch(label -> label instanceof ClassEntry || label instanceof StringEntry);
        return chooses ? labels : List.of();
    }

    private static Optional<ClassTransform> plainSwitches(ClassModel model) {
        List<List<LoadableConstantEntry>> switches = new ArrayList<>();
        boolean isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
        ClassTransform bodies = ClassTransform.transformingMethodBodies((code, element) -> {
            List<LoadableConstantEntry> labels =
                    element instanceof InvokeDynamicInstruction call ? labels(call) : List.<LoadableConstantEntry>of();
            if (labels.isEmpty()) {
                code.with(element);
            } else {
                code.invokestatic(model.thisClass().asSymbol(), "choice$" + switches.size(), CHOICE, isInterface);
                switches.add(labels);
            }
        });
        boolean any = model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && !labels(call).isEmpty());
        return any
                ? Optional.of(bodies.andThen(ClassTransform.endHandler(builder -> {
                    for (int i = 0; i < switches.size(); i++) {
                        List<LoadableConstantEntry> labels = switches.get(i);
                        builder.withMethodBody(
                                "choice$" + i,
                                CHOICE,
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> choice(code, labels));
                    }
                })))
                : Optional.empty();
    }

    /// As `typeSwitch` is specified: -1 for null, else the place of the first label, from the second argument on, that
    /// is equal to the first argument or a type of it; their number where there is none.
    private static void choice(CodeBuilder code, List<LoadableConstantEntry> labels) {
        Label there = code.newLabel();
        code.aload(0).ifnonnull(there).iconst_m1().ireturn().labelBinding(there);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            if (labels.get(i) instanceof ClassEntry type) {
                code.aload(0).instanceOf(type).ifeq(next);
            } else {
                code.ldc(labels.get(i))
                        .aload(0)
                        .invokevirtual(ConstantDescs.CD_String, "equals", EQUALS)
                        .ifeq(next);
            }
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }
}
