package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Files that are allowed and hardly meant: each slip of a unit is told with its place.
class PlausibilityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "currentLimitApeak": 188         | /amp/currentLimitApeak: 188 A peak is implausible, usual is 0.005 to 10; is it in mA?
          "currentLimitApeak": 0.001       | /amp/currentLimitApeak: 0.001 A peak is implausible, usual is 0.005 to 10
          "railVpeak": 900                 | /amp/railVpeak: 900 V peak is implausible, usual is 0.3 to 70; is it in mV?
          "outputImpedanceOhm": 1000000    | /amp/outputImpedanceOhm: 1000000 Ω is implausible
          "noiseVrmsA": 0.9                | /amp/noiseVrmsA: 0.9 Vrms is implausible, usual is 0 to 0.001; is it in µV?
          "adaptive": [{"aboveOhm": 150, "railVpeak": 300}] | /amp/adaptive/0/railVpeak: 300 V peak
          """)
  void aDevicesSlips(String amp, String message) throws Exception {
    String text =
        """
        { "cuebus-device": 1, "id": "d", "name": "D", "class": "headphone-amp",
          "evidence": "estimate", "source": "s",
          "dac": { "fullScaleVrms": 2 }, "amp": { %s } }\
        """
            .formatted(amp);
    var device =
        DeviceFile.read("d.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(device.warnings()).singleElement().asString().startsWith("device d at " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          32   | 115 | [[{"r": 30}, {"r": 10, "l": 0.15}]] | /load/0/1/l: 0.15 H raises the impedance from 10.6 Hz on, which is implausible; is it in mH?
          32   | 115 | [[{"r": 30}, {"r": 12, "l": 23.87, "c": 1.658e-4}]] | /load/0/1: a resonance at 2.53 Hz is implausible; is l in mH or c in µF?
          32   | 115 | [[{"r": 100000000}]] | /load: 100000000 Ω at 1 kHz is far from the nominal 32 Ω
          5000 | 115 | [[{"r": 5000}]] | /nominalOhm: 5000 Ω is implausible, usual is 4 to 2000
          32   | 15  | [[{"r": 32}]] | /sensitivityDbPerV: 15 dB SPL at 1 V is implausible, usual is 80 to 140
          """)
  void aHeadphonesSlips(String nominal, String sensitivity, String load, String message)
      throws Exception {
    String text =
        """
        { "cuebus-headphone": 1, "id": "h", "name": "H", "type": "dynamic", "nominalOhm": %s,
          "sensitivityDbPerV": %s, "evidence": "estimate", "source": "s", "load": %s }\
        """
            .formatted(nominal, sensitivity, load);
    var headphone =
        HeadphoneFile.read(
            "h.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(headphone.warnings())
        .singleElement()
        .asString()
        .startsWith("headphone h at " + message);
  }

  /// What ships is the measure of what is usual.
  @Test
  void nothingThatShipsIsDoubtful() throws Exception {
    for (Path file : files("devices")) {
      try (var in = Files.newInputStream(file)) {
        assertThat(DeviceFile.read(file.toString(), in).warnings()).isEmpty();
      }
    }
    for (Path file : files("headphones")) {
      try (var in = Files.newInputStream(file)) {
        assertThat(HeadphoneFile.read(file.toString(), in).warnings()).isEmpty();
      }
    }
  }

  private static Iterable<Path> files(String kind) throws Exception {
    try (Stream<Path> files = Files.list(Path.of("../../presets", kind))) {
      return files.toList();
    }
  }
}
