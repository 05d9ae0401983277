package cuebus.host.daw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.host.Stems;
import cuebus.host.nativehost.NativeFixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The LV2 plugin in jalv, heard through JACK.
@Tag("hosts")
class JalvSoundTest {

  private static final String TONES = "jack_simple_client";
  private static final String PLUGIN = "Cuebus 16x8";

  @TempDir Path work;

  /// JACK's example client plays a sine of 0.2: at 48 kHz 240 Hz left and 720 Hz right.
  @Test
  void twoTonesArriveAsTheirSendsSay() throws Exception {
    NativeFixtures.needs("jalv", "jalv");
    NativeFixtures.needs(TONES, "jackd2");
    InstalledPlugin installed = InstalledPlugin.in(work.resolve("cuebus"));
    Map<String, String> environment = Map.of("LV2_PATH", installed.lv2Path());
    try (JackServer jack = new JackServer(work, environment);
        HostProcess.Running tones = jack.clients().start(TONES);
        HostProcess.Running jalv =
            jack.clients()
                .start(
                    "jalv",
                    "-c",
                    "mix1_source1_level=-6",
                    "-c",
                    "mix1_source1_pan=-1",
                    "-c",
                    "mix2_source2_level=-12",
                    "https://cuebus.github.io/lv2/16x8")) {
      jack.await(TONES + ":output2", tones);
      jack.await(PLUGIN + ":out8_right", jalv);
      jack.connect(TONES + ":output1", PLUGIN + ":in1", jalv);
      jack.connect(TONES + ":output2", PLUGIN + ":in2", jalv);
      List<String> outputs =
          List.of(PLUGIN + ":out1_left", PLUGIN + ":out1_right", PLUGIN + ":out2_right");
      float[][] heard = FullRehearsal.samples(jack.record(outputs, 4));
      assertLevel(heard[0], 240, -6);
      assertLevel(heard[2], 720, -12 - 10 * Math.log10(2));
      assertThat(Tones.level(heard[0], Stems.RATE, 720)).isLessThan(1e-6);
      assertThat(Tones.level(heard[1], Stems.RATE, 240)).isLessThan(1e-6);
      assertThat(Tones.level(heard[2], Stems.RATE, 240)).isLessThan(1e-6);
    }
  }

  private static void assertLevel(float[] heard, int hertz, double decibels) {
    assertThat(20 * Math.log10(Tones.level(heard, Stems.RATE, hertz) / 0.2))
        .as("level of %d Hz, dB", hertz)
        .isCloseTo(decibels, offset(0.1));
  }
}
