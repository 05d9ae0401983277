package cuebus.host.nativehost;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import cuebus.host.nativehost.format.PluginChoice;
import cuebus.host.nativehost.format.PluginFile;
import cuebus.host.nativehost.render.NativeRender;
import cuebus.host.nativehost.render.RenderJob;
import cuebus.host.nativehost.render.RenderResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins from Debian's packages, heard through this host and through others.
@Tag("hosts")
class OthersPluginsTest {

  private static final int FRAMES = 20_000;

  @TempDir Path folder;

  private Path noise() throws IOException {
    Path file = folder.resolve("in.wav");
    try (PartialFile partial = PartialFile.create(file);
        AudioWriter writer = AudioWriter.wav(partial, BitDepth.FLOAT_32, 2, 48_000)) {
      writer.write(ClapPluginTest.noise(2, FRAMES), 0, FRAMES);
      writer.finish();
      partial.commit();
    }
    return file;
  }

  private RenderResult render(
      Path in, String plugin, String out, int block, String set, double value) throws IOException {
    return NativeRender.run(
        new RenderJob(
            PluginChoice.of(plugin),
            in,
            folder.resolve(out),
            block,
            List.of(new RenderJob.Setting(set, value)),
            null,
            null));
  }

  private static float[][] read(Path file) throws IOException {
    try (StemReader stem = StemReader.open(file)) {
      float[][] samples = new float[stem.channels()][(int) stem.frames()];
      int done = 0;
      while (done < stem.frames()) {
        done += stem.read(samples, done, (int) stem.frames() - done);
      }
      return samples;
    }
  }

  /// lv2apply is lilv's host; it runs a plugin frame by frame.
  @ParameterizedTest
  @CsvSource({
    "mda-lv2, mda.lv2, http://drobilla.net/plugins/mda/Delay, feedback, 0.7",
    "mda-lv2, mda.lv2, http://drobilla.net/plugins/mda/Stereo, width, 0.9",
    "x42-plugins, stereoroute.lv2, http://gareus.org/oss/lv2/stereoroute, routing, 2",
    "mda-lv2, mda.lv2, http://drobilla.net/plugins/mda/Overdrive, drive, 0.6",
  })
  void soundsAsThroughLv2apply(
      String debianPackage, String bundle, String uri, String symbol, double value)
      throws Exception {
    NativeFixtures.needs("lv2apply", "lilv-utils");
    Path file = NativeFixtures.installed("/usr/lib/lv2/" + bundle, debianPackage);
    Path in = noise();
    NativeFixtures.run(
        folder,
        "lv2apply",
        "-i",
        in.toString(),
        "-o",
        folder.resolve("theirs.wav").toString(),
        "-c",
        symbol,
        Double.toString(value),
        uri);
    RenderResult result = render(in, file + "#" + uri, "ours.wav", 777, symbol, value);
    assertThat(result.complaints()).isEmpty();
    assertSame(read(folder.resolve("ours.wav")), read(folder.resolve("theirs.wav")));
  }

  /// DPF builds both formats from one source; VST 2.4 has the range 0 to 1, LV2 the plain one.
  @ParameterizedTest
  @CsvSource({
    "PingPongPan, Width, 0.5, width, 50",
    "MaFreeverb, fb2, 0.75, fb2, 0.75",
  })
  void soundsTheSameInTwoFormats(
      String name, String vst2Name, double vst2Value, String lv2Symbol, double lv2Value)
      throws Exception {
    Path vst2 = NativeFixtures.installed("/usr/lib/vst/" + name + "-vst.so", "dpf-plugins-vst");
    Path lv2 = NativeFixtures.installed("/usr/lib/lv2/" + name + ".lv2", "dpf-plugins-lv2");
    Path in = noise();
    render(in, vst2.toString(), "vst2.wav", 512, vst2Name, vst2Value);
    render(in, lv2.toString(), "lv2.wav", 512, lv2Symbol, lv2Value);
    assertSame(read(folder.resolve("vst2.wav")), read(folder.resolve("lv2.wav")));
  }

  /// The limiter looks ahead and says by how much; the render takes that away.
  @Test
  void rendersInTimeWithTheInput() throws Exception {
    Path file = NativeFixtures.installed("/usr/lib/lv2/dpl.lv2", "x42-plugins");
    Path in = noise();
    RenderResult result = render(in, file + "#stereo", "out.wav", 256, "threshold", 0);
    assertThat(result.latency()).isPositive();
    float[][] out = read(folder.resolve("out.wav"));
    float[][] dry = read(in);
    assertThat(out[0]).hasSize(FRAMES);
    double along = 0;
    double energy = 0;
    for (int i = 0; i < FRAMES; i++) {
      along += out[0][i] * dry[0][i];
      energy += dry[0][i] * dry[0][i];
    }
    // White noise is like itself at no other delay.
    assertThat(along / energy).isGreaterThan(0.5);
  }

  @Test
  void listsTheManyPluginsOfABundle() throws Exception {
    Path file = NativeFixtures.installed("/usr/lib/lv2/mda.lv2", "mda-lv2");
    try (PluginModule module = PluginFile.open(file)) {
      assertThat(module.plugins()).hasSize(36);
      assertThat(module.plugins())
          .contains(
              new PluginInfo(
                  "LV2",
                  "http://drobilla.net/plugins/mda/Delay",
                  "MDA Delay",
                  "David Robillard",
                  "2.0"));
    }
  }

  private static void assertSame(float[][] ours, float[][] theirs) {
    assertThat(ours.length).as("channels").isEqualTo(theirs.length);
    float loudest = 0;
    for (int c = 0; c < ours.length; c++) {
      assertThat(ours[c]).hasSameSizeAs(theirs[c]);
      for (int i = 0; i < ours[c].length; i++) {
        loudest = Math.max(loudest, Math.abs(theirs[c][i]));
        assertThat(Math.abs(ours[c][i] - theirs[c][i]))
            .as("channel %d, frame %d: %s, %s", c, i, ours[c][i], theirs[c][i])
            .isLessThan(1e-6f);
      }
    }
    assertThat(loudest).as("peak").isGreaterThan(0.1f);
  }
}
