package org.podium.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/** What a caller can see of a class: its supertypes, and the types of its public and protected members. */
final class PublicSignatures {

    private PublicSignatures() {}

    static ArchCondition<JavaClass> notShow(DescribedPredicate<JavaClass> hidden) {
        return new ArchCondition<>("not show classes that " + hidden.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
                        .filter(hidden)
                        .forEach(shown -> report(events, type, type.getName(), shown));
                type.getMembers().stream()
                        .filter(PublicSignatures::isVisible)
                        .forEach(member -> typesOf(member)
                                .filter(hidden)
                                .forEach(shown -> report(events, type, member.getFullName(), shown)));
            }
        };
    }

    static ArchCondition<JavaClass> notHaveArrayFields() {
        return new ArchCondition<>("not have array fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> field.getRawType().isArray())
                        .forEach(field -> report(events, type, field.getFullName(), field.getRawType()));
            }
        };
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> typesOf(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit codeUnit = (JavaCodeUnit) member;
        return Stream.concat(codeUnit.getAllInvolvedRawTypes().stream(), codeUnit.getExceptionTypes().stream());
    }

    private static void report(ConditionEvents events, JavaClass type, String where, JavaClass shown) {
        events.add(SimpleConditionEvent.violated(type, where + " shows " + shown.getName()));
    }
}
