package cuebus.host.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins that do what they must not: the host says what, and lives.
class MisbehavingTest {

  @TempDir Path folder;

  private PluginRun run(String fixture) throws Exception {
    return PluginRun.of(folder, "Misbehaving$" + fixture);
  }

  private List<String> files() throws Exception {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NoPlugin | is not a plugin: it does not extend jvst.wrapper.VSTPluginAdapter",
        "Unfinished | is abstract",
        "NoConstructor | has no constructor with one long",
        "ForgetsItsHost | no host has the handle 0",
        "BrokenFromTheStart | NumberFormatException: For input string: \"one\"",
        "ThrowsInTheConstructor | its constructor threw IllegalStateException: no licence at",
        "AutomatesInTheConstructor | setParameterAutomated in the constructor",
        "HidesTheHandle | HidesTheHandle declares WrapperInstance",
        "AbsurdInputs | says it has 2147483647 inputs; 0 to 65536 are allowed",
        "NegativeParameters | says it has -1 parameters; 0 to 65536 are allowed",
        "NoOutputs | has no outputs",
        "NotThere | there is no class",
      })
  void whatCannotBeUsedIsRefusedAndLeavesNoFile(String fixture, String message) throws Exception {
    PluginRun run = run(fixture);
    assertThatThrownBy(run::run)
        .isInstanceOf(JvstException.class)
        .hasMessageStartingWith("cuebus.host.jvst.fixture.Misbehaving$" + fixture + ": ")
        .hasMessageContaining(message);
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NeverStarts, the constructor of cuebus.host.jvst.fixture.Misbehaving$NeverStarts",
    "NeverReturns, processReplacing"
  })
  void whoNeverComesBackIsGivenUp(String fixture, String callback) throws Exception {
    PluginRun run = run(fixture);
    // Far more than what comes back needs, even on a busy machine.
    run.patience = 2;
    assertThatThrownBy(run::run)
        .isInstanceOf(JvstException.class)
        .hasMessageContaining(callback + " has not come back after 2.0 s");
    assertThat(files()).isEmpty();
  }

  @Test
  void whateverIsThrownIsAFaultAndTheRunGoesOn() throws Exception {
    PluginRun run = run("ThrowsAlways");
    run.midi.add("0:903c64");
    RunReport report = run.run();
    assertThat(report.faults())
        .anyMatch(f -> f.startsWith("open threw UnsupportedOperationException at "))
        .anyMatch(f -> f.startsWith("resume threw StackOverflowError"))
        .anyMatch(f -> f.startsWith("processEvents threw NullPointerException"))
        .anyMatch(f ->
            f.startsWith("processReplacing threw ArrayIndexOutOfBoundsException")
                && f.endsWith("(10 times)"))
        .anyMatch(f -> f.startsWith("getVendorString threw OutOfMemoryError: of its own"))
        .anyMatch(f -> f.startsWith("getNumPrograms threw IllegalStateException"));
    assertThat(report.vendor()).isEmpty();
    float[][] out = PluginRun.read(run.out());
    assertThat(out).hasDimensions(2, 4800);
    assertThat(out[0]).containsOnly(0f);
  }

  @Test
  void samplesThatAreNotFiniteBecomeSilence() throws Exception {
    PluginRun run = run("WritesNoNumbers");
    run.seconds = 512 / 48_000.0;
    assertThat(run.run().faults())
        .containsExactly("wrote samples that are not finite to output 1; they became silence");
    float[][] out = PluginRun.read(run.out());
    assertThat(out[0][2]).isEqualTo(0.25f);
    assertThat(out[0][3]).isZero();
    assertThat(out[0][4]).isZero();
    assertThat(out[1]).containsOnly(0f);
  }

  @Test
  void whatIsNotWrittenIsSilent() throws Exception {
    PluginRun run = run("StopsWriting");
    run.block = 1000;
    float[] out = run.samples()[0];
    assertThat(out[999]).isEqualTo(0.5f);
    assertThat(Arrays.copyOfRange(out, 1000, 4800)).containsOnly(0f);
  }

  @Test
  void arraysOfItsOwnAreNotHeard() throws Exception {
    PluginRun run = run("BringsItsOwnArrays");
    run.block = 4800;
    assertThat(run.run().faults())
        .containsExactly("put an array of its own in the place of output 2, where it is not heard");
    float[][] out = PluginRun.read(run.out());
    assertThat(out[0][0]).isEqualTo(0.5f);
    assertThat(out[1]).containsOnly(0f);
  }

  @Test
  void aChunkShorterThanItSaysIsNotSaved() throws Exception {
    PluginRun run = run("LiesAboutItsChunk");
    run.saveChunk = folder.resolve("state");
    assertThat(run.run().faults())
        .containsExactly(
            "getChunk returned 1000 for an array of 1; the array's length and less are allowed");
    assertThat(files()).containsExactly("out.wav");
  }

  @Test
  void eventsThatAreNoneAreNotTaken() throws Exception {
    RunReport report = run("SendsNonsense").run();
    assertThat(report.midiOut()).isEmpty();
    assertThat(report.faults())
        .containsExactly(
            "sendVstEventsToHost got numEvents 7 for an array of 1; at most 256 and the array's"
                + " length are allowed (10 times)",
            "sendVstEventsToHost got an event that is no MIDI message (10 times)");
  }

  @Test
  void whoEndsTheProgramDoesNotEndItAsDone() throws Exception {
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "cuebus.host.Main",
                "host",
                "--jvst=cuebus.host.jvst.fixture.Misbehaving$EndsTheProgram",
                "--classpath=" + PluginRun.CLASSES,
                "--seconds=0.1",
                "--out=" + folder.resolve("out.wav"))
            .redirectErrorStream(true)
            .start();
    assertThat(program.getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .contains("Misbehaving$EndsTheProgram: it ended the program, which only its host may");
    assertThat(program.waitFor()).isEqualTo(1);
    assertThat(files()).isEmpty();
  }

  @Test
  void anInterruptDoesNotStopTheHost() throws Exception {
    assertThat(run("InterruptsItsHost").run().faults())
        .containsExactly("processReplacing left its thread interrupted (10 times)");
    assertThat(PluginRun.read(folder.resolve("out.wav"))[0]).hasSize(4800).containsOnly(0.5f);
  }

  @Test
  void channelsStayWhatTheConstructorSaid() throws Exception {
    PluginRun run = run("Grows");
    run.block = 2400;
    assertThat(run.run().faults())
        .containsExactly(
            "setNumOutputs(1073741824) was passed over; after the constructor at most 1 are"
                + " allowed (2 times)");
    float[][] out = PluginRun.read(run.out());
    assertThat(out).hasDimensions(1, 4800);
    assertThat(out[0][0]).isEqualTo(21);
    assertThat(out[0][2400]).isEqualTo(21);
  }

  @Test
  void whatItPrintsDoesNotMixWithTheHosts() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true));
    try {
      run("Talks").run();
      assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    } finally {
      System.setOut(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2=0.5 | --set 2: it has parameters 0 to 1",
        "-1=0.5 | --set -1: it has parameters 0 to 1",
        "1=loud | --set 1=loud: 0 to 1 is allowed, or a text",
        "1=1.5 | --set 1=1.5: 0 to 1 is allowed",
      })
  void settingsThatItHasNotAreRefused(String setting, String message) throws Exception {
    String[] pair = setting.split("=", 2);
    PluginRun run = PluginRun.of(folder, "Delay").set(Integer.parseInt(pair[0]), pair[1]);
    assertThatThrownBy(run::run).isInstanceOf(JvstException.class).hasMessageContaining(message);
  }

  @Test
  void whatItCannotDoIsRefused() throws Exception {
    PluginRun program = PluginRun.of(folder, "Delay");
    program.program = 2;
    assertThatThrownBy(program::run).hasMessageContaining("--program 2: it has programs 0 to 1");
    PluginRun chunk = PluginRun.of(folder, "Delay");
    chunk.saveChunk = folder.resolve("state");
    assertThatThrownBy(chunk::run).hasMessageContaining("--save-chunk: it keeps no chunks");
    PluginRun wide = PluginRun.of(folder, "Clock");
    wide.wide = true;
    assertThatThrownBy(wide::run).hasMessageContaining("--double: it has single precision only");
    PluginRun missing = PluginRun.of(folder, "ChunkKeeper");
    missing.loadChunk = folder.resolve("none");
    assertThatThrownBy(missing::run).hasMessageContaining("none: no such file");
    assertThat(files()).isEmpty();
  }
}
