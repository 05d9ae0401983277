package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.json.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What device and headphone files are read as; what they may not be is in `presets/corpus`.
class EquipmentFilesTest {

  private static final double NONE = Double.POSITIVE_INFINITY;

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Device device(String text) throws InvalidFileException {
    return DeviceFile.read("device.json", in(text));
  }

  private static Headphone headphone(String text) throws InvalidFileException {
    return HeadphoneFile.read("headphone.json", in(text));
  }

  @Test
  void aFullDevice() throws Exception {
    assertThat(
            device(
                """
                { "cuebus-device": 1, "id": "o2", "name": "Objective2", "class": "headphone-amp",
                  "outputs": 2, "evidence": "measured", "source": "a table",
                  "dac": { "fullScaleVrms": 2.1, "dynamicRangeDbA": 120, "thdPercent": 0.001,
                           "bits": 24 },
                  "amp": { "gainDb": 10.4, "railVpeak": 10.05, "saturationOhm": 0.2,
                           "currentLimitApeak": 0.188, "kneeFraction": 0.9, "kneeOhm": 0.3,
                           "outputImpedanceOhm": 0.54, "groundOhm": 0.1, "noiseVrmsA": 3e-6,
                           "adaptive": [{"aboveOhm": 150, "railVpeak": 4.24}] },
                  "figures": {"amp.railVpeak": {"evidence": "estimate", "source": "a fit"}},
                  "notes": "two readings" }\
                """))
        .isEqualTo(
            new Device(
                "o2",
                "Objective2",
                DeviceClass.HEADPHONE_AMP,
                2,
                Evidence.MEASURED,
                "a table",
                new Device.Dac(2.1, 120, 0.001, 24),
                new Device.Amp(
                    10.4,
                    10.05,
                    0.2,
                    0.188,
                    0.9,
                    0.3,
                    0.54,
                    0.1,
                    3e-6,
                    List.of(new Device.AdaptiveRail(150, 4.24))),
                Map.of("amp.railVpeak", new Figure(Evidence.ESTIMATE, "a fit")),
                "two readings"));
  }

  @Test
  void aDeviceIsReadAsItWasWritten() throws Exception {
    Device whole =
        device(Files.readString(Path.of("../../presets/corpus/good/device-every-key.json")));
    assertThat(whole.dac().bits()).isEqualTo(24);
    for (Device device : List.of(whole, Circuits.source(0))) {
      var written = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(written)) {
        DeviceFile.write(device, json);
      }
      assertThat(device(written.toString())).isEqualTo(device);
    }
  }

  @Test
  void whatADeviceLeavesOutIsIdeal() throws Exception {
    Device device =
        device(
            """
            { "cuebus-device": 1, "id": "x", "name": "X", "class": "ideal", "evidence": "estimate",
              "source": "s", "amp": {} }\
            """);
    assertThat(device.dac()).isEqualTo(new Device.Dac(2, NONE, 0));
    assertThat(device.amp()).isEqualTo(new Device.Amp(0, NONE, 0, NONE, 1, 0, 0, 0, 0, List.of()));
    assertThat(device.outputs()).isEqualTo(1);
    assertThat(device.notes()).isEmpty();
  }

  @Test
  void aPassiveHeadphone() throws Exception {
    Headphone headphone =
        headphone(
            """
            { "cuebus-headphone": 1, "id": "h", "name": "H", "type": "dynamic", "nominalOhm": 32,
              "sensitivityDbPerV": 115, "evidence": "estimate", "source": "s",
              "load": [[ {"r": 30}, {"r": 12, "l": 0.02, "c": 1e-4} ], [ {"c": 1e-9} ]] }\
            """);
    assertThat(headphone.load())
        .containsExactly(
            List.of(new Element(30, NONE, 0), new Element(12, 0.02, 1e-4)),
            List.of(new Element(NONE, NONE, 1e-9)));
    assertThat(headphone.sensitivityDbPerV()).isEqualTo(115);
    assertThat(headphone.active()).isNull();
  }

  @Test
  void anActiveHeadphoneIsItsInputResistance() throws Exception {
    Headphone headphone =
        headphone(
            """
            { "cuebus-headphone": 1, "id": "a", "name": "A", "type": "active", "inputOhm": 305,
              "evidence": "measured", "source": "s" }\
            """);
    assertThat(headphone.nominalOhm()).isEqualTo(305);
    assertThat(headphone.load()).containsExactly(List.of(Element.resistor(305)));
    assertThat(headphone.active()).isEqualTo(new Headphone.ActiveStage(305, 0, 0, NONE));
    assertThat(headphone.sensitivityDbPerV()).isNull();
  }

  @Test
  void anActiveHeadphoneMayStateItsLoad() throws Exception {
    Headphone headphone =
        headphone(
            """
            { "cuebus-headphone": 1, "id": "a", "name": "A", "type": "active", "inputOhm": 305,
              "nominalOhm": 300, "load": [[ {"r": 305, "c": 1e-9} ]], "ownGainDb": 6,
              "ownNoiseVrmsA": 2e-5, "maxSplDb": 115, "evidence": "measured", "source": "s" }\
            """);
    assertThat(headphone.nominalOhm()).isEqualTo(300);
    assertThat(headphone.load()).containsExactly(List.of(new Element(305, NONE, 1e-9)));
    assertThat(headphone.active()).isEqualTo(new Headphone.ActiveStage(305, 6, 2e-5, 115));
  }
}
