package cuebus.host.daw;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.host.Stems;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.session.Setup;
import cuebus.session.StateFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A whole session in qtractor, played through JACK without a window.
@Tag("hosts")
class QtractorSessionTest {

  private static final int CHANNELS = 16;
  private static final int SECONDS = 8;

  @TempDir static Path folder;

  private static InstalledPlugin plugin;

  @TempDir Path work;

  @BeforeAll
  static void install() {
    plugin = InstalledPlugin.in(folder);
  }

  @Test
  void itsScannerListsClapAndVst() throws Exception {
    String listed = new Qtractor(work).scan("CLAP:" + plugin.clap(), "VST2:" + plugin.vst());
    for (Variant variant : Variant.values()) {
      assertThat(listed)
          .contains(
              "CLAP|Cuebus %s|%d:%d|1:1|%d:"
                  .formatted(
                      variant.text(),
                      variant.inputs(),
                      2 * variant.mixes(),
                      Parameters.of(variant).all().size()));
    }
    assertThat(listed).contains("VST|Cuebus 16x8|16:16|1:1|");
  }

  @ParameterizedTest
  @EnumSource
  void playsTheMixesThatHostSimRenders(QtractorSession.Type type) throws Exception {
    Qtractor qtractor = new Qtractor(work);
    FullRehearsal rehearsal =
        new FullRehearsal(Files.createDirectory(work.resolve("host-sim")), RehearsalPreset.SHIPPED);
    Path library = type == QtractorSession.Type.CLAP ? plugin.clap() : plugin.vst();
    float[][] bus = Tones.bus(CHANNELS, (SECONDS + 4) * Stems.RATE);
    Path recording = Stems.write(work.resolve("bus.wav"), Stems.RATE, bus);
    Path session = work.resolve("rehearsal.qtr");
    new QtractorSession(type, library, rehearsal.state()).write(session, recording, bus[0].length);
    float[][] played = FullRehearsal.samples(qtractor.play(session, SECONDS));
    assertThat(QtractorSession.savedState(session))
        .isEqualTo(new String(StateFile.write(Setup.of(rehearsal.state())), UTF_8));
    float[][] rendered = rehearsal.render(bus);
    assertThat(played).hasNumberOfRows(rendered.length);
    for (int c = 0; c < rendered.length; c++) {
      double[] gains = Tones.gains(played[c], 3 * Stems.RATE, CHANNELS);
      double[] expected = Tones.gains(rendered[c], 3 * Stems.RATE, CHANNELS);
      for (int source = 0; source < CHANNELS; source++) {
        assertThat(decibels(gains[source]))
            .as("channel %d of the bus in channel %d of the master, dB", source, c)
            .isCloseTo(decibels(expected[source]), offset(0.1));
      }
    }
    // A centred send of −1 dB, the device's volume at −3 dB, and a pair of 32 Ω on an output of 1
    // Ω:
    // the other pair has an output of its own.
    assertThat(decibels(Tones.gains(played[12], 3 * Stems.RATE, CHANNELS)[9]))
        .as("the saxophonist's own sound, dB")
        .isCloseTo(-1 - 10 * Math.log10(2) - 3 + 20 * Math.log10(32.0 / (32 + 1)), offset(0.1));
  }

  /// Below the least level of a send is nothing but the noise of the recording.
  private static double decibels(double gain) {
    return 20 * Math.log10(Math.max(gain, 1e-5));
  }
}
