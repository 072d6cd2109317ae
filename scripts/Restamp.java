import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Gives the classes of picocli in a jar, which are of Java 5, the form of Java 8 with its stack maps: the JVM puts no
/// older ones into an AOT cache, and loading them from the jar took a tenth of a second at each start. Behaviour and
/// names stay. Usage: java scripts/Restamp.java JAR
final class Restamp {
    private static final ClassTransform TO_JAVA_8 = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen((builder, element) -> builder.with(
                    element instanceof ClassFileVersion ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0) : element));

    private Restamp() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        try (URLClassLoader of = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
                FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.walk(inside.getPath("picocli"))) {
            ClassFile format = ClassFile.of(
                    ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(of)
                            .orElse(ClassHierarchyResolver.defaultResolver())));
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class")).toList();
            for (Path file : classes) {
                ClassModel model = format.parse(Files.readAllBytes(file));
                if (model.majorVersion() < ClassFile.JAVA_8_VERSION) {
                    var time = Files.getLastModifiedTime(file);
                    Files.write(file, format.transformClass(model, TO_JAVA_8));
                    Files.setLastModifiedTime(file, time);
                }
            }
        }
    }
}
