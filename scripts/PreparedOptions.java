import java.io.IOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.AnnotationDefaultAttribute;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Writes what picocli reads of our classes by reflection as plain code: the annotations of classes and fields, and the
/// values of fields (`org.hpsearch.command.option.OptionAccess`). For a class `C` there is `C$Prepared` beside it. For
/// an annotation type `A` of picocli there is `A$Given`, which holds the values that are given and knows the others.
final class PreparedOptions {
    private static final String ACCESS_FILE = "org/hpsearch/command/option/OptionAccess.class";
    private static final ClassDesc ACCESS = ClassDesc.of("org.hpsearch.command.option.OptionAccess");
    private static final ClassDesc PREPARED = ACCESS.nested("Prepared");
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final ClassDesc STRING = ConstantDescs.CD_String;
    private static final ClassDesc FIELD = ClassDesc.of("java.lang.reflect.Field");
    private static final ClassDesc METHOD = ClassDesc.of("java.lang.reflect.Method");
    private static final ClassDesc ELEMENT = ClassDesc.of("java.lang.reflect.AnnotatedElement");
    private static final ClassDesc ANNOTATION = ClassDesc.of("java.lang.annotation.Annotation");
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.of(ConstantDescs.CD_void);
    private static final Set<String> REFLECTED = Set.of(
            "java/lang/Class",
            "java/lang/reflect/AnnotatedElement",
            "java/lang/reflect/AccessibleObject",
            "java/lang/reflect/Field",
            "java/lang/reflect/Method");

    private final ClassFile format;
    private final FileSystem jar;
    private final Map<String, ClassModel> types = new TreeMap<>();
    private final List<String> owners = new ArrayList<>();

    PreparedOptions(ClassFile format, FileSystem jar) {
        this.format = format;
        this.jar = jar;
    }

    /// Sends what a class of picocli asks of reflection to `OptionAccess`; our methods are never annotated.
    static Optional<ClassTransform> asked(ClassModel model) {
        return Optional.of(ClassTransform.transformingMethodBodies((code, element) -> {
            if (!(element instanceof InvokeInstruction call)
                    || !REFLECTED.contains(call.owner().asInternalName())) {
                code.with(element);
                return;
            }
            switch (call.name().stringValue()) {
                case "isAnnotationPresent", "getAnnotation" ->
                    code.invokestatic(
                            ACCESS, call.name().stringValue(), call.typeSymbol().insertParameterTypes(0, ELEMENT));
                case "getDeclaredMethods" -> code.pop().iconst_0().anewarray(METHOD);
                case "get", "set" ->
                    code.invokestatic(
                            ACCESS, call.name().stringValue(), call.typeSymbol().insertParameterTypes(0, FIELD));
                default -> code.with(element);
            }
        }));
    }

    /// Prepares one of our classes, if it has annotations of picocli.
    ///
    /// @param file where it stands in the jar
    void add(Path file) throws IOException {
        ClassModel model = format.parse(Files.readAllBytes(file));
        Map<FieldModel, List<Annotation>> fields = new LinkedHashMap<>();
        model.fields().stream()
                .filter(field -> !read(field).isEmpty())
                .forEach(field -> fields.put(field, read(field)));
        if (model.methods().stream().anyMatch(method -> !read(method).isEmpty())) {
            throw new IllegalStateException("annotated methods are not prepared: " + file);
        }
        if (fields.isEmpty() && read(model).isEmpty()) {
            return;
        }
        for (Annotation annotation : read(model)) {
            note(annotation);
        }
        for (Annotation annotation :
                fields.values().stream().flatMap(List::stream).toList()) {
            note(annotation);
        }
        String name = model.thisClass().asInternalName();
        owners.add(name);
        FileTime time = Files.getLastModifiedTime(file);
        write(jar.getPath(name + "$Prepared.class"), answers(model, fields), time);
        write(file, format.transformClass(model, opened(fields.keySet())), time);
    }

    /// The same commit gives the same bytes: what is made is as old as what it is made of.
    private static void write(Path file, byte[] bytes, FileTime time) throws IOException {
        Files.write(file, bytes);
        Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(time, time, time);
    }

    /// Writes the annotations' types, and what finds the prepared classes.
    void finish() throws IOException {
        for (Map.Entry<String, ClassModel> type : types.entrySet()) {
            FileTime time = Files.getLastModifiedTime(jar.getPath(type.getKey() + ".class"));
            write(jar.getPath(type.getKey() + "$Given.class"), values(type.getValue()), time);
        }
        Path file = jar.getPath(ACCESS_FILE);
        ClassModel access = format.parse(Files.readAllBytes(file));
        ClassTransform finding = Quicken.body("prepared", this::find).orElseThrow();
        write(file, format.transformClass(access, finding), Files.getLastModifiedTime(file));
    }

    /// The annotations of picocli.
    private static List<Annotation> read(AttributedElement element) {
        return element
                .findAttribute(Attributes.runtimeVisibleAnnotations())
                .map(RuntimeVisibleAnnotationsAttribute::annotations)
                .orElse(List.of())
                .stream()
                .filter(annotation -> annotation.className().stringValue().startsWith("Lpicocli/CommandLine$"))
                .toList();
    }

    private void note(Annotation annotation) throws IOException {
        String name = type(annotation);
        if (!types.containsKey(name)) {
            types.put(name, format.parse(Files.readAllBytes(jar.getPath(name + ".class"))));
        }
    }

    private static String type(Annotation annotation) {
        String descriptor = annotation.className().stringValue();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static ClassDesc given(String annotation) {
        return ClassDesc.ofInternalName(annotation + "$Given");
    }

    private static List<MethodModel> members(ClassModel annotation) {
        return annotation.methods().stream()
                .filter(method -> method.flags().has(AccessFlag.ABSTRACT))
                .toList();
    }

    /// The class without private fields among these: `C$Prepared` reads and sets them.
    private static ClassTransform opened(Set<FieldModel> fields) {
        Set<String> names = new TreeSet<>();
        fields.forEach(field -> names.add(field.fieldName().stringValue()));
        return (builder, element) -> {
            if (element instanceof FieldModel field
                    && names.contains(field.fieldName().stringValue())) {
                builder.withField(field.fieldName(), field.fieldType(), changed -> {
                    changed.withFlags(field.flags().flagsMask() & ~ClassFile.ACC_PRIVATE);
                    field.forEach(part -> {
                        if (!(part instanceof java.lang.classfile.AccessFlags)) {
                            changed.with(part);
                        }
                    });
                });
            } else {
                builder.with(element);
            }
        };
    }

    private byte[] answers(ClassModel of, Map<FieldModel, List<Annotation>> fields) {
        ClassDesc owner = of.thisClass().asSymbol();
        MethodTypeDesc annotations = MethodTypeDesc.of(ANNOTATION.arrayType(), STRING);
        return format.build(ClassDesc.ofDescriptor(owner.descriptorString().replace(";", "$Prepared;")), type -> {
            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            type.withInterfaceSymbols(PREPARED);
            constructor(type);
            type.withMethodBody("annotations", annotations, ClassFile.ACC_PUBLIC, code -> {
                choose(code, "", answer -> annotations(answer, read(of)));
                fields.forEach((field, read) ->
                        choose(code, field.fieldName().stringValue(), answer -> annotations(answer, read)));
                code.iconst_0().anewarray(ANNOTATION).areturn();
            });
            type.withMethodBody("get", MethodTypeDesc.of(OBJECT, STRING, OBJECT), ClassFile.ACC_PUBLIC, code -> {
                fields.keySet()
                        .forEach(field -> choose(code, field.fieldName().stringValue(), answer -> {
                            answer.aload(2).checkcast(owner);
                            answer.getfield(owner, field.fieldName().stringValue(), field.fieldTypeSymbol());
                            box(answer, field.fieldTypeSymbol());
                            answer.areturn();
                        }));
                unknown(code);
            });
            MethodTypeDesc set = MethodTypeDesc.of(ConstantDescs.CD_void, STRING, OBJECT, OBJECT);
            type.withMethodBody("set", set, ClassFile.ACC_PUBLIC, code -> {
                fields.keySet().stream()
                        .filter(field -> !field.flags().has(AccessFlag.FINAL))
                        .forEach(field -> choose(code, field.fieldName().stringValue(), answer -> {
                            answer.aload(2).checkcast(owner).aload(3);
                            unbox(answer, field.fieldTypeSymbol());
                            answer.putfield(owner, field.fieldName().stringValue(), field.fieldTypeSymbol());
                            answer.return_();
                        }));
                unknown(code);
            });
        });
    }

    private static void constructor(java.lang.classfile.ClassBuilder type) {
        type.withMethodBody(
                ConstantDescs.INIT_NAME,
                NOTHING,
                ClassFile.ACC_PUBLIC,
                code -> code.aload(0)
                        .invokespecial(OBJECT, ConstantDescs.INIT_NAME, NOTHING)
                        .return_());
    }

    /// What is done where the first argument is this name.
    private static void choose(CodeBuilder code, String name, Consumer<CodeBuilder> answer) {
        Label next = code.newLabel();
        code.loadConstant(name).aload(1);
        code.invokevirtual(STRING, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT))
                .ifeq(next);
        answer.accept(code);
        code.labelBinding(next);
    }

    private static void unknown(CodeBuilder code) {
        ClassDesc failure = ClassDesc.of("java.lang.IllegalArgumentException");
        code.new_(failure).dup().aload(1);
        code.invokespecial(failure, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, STRING))
                .athrow();
    }

    private void annotations(CodeBuilder code, List<Annotation> read) {
        code.loadConstant(read.size()).anewarray(ANNOTATION);
        for (int i = 0; i < read.size(); i++) {
            Annotation annotation = read.get(i);
            String name = type(annotation);
            List<MethodModel> members = members(types.get(name));
            code.dup()
                    .loadConstant(i)
                    .new_(given(name))
                    .dup()
                    .loadConstant(members.size())
                    .anewarray(OBJECT);
            for (AnnotationElement element : annotation.elements()) {
                int at = place(members, element.name().stringValue());
                ClassDesc type = members.get(at).methodTypeSymbol().returnType();
                code.dup().loadConstant(at);
                load(code, element.value(), type);
                box(code, type);
                code.aastore();
            }
            code.invokespecial(
                    given(name), ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, OBJECT.arrayType()));
            code.aastore();
        }
        code.areturn();
    }

    private static int place(List<MethodModel> members, String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).methodName().equalsString(name)) {
                return i;
            }
        }
        throw new IllegalStateException("an unknown member of an annotation: " + name);
    }

    private static void load(CodeBuilder code, AnnotationValue value, ClassDesc type) {
        switch (value) {
            case AnnotationValue.OfString text -> code.loadConstant(text.stringValue());
            case AnnotationValue.OfBoolean truth -> code.loadConstant(truth.booleanValue() ? 1 : 0);
            case AnnotationValue.OfInt number -> code.loadConstant(number.intValue());
            case AnnotationValue.OfChar letter -> code.loadConstant(letter.charValue());
            case AnnotationValue.OfClass of -> code.loadConstant(of.classSymbol());
            case AnnotationValue.OfEnum one ->
                code.getstatic(one.classSymbol(), one.constantName().stringValue(), one.classSymbol());
            case AnnotationValue.OfArray array -> {
                code.loadConstant(array.values().size()).anewarray(type.componentType());
                for (int i = 0; i < array.values().size(); i++) {
                    code.dup().loadConstant(i);
                    load(code, array.values().get(i), type.componentType());
                    code.aastore();
                }
            }
            default -> throw new IllegalStateException("a value of an annotation that is not prepared: " + value);
        }
    }

    private byte[] values(ClassModel annotation) {
        ClassDesc name = given(annotation.thisClass().asInternalName());
        ClassDesc array = OBJECT.arrayType();
        List<MethodModel> members = members(annotation);
        return format.build(name, type -> {
            type.withFlags(ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC);
            type.withInterfaceSymbols(annotation.thisClass().asSymbol());
            type.withField("given", array, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            type.withMethodBody(
                    ConstantDescs.INIT_NAME,
                    MethodTypeDesc.of(ConstantDescs.CD_void, array),
                    ClassFile.ACC_PUBLIC,
                    code -> code.aload(0)
                            .invokespecial(OBJECT, ConstantDescs.INIT_NAME, NOTHING)
                            .aload(0)
                            .aload(1)
                            .putfield(name, "given", array)
                            .return_());
            type.withMethodBody(
                    "annotationType",
                    MethodTypeDesc.of(ConstantDescs.CD_Class),
                    ClassFile.ACC_PUBLIC,
                    code -> code.loadConstant(annotation.thisClass().asSymbol()).areturn());
            for (int i = 0; i < members.size(); i++) {
                MethodModel member = members.get(i);
                int place = i;
                type.withMethodBody(
                        member.methodName().stringValue(),
                        member.methodTypeSymbol(),
                        ClassFile.ACC_PUBLIC,
                        code -> value(code, name, place, member));
            }
        });
    }

    /// The given value, else the declared one; arrays anew, as reflection gives them.
    private static void value(CodeBuilder code, ClassDesc owner, int place, MethodModel member) {
        ClassDesc type = member.methodTypeSymbol().returnType();
        Optional<AnnotationDefaultAttribute> declared = member.findAttribute(Attributes.annotationDefault());
        Label given = code.newLabel();
        code.aload(0)
                .getfield(owner, "given", OBJECT.arrayType())
                .loadConstant(place)
                .aaload();
        if (declared.isPresent()) {
            code.dup().ifnonnull(given).pop();
            load(code, declared.get().defaultValue(), type);
            box(code, type);
        }
        code.labelBinding(given);
        unbox(code, type);
        if (type.isArray()) {
            code.invokevirtual(type, "clone", MethodTypeDesc.of(OBJECT)).checkcast(type);
        }
        code.return_(TypeKind.from(type));
    }

    private static void box(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            ClassDesc boxed = PlainRecords.boxed(type);
            code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
        }
    }

    private static void unbox(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            code.checkcast(PlainRecords.boxed(type))
                    .invokevirtual(PlainRecords.boxed(type), type.displayName() + "Value", MethodTypeDesc.of(type));
        } else {
            code.checkcast(type);
        }
    }

    private void find(CodeBuilder code) {
        Label none = code.newLabel();
        code.aload(0)
                .invokevirtual(ConstantDescs.CD_Class, "getName", MethodTypeDesc.of(STRING))
                .astore(1);
        TreeMap<Integer, String> byHash = new TreeMap<>();
        for (String owner : owners) {
            String name = owner.replace('/', '.');
            if (byHash.put(name.hashCode(), owner) != null) {
                throw new IllegalStateException("two classes of one hash: " + name);
            }
        }
        List<SwitchCase> cases = new ArrayList<>();
        byHash.keySet().forEach(hash -> cases.add(SwitchCase.of(hash, code.newLabel())));
        code.aload(1).invokevirtual(STRING, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int));
        code.lookupswitch(none, cases);
        for (SwitchCase one : cases) {
            String owner = byHash.get(one.caseValue());
            ClassDesc prepared = ClassDesc.of(owner.replace('/', '.') + "$Prepared");
            code.labelBinding(one.target())
                    .loadConstant(owner.replace('/', '.'))
                    .aload(1);
            code.invokevirtual(STRING, "equals", MethodTypeDesc.of(ConstantDescs.CD_boolean, OBJECT))
                    .ifeq(none);
            code.new_(prepared)
                    .dup()
                    .invokespecial(prepared, ConstantDescs.INIT_NAME, NOTHING)
                    .areturn();
        }
        code.labelBinding(none).aconst_null().areturn();
    }
}
