package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadoutTest {

  @ParameterizedTest
  @CsvSource({"-16.44, −16.4", "0.31, +0.3", "-0.04, 0.0", "0, 0.0", "-Infinity, −∞", "-60, −60.0"})
  void level(double db, String text) {
    assertThat(Readout.level(db)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0:00.0",
    "4.21, 0:04.2",
    "10, 0:10",
    "75.4, 1:15",
    "3599.6, 1:00:00",
    "3725, 1:02:05"
  })
  void clock(double seconds, String text) {
    assertThat(Readout.clock(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.00025, 0.3 ms", "0.117, 117 ms", "4.25, 4.3 s", "600, 600.0 s"})
  void span(double seconds, String text) {
    assertThat(Readout.span(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"48000, 48 kHz", "44100, 44.1 kHz", "11025, 11.025 kHz", "8000, 8 kHz"})
  void rate(int hertz, String text) {
    assertThat(Readout.rate(hertz)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0.00 V", "0.2144, 0.21 V", "0.0346, 34.6 mV", "0.0000012, 0.0 mV"})
  void volts(double vrms, String text) {
    assertThat(Readout.volts(vrms)).isEqualTo(text);
  }
}
