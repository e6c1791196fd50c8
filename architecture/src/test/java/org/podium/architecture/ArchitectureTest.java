package org.podium.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.podium.architecture.Modules.CORE;
import static org.podium.architecture.Modules.STATS;
import static org.podium.architecture.Modules.partOf;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String[] INTERNALS = {"org.podium.internal..", "org.podium.stats.internal.."};

    /** Looked up by name, and only where Java was started with the incubating module. */
    private static final DescribedPredicate<JavaClass> VECTOR_KERNELS =
            simpleName("VectorKernels").and(resideInAPackage("org.podium.internal.kernel"));

    private static final JavaClasses PUBLISHED = Modules.published();
    private static final JavaClasses USERS = Modules.users();

    @Test
    void looksAtEveryKindOfModule() {
        assertFalse(PUBLISHED.that(partOf(CORE)).isEmpty(), "no classes of core were found");
        assertFalse(PUBLISHED.that(partOf(STATS)).isEmpty(), "no classes of stats were found");
        assertFalse(USERS.isEmpty(), "no classes of bench and examples were found");
    }

    @Test
    void onlyTheVectorKernelsKnowTheVectorApi() {
        noClasses()
                .that(not(VECTOR_KERNELS))
                .should()
                .dependOnClassesThat(VECTOR_KERNELS.or(resideInAPackage("jdk.incubator..")))
                .check(PUBLISHED);
        assertFalse(PUBLISHED.that(VECTOR_KERNELS).isEmpty(), "the vector kernels were not found");
    }

    @Test
    void coreKnowsNothingOfStats() {
        noClasses()
                .that(partOf(CORE))
                .should()
                .dependOnClassesThat(partOf(STATS))
                .check(PUBLISHED);
    }

    /** So neither JSON nor CSV nor a command line can creep in, nor whatever a test engine leaves on the class path. */
    @Test
    void librariesUseNothingButTheirDeclaredDependencies() {
        classes()
                .that(partOf(CORE))
                .and(not(VECTOR_KERNELS))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.podium..", "org.ejml..", "org.slf4j..", "org.jspecify..")
                .check(PUBLISHED);
        classes()
                .that(partOf(STATS))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..", // of java.base, in spite of its name
                        "org.podium..",
                        "org.ejml..",
                        "org.apache.commons.math3..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(PUBLISHED);
    }

    /** EJML and Commons Math have no stable module names, and internals may change in any version. */
    @Test
    void signaturesShowOnlyOurOwnTypesAndTheJdk() {
        classes()
                .that()
                .arePublic()
                .and(not(resideInAnyPackage(INTERNALS)))
                .should(PublicSignatures.notShow(resideInAnyPackage("org.ejml..", "org.apache.commons.math3..")
                        .or(resideInAnyPackage(INTERNALS))))
                .check(PUBLISHED);
    }

    @Test
    void publicRecordsHaveNoArrays() {
        classes()
                .that()
                .arePublic()
                .and()
                .areRecords()
                .and(not(resideInAnyPackage(INTERNALS)))
                .should(PublicSignatures.notHaveArrayFields())
                .check(PUBLISHED);
    }

    @Test
    void internalsAreNotUsedFromOutside() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage(INTERNALS).check(USERS);
    }

    @Test
    void librariesPrintNothing() {
        noClasses().should(ACCESS_STANDARD_STREAMS).check(PUBLISHED);
    }

    /** Work runs on the caller, and on an executor only if the caller hands one over. */
    @Test
    void librariesStartNoThreads() {
        noClasses()
                .should()
                .callConstructorWhere(target(owner(belongToAnyOf(Thread.class))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Executors.class, ForkJoinPool.class, CompletableFuture.class)
                .orShould()
                .callMethodWhere(target(nameMatching("parallel(Stream)?")))
                .check(PUBLISHED);
    }

    @Test
    void librariesKeepAndChangeNoGlobalState() {
        fields().that().areStatic().should().beFinal().check(PUBLISHED);
        noClasses()
                .should()
                .callMethod(System.class, "setProperty", String.class, String.class)
                .orShould()
                .callMethod(Locale.class, "setDefault", Locale.class)
                .check(PUBLISHED);
    }

    @Test
    void librariesHaveNoNativeCode() {
        methods().should().notHaveModifier(JavaModifier.NATIVE).check(PUBLISHED);
    }
}
