package cuebus.host.measure;

import static cuebus.host.measure.Gear.DYNAMIC_32;
import static cuebus.host.measure.Gear.NONE;
import static cuebus.host.measure.Gear.device;
import static cuebus.host.measure.Gear.resistor;
import static org.assertj.core.api.Assertions.assertThat;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.amp.Oversampling;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The largest line that is no harmonic, 20 Hz to 20 kHz at 48 kHz, with 6 dB of overdrive.
class AliasTest {

  @ParameterizedTest
  @CsvSource({
    "rail,     8,  997, -100",
    "rail,     8, 5003,  -75",
    "current,  8,  997,  -85",
    "current,  8, 5003,  -65",
    "current, 16,  997,  -97",
    "current, 16, 5003,  -77"
  })
  void aliasesStayBelow(String limit, int factor, double hertz, double most) {
    boolean rail = limit.equals("rail");
    Device device = rail ? device(10, 1, 0, NONE) : device(10, NONE, 0, 1 / 42.0);
    var options =
        new Bench.Options(
            Lead.STEREO,
            Channels.BOTH,
            48_000,
            new Oversampling(factor, Oversampling.Phase.MINIMUM));
    for (Headphone headphone : List.of(resistor(32), DYNAMIC_32)) {
      Measurement.Tone tone =
          new Bench(device, List.of(headphone), options).tone(hertz, Math.sqrt(2));
      assertThat(tone.limit().text()).isEqualTo(limit);
      assertThat(tone.aliasDbc().left()).as(headphone.id()).isLessThanOrEqualTo(most);
    }
  }
}
