package cuebus.host.jvst;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One run of a plugin, set up step by step.
final class PluginRun {

  /// Where this test's classes are; the plugins load theirs from there by themselves.
  static final Path CLASSES = location(PluginRun.class);

  static final int RATE = 48_000;

  private final Path folder;
  private final PluginFiles files;

  Path in;
  Double seconds;
  double tail;
  int block = 512;
  boolean wide;
  Integer program;
  Path loadChunk;
  Path saveChunk;
  double bpm = 120;
  double patience = 10;
  final List<RunOptions.Setting> settings = new ArrayList<>();
  final MidiTrack midi = new MidiTrack();

  PluginRun(Path folder, PluginFiles files) {
    this.folder = folder;
    this.files = files;
  }

  /// A fixture by its simple name, with `$` for nested ones.
  static PluginRun of(Path folder, String fixture) throws JvstException {
    return new PluginRun(
        folder, PluginFiles.of("cuebus.host.jvst.fixture." + fixture, List.of(CLASSES)));
  }

  static Path location(Class<?> type) {
    return Path.of(
        java.net.URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  PluginRun set(int index, String value) {
    settings.add(new RunOptions.Setting(index, value));
    return this;
  }

  PluginRun feed(float[]... channels) throws IOException {
    in = folder.resolve("in.wav");
    write(in, channels);
    return this;
  }

  static void write(Path file, float[]... channels) throws IOException {
    try (PartialFile partial = PartialFile.create(file);
        AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, channels.length, RATE)) {
      writer.write(channels, 0, channels[0].length);
      writer.finish();
      partial.commit();
    }
  }

  RunReport run() throws JvstException, IOException {
    return OfflineRun.run(
        files,
        new RunOptions(
            in,
            out(),
            in == null && seconds == null ? Double.valueOf(0.1) : seconds,
            tail,
            RATE,
            block,
            wide,
            program,
            loadChunk,
            settings,
            midi,
            bpm,
            saveChunk,
            patience));
  }

  Path out() {
    return folder.resolve("out.wav");
  }

  /// Runs and reads what came out, `[channel][frame]`.
  float[][] samples() throws JvstException, IOException {
    RunReport report = run();
    assertThat(report.faults()).isEmpty();
    return read(out());
  }

  static float[][] read(Path file) throws IOException {
    try (StemReader stem = StemReader.open(file)) {
      float[][] samples = new float[stem.channels()][(int) stem.frames()];
      assertThat(stem.read(samples, 0, samples[0].length)).isEqualTo(samples[0].length);
      return samples;
    }
  }
}
