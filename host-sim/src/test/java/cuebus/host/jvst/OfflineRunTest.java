package cuebus.host.jvst;

import static cuebus.host.jvst.PluginRun.RATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What well-behaved plugins get from their host and what comes of it, against mathematics.
class OfflineRunTest {

  @TempDir Path folder;

  private static float[] impulse(int frames) {
    float[] x = new float[frames];
    x[0] = 1;
    return x;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 512, 65_536})
  void aDelayRepeatsAnImpulseOnTheFrame(int block) throws Exception {
    PluginRun run =
        PluginRun.of(folder, "Delay").feed(impulse(2000), new float[2000]).set(0, "0.01");
    run.block = block;
    float[][] out = run.set(1, "0.5").samples();
    assertThat(out).hasDimensions(2, 2000);
    // 10 ms are 480 frames; each repetition is half as loud.
    for (int i = 0; i < 2000; i++) {
      float expected = i > 0 && i % 480 == 0 ? (float) Math.pow(0.5, i / 480.0 - 1) : 0;
      assertThat(out[0][i]).as("frame " + i).isEqualTo(expected);
      assertThat(out[1][i]).isZero();
    }
  }

  @Test
  void doublePrecisionGivesTheSameHere() throws Exception {
    Random random = new Random(5);
    float[] x = new float[3000];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    PluginRun run = PluginRun.of(folder, "Delay").feed(x, x).set(0, "2 ms");
    float[] single = run.samples()[1];
    run.wide = true;
    assertThat(Arrays.mismatch(run.samples()[1], single)).as("first difference").isEqualTo(-1);
    assertThat(single[96]).isEqualTo(x[0]);
  }

  @Test
  void theProgramOfTheSongFollowsItsTempo() throws Exception {
    PluginRun run = PluginRun.of(folder, "Delay").feed(impulse(20_000), new float[20_000]);
    run.program = 1;
    run.bpm = 180;
    float[][] out = run.samples();
    assertThat(out[0][RATE / 3]).isEqualTo(1);
    assertThat(out[0][RATE / 3 - 1]).isZero();
  }

  @Test
  void theTailGoesOnAfterTheInput() throws Exception {
    PluginRun run = PluginRun.of(folder, "Delay").feed(impulse(10), new float[10]).set(0, "0.01");
    run.tail = 0.011;
    float[][] out = run.samples();
    assertThat(out[0]).hasSize(10 + 528);
    assertThat(out[0][480]).isEqualTo(1);
  }

  @Test
  void itIsDescribedAsTheWrapperWouldShowIt() throws Exception {
    PluginRun run = PluginRun.of(folder, "Delay").set(0, "250 ms").set(1, "1");
    RunReport report = run.run();
    assertThat(report.name()).isEqualTo("Delay");
    assertThat(report.vendor()).isEqualTo("Fixtures");
    assertThat(report.product()).isEmpty();
    assertThat(report.uniqueId()).isEqualTo("Test");
    assertThat(report.latencyFrames()).isEqualTo(3);
    assertThat(report.tailFrames()).isEqualTo(48_000);
    assertThat(report.programs()).containsExactly("Free", "One beat of the song, s");
    assertThat(report.outputNames()).containsExactly("Late L", "Late R");
    assertThat(report.inputNames()).containsExactly("", "");
    assertThat(report.parameters())
        .containsExactly(
            new RunReport.ParameterValue(0, "Time of", 0.25f, "250.00", "ms"),
            // Seven bytes: ö and ß take two each.
            new RunReport.ParameterValue(1, "Größe", 1, "0.00", "dB"));
    assertThat(report.frames()).isEqualTo(4800);
  }

  @Test
  void midiArrivesAndLeavesOnItsFrame() throws Exception {
    PluginRun run = PluginRun.of(folder, "MidiFilter");
    run.block = 100;
    run.midi.add("0:903c64");
    run.midi.add("0.05:80 3c 40");
    run.midi.add("0.01:903c1f");
    run.midi.add("0.00207:c007");
    run.midi.add("0.002:f07e7f0601f7");
    RunReport report = run.run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.synth()).isTrue();
    assertThat(report.midiOut())
        .containsExactly(
            new RunReport.SentMidi(0, "90 48 64"),
            new RunReport.SentMidi(96, "f0 7e 7f 06 01 f7"),
            new RunReport.SentMidi(99, "c0 07"),
            new RunReport.SentMidi(2400, "80 48 40"));
  }

  @Test
  void aMidiFileIsPlayedByItsTempoMap() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, 480);
    Track conductor = sequence.createTrack();
    Track notes = sequence.createTrack();
    notes.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, 60, 100), 480));
    // 60 a minute from the second quarter on.
    conductor.add(new MidiEvent(new MetaMessage(0x51, new byte[] {0x0F, 0x42, 0x40}, 3), 960));
    notes.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, 60, 0), 1440));
    notes.add(
        new MidiEvent(new SysexMessage(new byte[] {(byte) 0xF0, 1, 2, (byte) 0xF7}, 4), 1441));
    Path file = folder.resolve("tune.mid");
    MidiSystem.write(sequence, 1, file.toFile());
    PluginRun run = PluginRun.of(folder, "MidiFilter");
    run.seconds = 3.0;
    run.midi.add(file.toString());
    assertThat(run.run().midiOut())
        .containsExactly(
            // 120 a minute: half a second a quarter; then a second a quarter.
            new RunReport.SentMidi(RATE / 2, "90 48 64"),
            new RunReport.SentMidi(2 * RATE, "80 48 00"),
            new RunReport.SentMidi(2 * RATE + RATE / 480, "f0 01 02 f7"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none.mid", "0.5:", "0.5:3c64", "-1:903c64", "NaN:90", "x:90", "0:9"})
  void midiThatIsNoneIsRefused(String written) {
    assertThatThrownBy(() -> new MidiTrack().add(written))
        .isInstanceOf(JvstException.class)
        .hasMessageStartingWith("--midi " + written + ": ");
  }

  @Test
  void theSongIsToldBlockByBlock() throws Exception {
    PluginRun run = PluginRun.of(folder, "Clock");
    run.bpm = 90;
    run.block = 10_000;
    run.seconds = 4.0;
    float[] out = run.samples()[0];
    int playing = 2;
    int known = 1 << 8 | 1 << 9 | 1 << 10 | 1 << 11 | 1 << 13 | 1 << 15;
    for (int start = 0; start < out.length; start += 10_000) {
      double quarters = start / 48_000.0 * 1.5;
      assertThat(out[start]).isEqualTo(start);
      assertThat(out[start + 1]).isEqualTo((float) quarters);
      assertThat(out[start + 2]).isEqualTo(quarters < 4 ? 0 : 4);
      assertThat(out[start + 3]).isEqualTo(90);
      assertThat(out[start + 4]).isEqualTo(known + playing + (start == 0 ? 1 : 0));
      // 24 clocks to a quarter of 32 000 frames: one every 1333.3 frames.
      double clock = Math.ceil(quarters * 24 - 1e-9) * 32_000 / 24;
      assertThat((double) out[start + 5])
          .isCloseTo(clock - start, org.assertj.core.data.Offset.offset(1.0));
      assertThat(out[start + 6]).isEqualTo(48_000);
      assertThat(out[start + 7]).isEqualTo(900_000);
      // The wrapper tells the host's rate and block only after an update.
      assertThat(out[start + 8]).isEqualTo(start <= 10_000 ? 44_100 : 48_000);
      assertThat(out[start + 9]).isEqualTo(start <= 10_000 ? 1024 : 10_000);
      assertThat(out[start + 10]).isEqualTo(1 - 10);
      assertThat(out[start + 11]).isEqualTo(4);
      assertThat(out[start + 12]).isZero();
      assertThat(out[start + 13]).isEqualTo(1);
    }
  }

  @Test
  void aChunkGoesFromOneInstanceToAnother() throws Exception {
    PluginRun first = PluginRun.of(folder, "ChunkKeeper").set(0, "Grüße");
    first.saveChunk = folder.resolve("state");
    assertThat(first.run().faults()).isEmpty();
    assertThat(first.saveChunk).hasContent("Grüße");
    PluginRun second = PluginRun.of(folder, "ChunkKeeper").set(0, "!");
    second.loadChunk = first.saveChunk;
    RunReport report = second.run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.chunks()).isTrue();
    assertThat(report.parameters().getFirst().value()).isEqualTo(6);
    Path bad = Files.writeString(folder.resolve("bad"), "!");
    second.loadChunk = bad;
    assertThat(second.run().faults()).containsExactly("setChunk did not take the chunk of 1 bytes");
  }

  @Test
  void fewerAndMoreChannelsThanThePluginHears() throws Exception {
    float[][] mono = PluginRun.of(folder, "Delay").feed(impulse(600)).set(0, "0.01").samples();
    assertThat(mono[0][480]).isEqualTo(1);
    assertThat(mono[1]).containsOnly(0f);
    PluginRun run = PluginRun.of(folder, "Delay").feed(new float[600], impulse(600), impulse(600));
    RunReport report = run.set(0, "0.01").run();
    assertThat(report.notes())
        .containsExactly(run.in + " has 3 channels; the plugin hears the first 2");
    assertThat(report.peak()).containsExactly(0f, 1f);
  }

  @Test
  void moreThanEightChannelsAreNotCarried() throws Exception {
    PluginRun run = PluginRun.of(folder, "Misbehaving$ManyChannels").feed(impulse(100));
    RunReport report = run.run();
    assertThat(report.faults()).isEmpty();
    assertThat(report.notes())
        .containsExactly(
            "it has 32 inputs and 16 outputs; the wrapper carries the first 8 of each");
    assertThat(report.outputs()).isEqualTo(16);
    float[][] out = PluginRun.read(run.out());
    assertThat(out).hasDimensions(8, 100);
    assertThat(new float[] {out[0][0], out[1][0], out[2][0], out[3][0], out[7][0]})
        .containsExactly(32, 1, 16, 1, 1);
  }
}
