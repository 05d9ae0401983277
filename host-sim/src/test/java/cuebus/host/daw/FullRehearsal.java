package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cuebus.host.CommandRun;
import cuebus.host.Stems;
import cuebus.host.audio.StemReader;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.SessionFile;
import cuebus.session.SessionState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The session of a [RehearsalPreset] with five more sources, so that all 16 channels of the bus
/// are used, and changes that a player would ask for. Told twice, in words of its own each time: to
/// host-sim as a session file, to a DAW as a preset and parameters.
final class FullRehearsal {

  /// What is changed in the DAW: plain values by id.
  static final Map<String, Double> CHANGES =
      Map.ofEntries(
          Map.entry("source2.trim", -3.5),
          Map.entry("source3.polarity", 1.0),
          Map.entry("source11.mute", 1.0),
          Map.entry("mix1.source6.mute", 1.0),
          Map.entry("mix2.level", -3.0),
          Map.entry("mix3.source12.level", -2.0),
          Map.entry("mix3.source12.pan", 0.7),
          Map.entry("mix4.mute", 1.0),
          Map.entry("mix5.source14.level", -30.0),
          Map.entry("mix6.output", 2.0),
          Map.entry("mix6.volume", -6.0),
          Map.entry("mix6.source16.level", -9.0),
          Map.entry("mix7.source15.level", -12.0),
          Map.entry("mix7.source15.pan", 0.25),
          Map.entry("mix8.source13.level", 3.5),
          Map.entry("mix8.source13.pan", -1.0));

  /// The mixes whose output is audible, counted from 0.
  static final Set<Integer> HEARD_THROUGH_A_DEVICE = Set.of(5, 6);

  /// One of them, with two pairs of planar headphones of 32 Ω: on one output of an interface, or on
  /// two of the distribution amplifier that ships.
  static final int SAXOPHONIST = 6;

  /// A mix that is muted; all others are heard.
  static final int MUTED_MIX = 3;

  private static final List<String> MORE =
      List.of("congas", "flute", "cello", "organ", "tambourine");

  private final Path folder;
  private final RehearsalPreset preset;
  private final Path file;
  private final ArrayNode mixes;

  /// @param folder for its files
  /// @param preset what is changed
  FullRehearsal(Path folder, RehearsalPreset preset) throws IOException {
    this.folder = folder;
    this.preset = preset;
    ObjectNode session = preset.session();
    ArrayNode sources = session.withArray("sources");
    ObjectNode main = session.withObject("main");
    for (String id : MORE) {
      sources.addObject().put("id", id);
      // At 0 dB there, as a channel is that no session has set.
      main.putObject(id);
    }
    ((ObjectNode) sources.get(1)).put("trimDb", -3.5);
    ((ObjectNode) sources.get(2)).put("polarity", "inverted");
    ((ObjectNode) sources.get(8)).put("mute", true);
    mixes = session.withArray("mixes");
    send(0, "drums").put("mute", true);
    mix(1).put("levelDb", -3);
    send(2, "congas").put("levelDb", -2).put("pan", 0.7);
    mix(MUTED_MIX).put("mute", true);
    send(4, "cello").put("levelDb", -30);
    mix(5).withObject("output").put("mode", "audible").put("volumeDb", -6);
    send(5, "tambourine").put("levelDb", -9);
    send(6, "organ").put("levelDb", -12).put("pan", 0.25);
    send(7, "flute").put("levelDb", 3.5).put("pan", -1);
    file = preset.write(folder, "full-rehearsal", session);
  }

  private ObjectNode mix(int index) {
    return (ObjectNode) mixes.get(index);
  }

  private ObjectNode send(int index, String source) {
    return mix(index).withObject("sends").withObject(source);
  }

  /// What it began with.
  RehearsalPreset preset() {
    return preset;
  }

  /// What the mixer is told.
  CueMixState state() throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return SessionState.of(
          "session",
          SessionFile.read("session", in),
          Library.standard().beside(folder),
          Variant.V16X8);
    }
  }

  /// What host-sim makes of a bus.
  ///
  /// @param bus `[channel][frame]`, 16 channels
  /// @return `[channel][frame]`, left and right of each mix in turn
  float[][] render(float[][] bus) throws IOException {
    Path stems = Files.createDirectories(folder.resolve("stems"));
    List<String> mono =
        new ArrayList<>(
            List.of("click", "vocal", "guitar-1", "guitar-2", "bass", "sax", "trumpet"));
    mono.addAll(MORE);
    List<Integer> channels = List.of(0, 1, 2, 3, 4, 9, 10, 11, 12, 13, 14, 15);
    for (int i = 0; i < mono.size(); i++) {
      Stems.write(stems.resolve(mono.get(i) + ".wav"), Stems.RATE, bus[channels.get(i)]);
    }
    Stems.write(stems.resolve("drums.wav"), Stems.RATE, bus[5], bus[6]);
    Stems.write(stems.resolve("keys.wav"), Stems.RATE, bus[7], bus[8]);
    CommandRun.render(file, folder, "--bits", "32f", "--stems", stems);
    List<float[]> outputs = new ArrayList<>();
    for (int m = 0; m < mixes.size(); m++) {
      Path mix = folder.resolve("mixes/" + mix(m).get("id").textValue() + ".wav");
      outputs.addAll(Arrays.asList(samples(mix)));
    }
    return outputs.toArray(float[][]::new);
  }

  /// In how many frames of a render the rail of a mix's device clipped.
  long railFrames(int mix) throws IOException {
    return CommandRun.report(folder).at("/mixes/%d/limit/railFrames".formatted(mix)).asLong();
  }

  /// The samples of a file, `[channel][frame]`.
  static float[][] samples(Path file) throws IOException {
    try (StemReader reader = StemReader.open(file)) {
      int frames = Math.toIntExact(reader.frames());
      float[][] samples = new float[reader.channels()][frames];
      for (int done = 0; done < frames; ) {
        int read = reader.read(samples, done, frames - done);
        assertThat(read).as("frames of %s after %d", file, done).isPositive();
        done += read;
      }
      return samples;
    }
  }
}
