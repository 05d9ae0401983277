package cuebus.lv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.entry.InstalledBundle;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import cuebus.session.Library;
import cuebus.session.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The installed bundle in the LV2 hosts of Debian, each in a process of its own.
@Tag("hosts")
class Lv2HostsTest {

  private static final int FRAMES = 4800;

  @TempDir static Path folder;

  private static Lv2Tools tools;

  @BeforeAll
  static void install() throws Exception {
    Path bundle = folder.resolve("lv2/cuebus.lv2");
    BundleTurtle.write(bundle);
    Files.copy(
        InstalledBundle.in(folder).library(BundleTurtle.BINARY),
        bundle.resolve(BundleTurtle.BINARY));
    tools = new Lv2Tools(folder.resolve("lv2"));
  }

  /// lv2apply renders frame by frame: the hardest way to cut a run.
  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"V8X4", "V16X8"})
  void lv2applyHearsWhatThePluginRenders(Variant variant) throws Exception {
    Map<String, Double> values =
        Map.of(
            "mix1.level", -6.0,
            "mix1.source1.level", 0.0,
            "mix1.source1.pan", -0.5,
            "mix4.source8.level", 3.5,
            "source8.polarity", 1.0);
    List<String> command = new ArrayList<>(List.of("lv2apply", "-i", "in.wav", "-o", "out.wav"));
    Plugin plugin = new CueMixFactory().create(Ports.of(variant).declaration().id());
    values.forEach((id, value) -> {
      command.addAll(List.of("-c", Ports.symbol(id), String.valueOf(value)));
      plugin.set(Parameters.of(variant).byId(id).orElseThrow().index(), value);
    });
    command.add(Uris.plugin(variant));
    float[][] bus = noise(variant.inputs());
    Files.write(folder.resolve("in.wav"), wav(bus));
    tools.run("lilv-utils", folder, "", command);
    float[][] expected = new float[2 * variant.mixes()][FRAMES];
    plugin.activate(48_000, FRAMES);
    plugin.process(bus, expected, FRAMES, ParameterEvents.NONE, new Transport());
    float[][] heard = samples(Files.readAllBytes(folder.resolve("out.wav")), expected.length);
    for (int c = 0; c < expected.length; c++) {
      assertThat(Arrays.mismatch(heard[c], expected[c])).as("channel %d", c).isEqualTo(-1);
    }
    // −6 dB of a sample, and 0.5 to the left by the law of constant power.
    double gain = Math.pow(10, -0.3) * Math.cos(Math.PI / 8);
    assertThat(heard[0][17]).isCloseTo((float) (bus[0][17] * gain), offset(1e-6f));
  }

  /// A measure beside that of a plugin in C is printed, not judged.
  @Test
  void lv2benchRunsEveryVariant() throws Exception {
    for (Variant variant : Variant.values()) {
      bench(Uris.plugin(variant), "lilv-utils");
    }
    bench("http://gareus.org/oss/lv2/matrixmixer#i8o8", "x42-plugins");
  }

  private static void bench(String uri, String debianPackage) throws Exception {
    String said =
        tools.run(debianPackage, folder, "", List.of("lv2bench", "-b", "64", "-n", "640000", uri));
    assertThat(said).containsPattern("(?m)^[0-9.]+ " + uri);
    System.out.println("lv2bench, seconds for 10,000 blocks of 64 frames: " + said.strip());
  }

  /// jalv loads a preset as the state of a project: ports and setup.
  @Test
  void jalvLoadsAPresetAndPlays() throws Exception {
    Variant variant = Variant.V8X4;
    String session = "singer-and-pianist";
    Session.Mix singer = library().session(session).orElseThrow().mixes().getFirst();
    double vocal = Objects.requireNonNull(singer.sends().get("vocal")).levelDb();
    String preset = "preset-8x4-" + session;
    Path state = Files.createDirectories(folder.resolve("state"));
    String turtle = Files.readString(folder.resolve("lv2/cuebus.lv2").resolve(preset + ".ttl"));
    Files.writeString(
        state.resolve("state.ttl"),
        turtle.replace(Turtle.uri(Uris.plugin(variant) + "#" + preset), "<>"));
    try (Lv2Tools.Jack jack = tools.jack(folder)) {
      String said =
          jack.run(
              "jalv",
              "set mix2_level -3\ncontrols\nmonitors\n",
              List.of("jalv", "-l", state.toString(), Uris.plugin(variant)));
      assertThat(said)
          .contains("JACK Name:    Cuebus 8x4")
          .contains(
              "mix1_output = 2.000000",
              String.format(Locale.ROOT, "mix1_source1_level = %.6f", vocal))
          .contains("mix2_level = -3.000000", "mix1_peak_left = -100.000000")
          .doesNotContain("cuebus:")
          .doesNotContain("rror");
    }
  }

  private static Library library() {
    return new Library(List.of(), Lv2HostsTest.class.getClassLoader());
  }

  private static float[][] noise(int channels) {
    Random random = new Random(channels);
    float[][] bus = new float[channels][FRAMES];
    for (float[] channel : bus) {
      for (int i = 0; i < FRAMES; i++) {
        channel[i] = (float) random.nextGaussian() * 0.1f;
      }
    }
    return bus;
  }

  /// A WAV file of 32-bit floats at 48 kHz.
  private static byte[] wav(float[][] channels) {
    int frame = 4 * channels.length;
    ByteBuffer file = ByteBuffer.allocate(44 + frame * FRAMES).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + frame * FRAMES);
    file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    file.putShort((short) 3).putShort((short) channels.length).putInt(48_000);
    file.putInt(48_000 * frame).putShort((short) frame).putShort((short) 32);
    file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frame * FRAMES);
    for (int i = 0; i < FRAMES; i++) {
      for (float[] channel : channels) {
        file.putFloat(channel[i]);
      }
    }
    return file.array();
  }

  private static float[][] samples(byte[] wav, int channels) {
    ByteBuffer file = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int at = 12;
    while (!new String(wav, at, 4, StandardCharsets.US_ASCII).equals("data")) {
      at += 8 + file.getInt(at + 4);
    }
    assertThat(file.getInt(at + 4)).isEqualTo(4 * channels * FRAMES);
    float[][] samples = new float[channels][FRAMES];
    for (int i = 0; i < channels * FRAMES; i++) {
      samples[i % channels][i / channels] = file.getFloat(at + 8 + 4 * i);
    }
    return samples;
  }
}
