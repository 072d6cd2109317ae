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
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
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
import java.util.stream.Stream;

/// Changes what costs time at each start in the classes of a jar, though an AOT cache holds them. What they do stays.
///
/// - The classes of picocli are of Java 5, which no AOT cache takes: they get the form of Java 8, with stack maps.
/// - A `switch` over types makes a class of its own when it is first reached, which no AOT cache takes either: in our
///   classes it becomes a method that asks for one type after another.
/// - picocli looks for Groovy's closures in all jars of the class path: it knows now that there are none.
/// - Lucene's remarks on vectors and native access, which nobody sees (`QuietLogging`), set the JDK's logging up: they
///   are not made.
/// - Lucene looks for its formats in all jars of the class path: it asks `LuceneFormats` first, which names ours.
///
/// Usage: java scripts/Quicken.java JAR
final class Quicken {
    private static final String LOADER = "org/apache/lucene/util/NamedSPILoader.class";
    private static final String FACTORY = "picocli/CommandLine$DefaultFactory.class";
    private static final List<String> REMARKING = List.of(
            "org/apache/lucene/internal/vectorization/VectorizationProvider.class",
            "org/apache/lucene/store/PosixNativeAccess.class");
    private static final ClassDesc FORMATS = ClassDesc.of("org.hpsearch.index.LuceneFormats");
    private static final ClassDesc CLASS_LOADER = ClassDesc.of("java.lang.ClassLoader");
    private static final MethodTypeDesc REMARK = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
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
            }
            for (Path file : classes(inside, "org/hpsearch")) {
                quicken.change(file, Quicken::plainSwitches);
            }
            quicken.change(inside.getPath(FACTORY), Quicken::withoutGroovy);
            quicken.change(inside.getPath(LOADER), Quicken::namedFormats);
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
        return Optional.of(ClassTransform.transformingMethods(
                method -> method.methodName().equalsString("loadClosureClass"),
                (builder, element) -> {
                    if (element instanceof CodeModel) {
                        builder.withCode(code -> code.aconst_null().areturn());
                    } else {
                        builder.with(element);
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

    /// The types between which a call of `SwitchBootstraps.typeSwitch` chooses; empty for any other call.
    private static List<ClassEntry> types(InvokeDynamicInstruction call) {
        List<LoadableConstantEntry> labels = call.invokedynamic().bootstrap().arguments();
        boolean chooses = call.name().equalsString("typeSwitch")
                && call.typeSymbol().returnType().equals(ConstantDescs.CD_int)
                && !call.typeSymbol().parameterType(0).isPrimitive()
                && labels.stream().allMatch(label -> label instanceof ClassEntry);
        return chooses ? labels.stream().map(ClassEntry.class::cast).toList() : List.of();
    }

    private static Optional<ClassTransform> plainSwitches(ClassModel model) {
        List<List<ClassEntry>> switches = new ArrayList<>();
        boolean isInterface = model.flags().has(java.lang.reflect.AccessFlag.INTERFACE);
        ClassTransform bodies = ClassTransform.transformingMethodBodies((code, element) -> {
            List<ClassEntry> types =
                    element instanceof InvokeDynamicInstruction call ? types(call) : List.<ClassEntry>of();
            if (types.isEmpty()) {
                code.with(element);
            } else {
                code.invokestatic(model.thisClass().asSymbol(), "choice$" + switches.size(), CHOICE, isInterface);
                switches.add(types);
            }
        });
        boolean any = model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .anyMatch(element -> element instanceof InvokeDynamicInstruction call
                        && !types(call).isEmpty());
        return any
                ? Optional.of(bodies.andThen(ClassTransform.endHandler(builder -> {
                    for (int i = 0; i < switches.size(); i++) {
                        List<ClassEntry> types = switches.get(i);
                        builder.withMethodBody(
                                "choice$" + i,
                                CHOICE,
                                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                                code -> choice(code, types));
                    }
                })))
                : Optional.empty();
    }

    /// As `typeSwitch` is specified: -1 for null, else the place of the first type, from the second argument on, whose
    /// instance the first argument is; their number where there is none.
    private static void choice(CodeBuilder code, List<ClassEntry> types) {
        Label there = code.newLabel();
        code.aload(0).ifnonnull(there).iconst_m1().ireturn().labelBinding(there);
        for (int i = 0; i < types.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf(types.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(types.size()).ireturn();
    }
}
