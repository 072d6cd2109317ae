import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes out `equals` and `hashCode` of records. Else `java.lang.runtime.ObjectMethods` makes them when they are first
/// called, of seven classes that no AOT cache takes.
final class PlainRecords {
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final MethodTypeDesc EQUAL =
            MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    private static final MethodTypeDesc HASH = MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object);

    private PlainRecords() {}

    /// Empty for a class that is no record, or that has both methods of its own.
    static Optional<ClassTransform> of(ClassModel model) {
        Map<String, InvokeDynamicInstruction> made = new LinkedHashMap<>();
        model.methods().stream()
                .flatMap(method -> method.code().stream())
                .flatMap(code -> code.elementStream())
                .forEach(element -> {
                    if (element instanceof InvokeDynamicInstruction call && isMade(call)) {
                        made.put(call.name().stringValue(), call);
                    }
                });
        if (made.isEmpty()) {
            return Optional.empty();
        }
        ClassDesc self = model.thisClass().asSymbol();
        ClassTransform calls = ClassTransform.transformingMethodBodies((code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && isMade(call)) {
                code.invokestatic(self, call.name().stringValue() + "$plain", call.typeSymbol());
            } else {
                code.with(element);
            }
        });
        return Optional.of(calls.andThen(ClassTransform.endHandler(builder ->
                made.forEach((name, call) -> builder.withMethodBody(
                        name + "$plain",
                        call.typeSymbol(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> {
                            if (name.equals("equals")) {
                                equal(code, self, fields(call));
                            } else {
                                hash(code, fields(call));
                            }
                        })))));
    }

    private static boolean isMade(InvokeDynamicInstruction call) {
        return call.invokedynamic()
                        .bootstrap()
                        .bootstrapMethod()
                        .reference()
                        .owner()
                        .asInternalName()
                        .equals("java/lang/runtime/ObjectMethods")
                && !call.name().equalsString("toString");
    }

    /// The components, after the class and their names among the bootstrap's arguments.
    private static List<FieldRefEntry> fields(InvokeDynamicInstruction call) {
        List<FieldRefEntry> fields = new ArrayList<>();
        for (LoadableConstantEntry argument : call.invokedynamic().bootstrap().arguments()) {
            if (argument instanceof MethodHandleEntry getter) {
                fields.add((FieldRefEntry) getter.reference());
            }
        }
        return fields;
    }

    /// Of the same class, and each component equal: primitive ones as their boxes compare.
    private static void equal(CodeBuilder code, ClassDesc self, List<FieldRefEntry> fields) {
        Label differs = code.newLabel();
        code.aload(1).instanceOf(self).ifeq(differs).aload(1).checkcast(self).astore(2);
        for (FieldRefEntry field : fields) {
            ClassDesc type = field.typeSymbol();
            code.aload(0).getfield(field).aload(2).getfield(field);
            if (type.isPrimitive()) {
                code.invokestatic(boxed(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type));
                code.ifne(differs);
            } else {
                code.invokestatic(OBJECTS, "equals", EQUAL).ifeq(differs);
            }
        }
        code.iconst_1().ireturn().labelBinding(differs).iconst_0().ireturn();
    }

    /// `31 * hash + hash of the component`, from 0 on, as `ObjectMethods` does.
    private static void hash(CodeBuilder code, List<FieldRefEntry> fields) {
        code.iconst_0().istore(1);
        for (FieldRefEntry field : fields) {
            ClassDesc type = field.typeSymbol();
            code.iload(1).loadConstant(31).imul().aload(0).getfield(field);
            if (type.isPrimitive()) {
                code.invokestatic(boxed(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", HASH);
            }
            code.iadd().istore(1);
        }
        code.iload(1).ireturn();
    }

    /// The class whose instances hold values of a primitive type.
    static ClassDesc boxed(ClassDesc type) {
        return switch (type.displayName()) {
            case "boolean" -> ConstantDescs.CD_Boolean;
            case "byte" -> ConstantDescs.CD_Byte;
            case "char" -> ConstantDescs.CD_Character;
            case "short" -> ConstantDescs.CD_Short;
            case "int" -> ConstantDescs.CD_Integer;
            case "long" -> ConstantDescs.CD_Long;
            case "float" -> ConstantDescs.CD_Float;
            default -> ConstantDescs.CD_Double;
        };
    }
}
