package org.arangolab.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The rules of the rooms, for classes below one root package. */
record Layering(String root) {
    private static final Set<String> SLEEPERS = Set.of("java.lang.Thread.sleep", "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.parkNanos");
    private static final String EXEC = "java.lang.Runtime.exec";

    /** Every class is at home in a room of the drawing or in the root package. */
    ArchRule roomsAreDrawn() {
        return rule("are in a room of the design", javaClass -> javaClass.getPackageName().equals(root)
                || room(javaClass).filter(Rooms.arrows()::containsKey).isPresent());
    }

    /** Rooms use each other along the arrows only. */
    ArchRule arrowsAreKept() {
        return dependencies("use other rooms along the arrows of the design only", dependency -> {
            Optional<String> from = room(dependency.getOriginClass());
            Optional<String> to = room(dependency.getTargetClass());
            return to.isEmpty() || from.equals(to)
                    || from.map(room -> Rooms.arrows().getOrDefault(room, Set.of())).orElse(Set.of())
                    .contains(to.get());
        });
    }

    /** Libraries are touched in their rooms only. */
    ArchRule librariesStayInTheirRooms() {
        return dependencies("touch libraries in the rooms of those only", dependency -> Rooms.LIBRARIES.entrySet()
                .stream()
                .filter(library -> dependency.getTargetClass().getBaseComponentType().getName()
                .startsWith(library.getKey()))
                .limit(1) // the first that fits: an exception stands before its rule
                .map(Map.Entry::getValue)
                .allMatch(users -> users.stream().anyMatch(user -> within(dependency.getOriginClass(), user))));
    }

    /** Only {@code time} sleeps. */
    ArchRule onlyTimeSleeps() {
        return calls("sleep in room time only", SLEEPERS, "time");
    }

    /** Only {@code process} starts processes. */
    ArchRule onlyProcessExecutes() {
        return calls("execute programs in room process only", Set.of(EXEC), "process");
    }

    /** Whether a class is in a room, or in a package of one. */
    private boolean within(JavaClass javaClass, String place) {
        return (javaClass.getPackageName() + ".").startsWith(root + "." + place + ".");
    }

    private Optional<String> room(JavaClass javaClass) {
        String inner = javaClass.getBaseComponentType().getPackageName();
        return inner.startsWith(root + ".") ? Optional.of(inner.substring(root.length() + 1).split("\\.")[0])
                : Optional.empty();
    }

    private ArchRule calls(String text, Set<String> methods, String home) {
        return ArchRuleDefinition.classes().that().resideInAPackage(root + "..").should(new Condition(text) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (JavaMethodCall call : javaClass.getMethodCallsFromSelf()) {
                    String method = call.getTargetOwner().getName() + "." + call.getName();
                    if (methods.contains(method) && !room(javaClass).equals(Optional.of(home))) {
                        events.add(SimpleConditionEvent.violated(call, call.getDescription()));
                    }
                }
            }
        });
    }

    private ArchRule dependencies(String text, Predicate<Dependency> allowed) {
        return ArchRuleDefinition.classes().that().resideInAPackage(root + "..").should(new Condition(text) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                    if (!allowed.test(dependency)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private ArchRule rule(String text, Predicate<JavaClass> holds) {
        return ArchRuleDefinition.classes().that().resideInAPackage(root + "..").should(new Condition(text) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                if (!holds.test(javaClass)) {
                    events.add(SimpleConditionEvent.violated(javaClass, javaClass.getName() + " is in no room"));
                }
            }
        });
    }

    /** Gives the condition its words. */
    private abstract static class Condition extends ArchCondition<JavaClass> {
        Condition(String description) {
            super(description);
        }
    }
}
