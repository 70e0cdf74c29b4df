package org.arangolab.dsl;

import groovy.lang.GroovySystem;
import groovy.lang.MetaBeanProperty;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassImpl;
import groovy.lang.MetaClassRegistry;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.arangolab.LabException;
import org.codehaus.groovy.reflection.CachedMethod;

/**
 * Lets scripts read the facts of the lab's records and exceptions as properties, {@code db1.exit.code} beside
 * {@code db1.exit.code()}: Groovy knows this of its own records only. Nothing else that takes no arguments becomes a
 * property, because asking must never change anything.
 */
final class FactProperties extends MetaClassRegistry.MetaClassCreationHandle {
    private static final String OURS = "org.arangolab.";

    private FactProperties() {
    }

    /** From now on, for all scripts of this JVM. */
    static void install() {
        GroovySystem.getMetaClassRegistry().setMetaClassCreationHandle(new FactProperties());
    }

    @Override
    protected MetaClass createNormalMetaClass(@SuppressWarnings("rawtypes") Class type, MetaClassRegistry registry) {
        MetaClass made = super.createNormalMetaClass(type, registry);
        if (made instanceof MetaClassImpl meta && type.getName().startsWith(OURS)
                && (type.isRecord() || LabException.class.isAssignableFrom(type))) {
            Arrays.stream(type.getMethods()).filter(FactProperties::isFact).forEach(method -> meta.addMetaBeanProperty(
                    new MetaBeanProperty(method.getName(), method.getReturnType(), CachedMethod.find(method), null)));
        }
        return made;
    }

    private static boolean isFact(Method method) {
        return method.getDeclaringClass().getName().startsWith(OURS) && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers()) && !method.isBridge()
                && method.getReturnType() != void.class
                && !method.getName().matches("(?:get|is)[A-Z].*|toString|hashCode");
    }
}
