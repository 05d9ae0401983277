package cuebus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import cuebus.dsp.PanLaw;
import cuebus.dsp.Ramp;

/// What host-sim's packages may know of each other and of the engine.
@AnalyzeClasses(
    packages = {"cuebus.host", "cuebus.beads"},
    importOptions = DoNotIncludeTests.class)
class HostArchitectureTest {

  /// A Beads program takes the unit generator without the host around it.
  @ArchTest
  static final ArchRule THE_UGEN_STANDS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("cuebus.beads..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cuebus.host..");

  /// Rendering serves the commands and knows nothing of them.
  @ArchTest
  static final ArchRule RENDERING_DOES_NOT_KNOW_THE_COMMANDS =
      noClasses()
          .that()
          .resideInAPackage("cuebus.host.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("cuebus.host", "cuebus.host.cli..", "cuebus.host.demo..");

  /// Files, demo, bench, plots and report are used by the commands and the renderer and know
  /// nothing of them.
  @ArchTest
  static final ArchRule PARTS_DO_NOT_KNOW_WHO_USES_THEM =
      noClasses()
          .that()
          .resideInAnyPackage(
              "cuebus.host.audio..",
              "cuebus.host.demo..",
              "cuebus.host.measure..",
              "cuebus.host.plot..",
              "cuebus.host.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("cuebus.host", "cuebus.host.cli..", "cuebus.host.render..");

  @ArchTest
  static final ArchRule FILES_KNOW_NO_OTHER_PART =
      noClasses()
          .that()
          .resideInAPackage("cuebus.host.audio..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("cuebus.beads..", "cuebus.host.demo..", "cuebus.host.report..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("cuebus.host.(*)..").should().beFreeOfCycles();

  /// Every gain that is heard is the mixer's, so a render shows what the plugin would do.
  @ArchTest
  static final ArchRule MIXES_NOTHING_ITSELF =
      noClasses().should().dependOnClassesThat().belongToAnyOf(PanLaw.class, Ramp.class);

  @ArchTest
  static final ArchRule NO_FOREIGN_MEMORY =
      noClasses()
          .that()
          .resideOutsideOfPackage("cuebus.host.nativehost..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.lang.foreign..")
          .because("only the native host sees native memory");

  /// What a plugin is to the host does not depend on its format.
  @ArchTest
  static final ArchRule FORMATS_ARE_OPENED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "cuebus.host.nativehost.format",
              "cuebus.host.nativehost.vst2",
              "cuebus.host.nativehost.lv2",
              "cuebus.host.nativehost.clap")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "cuebus.host.nativehost.vst2",
              "cuebus.host.nativehost.lv2",
              "cuebus.host.nativehost.clap");

  @ArchTest
  static final ArchRule CLASSES_ARE_NAMED_AFTER_THINGS =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)|.*[.$]Base([A-Z].*)?");

  @ArchTest
  static final ArchRule METHODS_ARE_NAMED_AFTER_DEEDS =
      noMethods().should().haveNameMatching(".*(Impl|Manager|Util|Utils|Helper)|base[A-Z].*");
}
