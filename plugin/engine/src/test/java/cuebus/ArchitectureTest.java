package cuebus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import cuebus.rt.AudioThread;
import cuebus.rt.MainThread;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the engine's packages may know of each other and of the world.
@AnalyzeClasses(packages = "cuebus", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final Module JAVA_BASE = Object.class.getModule();

  /// A package that is not named here fails the rule: every package has its place.
  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .withOptionalLayers(true)
          .layer("foundation")
          .definedBy("cuebus.param..", "cuebus.rt..", "cuebus.json..")
          .layer("dsp")
          .definedBy("cuebus.dsp..")
          .layer("insert")
          .definedBy("cuebus.insert..")
          .layer("click")
          .definedBy("cuebus.click..")
          .layer("amp")
          .definedBy("cuebus.amp..")
          .layer("hearing")
          .definedBy("cuebus.hearing..")
          .layer("input")
          .definedBy("cuebus.input..")
          .layer("mix")
          .definedBy("cuebus.mix..")
          .layer("scene")
          .definedBy("cuebus.scene..")
          .layer("midi")
          .definedBy("cuebus.midi..")
          .layer("session")
          .definedBy("cuebus.session..")
          .layer("plugin")
          .definedBy("cuebus.plugin..")
          .whereLayer("dsp")
          .mayOnlyBeAccessedByLayers(
              "insert", "amp", "hearing", "input", "mix", "scene", "midi", "session", "plugin")
          .whereLayer("click")
          .mayOnlyBeAccessedByLayers("mix")
          .whereLayer("insert")
          .mayOnlyBeAccessedByLayers("mix", "scene", "midi", "session", "plugin")
          .whereLayer("amp")
          .mayOnlyBeAccessedByLayers(
              "hearing", "input", "mix", "scene", "midi", "session", "plugin")
          .whereLayer("input")
          .mayOnlyBeAccessedByLayers("session")
          .whereLayer("hearing")
          .mayOnlyBeAccessedByLayers("mix", "scene", "midi", "session", "plugin")
          .whereLayer("mix")
          .mayOnlyBeAccessedByLayers("scene", "midi", "session", "plugin")
          .whereLayer("scene")
          .mayOnlyBeAccessedByLayers("midi", "session", "plugin")
          .whereLayer("midi")
          .mayOnlyBeAccessedByLayers("session", "plugin")
          .whereLayer("session")
          .mayOnlyBeAccessedByLayers("plugin")
          .whereLayer("plugin")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("cuebus.(*)..").should().beFreeOfCycles();

  /// A DAW loads what the engine needs, so it needs next to nothing.
  @ArchTest
  static final ArchRule NEEDS_ONLY_JAVA_BASE_AND_THE_STREAMING_READER =
      classes()
          .should()
          .onlyDependOnClassesThat(
              describe(
                  "are ours, java.base's, jackson-core's or JSpecify's", type -> allowed(type)));

  @ArchTest
  static final ArchRule NO_FOREIGN_MEMORY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..")
          .because("only the format adapters see native memory");

  @ArchTest static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule CLASSES_ARE_NAMED_AFTER_THINGS =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)|.*[.$]Base([A-Z].*)?");

  @ArchTest
  static final ArchRule METHODS_ARE_NAMED_AFTER_DEEDS =
      noMethods().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)|base[A-Z].*");

  private static final DescribedPredicate<JavaMethod> ON_THE_AUDIO_THREAD =
      describe(
          "run on the audio thread",
          method ->
              !method.isAnnotatedWith(MainThread.class)
                  && (method.isAnnotatedWith(AudioThread.class)
                      || annotatedWith(AudioThread.class).test(method.getOwner())));

  @ArchTest
  static final ArchRule AUDIO_THREAD_DOES_NOT_BLOCK =
      methods().that(ON_THE_AUDIO_THREAD).should(new BlockingCalls()).allowEmptyShould(true);

  @Test
  void seesABlockingCallBehindAnotherMethod() {
    var report =
        AUDIO_THREAD_DOES_NOT_BLOCK.evaluate(new ClassFileImporter().importClasses(Sleepy.class));
    assertThat(report.getFailureReport().getDetails())
        .hasSize(2)
        .anyMatch(line -> line.contains("Sleepy.process(int) reaches:") && line.contains("sleep"))
        .anyMatch(line -> line.contains("Sleepy.process(int) reaches:") && line.contains("load"));
  }

  private static boolean allowed(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    String name = element.getPackageName();
    return element.isPrimitive()
        || name.equals("cuebus")
        || List.of("cuebus.", "com.fasterxml.jackson.core", "org.jspecify.annotations").stream()
            .anyMatch(name::startsWith)
        || (JAVA_BASE.getPackages().contains(name) && JAVA_BASE.isExported(name));
  }

  /// Breaks the rule of the audio thread in the two ways that it knows.
  static final class Sleepy {

    private static final long[] NAP_MS = {1};

    @AudioThread
    void process(int frames) throws InterruptedException {
      if (frames == 0) {
        doze();
      }
      load();
    }

    private static void doze() throws InterruptedException {
      Thread.sleep(NAP_MS[0]);
    }

    @MainThread
    private static void load() {
      Arrays.fill(NAP_MS, 2);
    }
  }
}
