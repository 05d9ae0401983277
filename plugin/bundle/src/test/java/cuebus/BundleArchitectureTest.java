package cuebus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What the plugin's packages may know of each other.
@AnalyzeClasses(
    packages = {
      "cuebus.boot",
      "cuebus.entry",
      "cuebus.vst2",
      "cuebus.lv2",
      "cuebus.clap",
      "cuebus.jvst"
    },
    importOptions = DoNotIncludeTests.class)
class BundleArchitectureTest {

  /// One way in, adapters that do not know each other, and what they share. A package that is not
  /// named here fails the rule.
  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .ensureAllClassesAreContainedInArchitecture()
          .layer("boot")
          .definedBy("cuebus.boot")
          .layer("VST 2.4")
          .definedBy("cuebus.vst2")
          .layer("LV2")
          .definedBy("cuebus.lv2")
          .layer("CLAP")
          .definedBy("cuebus.clap")
          .layer("JVST")
          .definedBy("cuebus.jvst..")
          .layer("entry")
          .definedBy("cuebus.entry")
          .whereLayer("boot")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("VST 2.4")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("LV2")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("CLAP")
          .mayOnlyBeAccessedByLayers("boot")
          .whereLayer("JVST")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("entry")
          .mayOnlyBeAccessedByLayers("boot", "VST 2.4", "LV2", "CLAP", "JVST");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("cuebus.(*)..").should().beFreeOfCycles();

  /// The stock wrapper brings its own way in from C.
  @ArchTest
  static final ArchRule JVST_SEES_NO_NATIVE_MEMORY =
      noClasses()
          .that()
          .resideInAPackage("cuebus.jvst..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..");

  /// An adapter carries blocks, values and states; what becomes of the signal is the engine's.
  @ArchTest
  static final ArchRule ADAPTERS_KNOW_NOTHING_OF_THE_SIGNAL_PATH =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("cuebus.amp..", "cuebus.dsp..");

  @ArchTest
  static final ArchRule CLASSES_ARE_NAMED_AFTER_THINGS =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)|.*[.$]Base([A-Z].*)?");
}
