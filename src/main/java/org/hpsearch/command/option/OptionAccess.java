package org.hpsearch.command.option;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What picocli asks of a class with options: its annotations, and the values of its fields. The build sends picocli's
/// calls here and prepares the answers as plain code (`scripts/PreparedOptions.java`), because reflection makes classes
/// anew at each start, for a fifth of its time. A class that is not prepared is asked by reflection.
public final class OptionAccess {
    private static final Map<AnnotatedElement, Annotation[]> ANNOTATIONS = new ConcurrentHashMap<>();

    /// The answers of one class; the build writes them.
    public interface Prepared {
        /// The annotations of a field, of the class itself for the empty name.
        Annotation[] annotations(String field);

        /// The value of a field.
        @Nullable
        Object get(String field, Object owner);

        /// Sets a field.
        void set(String field, Object owner, @Nullable Object value);
    }

    private OptionAccess() {}

    /// As [AnnotatedElement#isAnnotationPresent].
    public static boolean isAnnotationPresent(AnnotatedElement element, Class<? extends Annotation> type) {
        return getAnnotation(element, type) != null;
    }

    /// As [AnnotatedElement#getAnnotation].
    public static <T extends Annotation> @Nullable T getAnnotation(AnnotatedElement element, Class<T> type) {
        Class<?> owner =
                element instanceof Field field ? field.getDeclaringClass() : element instanceof Class<?> of ? of : null;
        Prepared prepared = owner == null ? null : prepared(owner);
        if (prepared == null) {
            return element.getAnnotation(type);
        }
        String name = element instanceof Field field ? field.getName() : "";
        for (Annotation annotation : ANNOTATIONS.computeIfAbsent(element, asked -> prepared.annotations(name))) {
            if (type.isInstance(annotation)) {
                return type.cast(annotation);
            }
        }
        return null;
    }

    /// As [Field#get].
    public static @Nullable Object get(Field field, Object owner) throws IllegalAccessException {
        Prepared prepared = prepared(field.getDeclaringClass());
        return prepared == null ? field.get(owner) : prepared.get(field.getName(), owner);
    }

    /// As [Field#set].
    public static void set(Field field, Object owner, @Nullable Object value) throws IllegalAccessException {
        Prepared prepared = prepared(field.getDeclaringClass());
        if (prepared == null) {
            field.set(owner, value);
        } else {
            prepared.set(field.getName(), owner, value);
        }
    }

    /// The build writes this method anew, so that it finds all that it has prepared.
    private static @Nullable Prepared prepared(Class<?> owner) {
        return null;
    }
}
