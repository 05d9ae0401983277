package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cuebus.amp.Lead;
import cuebus.amp.PluggedHeadphone;
import cuebus.hearing.Allowance;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.mix.Rigs;
import cuebus.param.Control;
import cuebus.param.OutputMode;
import cuebus.param.Parameters;
import cuebus.param.Unit;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import cuebus.session.Setup;
import cuebus.session.StateFile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The meters of a mix at its headphones: 1 Vrms through 32 Ω into 32 Ω, 100 dB SPL a volt.
class MeterTest {

  private static final Variant VARIANT = Variant.V8X4;
  private static final int RATE = 48_000;
  private final Plugin plugin = new CueMixFactory().create(PluginDeclaration.of(VARIANT).id());

  @BeforeEach
  void firstMixAtHeadphones() throws Exception {
    var headphones = List.of(new PluggedHeadphone(Rigs.headphone("low", 32), 1));
    var output = new Layout.Output(Rigs.device("device", 1, 32), Lead.STEREO, headphones);
    var layout =
        new Layout(
            VARIANT,
            List.of(new Layout.SourceStrip("Tone", null, false)),
            List.of(new Layout.MixStrip("Singer", false, output)));
    Parameters parameters = Parameters.of(VARIANT);
    double[] values = parameters.initialValues();
    values[parameters.ofMix(Control.OUTPUT, 0)] = OutputMode.METER.choice();
    values[parameters.ofMix(Control.VOLUME, 0)] = 0;
    values[parameters.ofSend(Control.SEND_LEVEL, 0, 0)] = 0;
    values[parameters.ofSend(Control.SEND_PAN, 0, 0)] = -1;
    plugin.loadState(StateFile.write(Setup.of(new CueMixState(layout, values))));
    plugin.activate(RATE, RATE);
  }

  private double read(String id) {
    return plugin.declaration().meters().stream()
        .filter(meter -> meter.id().equals(id))
        .mapToDouble(meter -> plugin.meter(meter.index()))
        .sum();
  }

  private void play(double amplitude, int seconds) {
    float[][] bus = new float[8][RATE];
    for (int i = 0; i < RATE; i++) {
      bus[0][i] = (float) (amplitude * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    for (int s = 0; s < seconds; s++) {
      plugin.process(bus, new float[8][RATE], RATE, ParameterEvents.NONE, new Transport());
    }
  }

  @Test
  void theyReadWhatTheHeadphonesGet() {
    play(1, 3);
    assertThat(read("mix1.volts")).isCloseTo(0.5, offset(0.001));
    assertThat(read("mix1.current")).isCloseTo(1000 * Math.sqrt(2) / 64, offset(0.1));
    assertThat(read("mix1.spl")).isCloseTo(100 - 6.02, offset(0.05));
    assertThat(read("mix1.rail-limiting")).isZero();
    assertThat(read("mix1.current-limiting")).isZero();
    double dose = 100 * Allowance.H870_ADULT.dose(93.98, 3);
    assertThat(read("mix1.dose")).isCloseTo(dose, offset(dose * 0.01));
    for (String quiet : List.of("volts", "current", "spl", "dose")) {
      assertThat(read("mix2." + quiet)).as(quiet).isZero();
    }
  }

  @Test
  void allButTheDoseFallInSilenceAndAtTheOutputsEnd() {
    play(1, 1);
    double dose = read("mix1.dose");
    play(0, 12);
    assertThat(read("mix1.volts")).isZero();
    assertThat(read("mix1.current")).isLessThan(0.01);
    assertThat(read("mix1.spl")).isZero();
    assertThat(read("mix1.dose")).isCloseTo(dose, offset(dose * 0.01)).isPositive();
    play(1, 1);
    plugin.set(Parameters.of(VARIANT).ofMix(Control.OUTPUT, 0), OutputMode.OFF.choice());
    play(1, 1);
    assertThat(read("mix1.spl")).isZero();
    assertThat(read("mix1.volts")).isZero();
    plugin.reset();
    assertThat(read("mix1.dose")).isGreaterThan(dose);
  }

  @ParameterizedTest
  @EnumSource(Variant.class)
  void oldMetersKeepTheirPlaces(Variant variant) {
    List<Meter> meters = PluginDeclaration.of(variant).meters();
    assertThat(meters).hasSize(variant.inputs() + 8 * variant.mixes());
    assertThat(meters.get(0).id()).isEqualTo("source1.peak");
    assertThat(meters.get(variant.inputs()).id()).isEqualTo("mix1.peak-left");
    assertThat(meters.get(variant.inputs() + 2 * variant.mixes()).id()).isEqualTo("mix1.volts");
    assertThat(meters.getLast().id()).isEqualTo("mix" + variant.mixes() + ".dose");
    assertThat(meters.stream().map(Meter::id).distinct()).hasSameSizeAs(meters);
    for (int i = 0; i < meters.size(); i++) {
      assertThat(meters.get(i).index()).isEqualTo(i);
    }
  }

  @Test
  void unitsAreWrittenAndRead() {
    assertThat(Unit.VOLT.toText(0.214)).isEqualTo("0.21 V");
    assertThat(Unit.MILLIAMPERE.toText(12.34)).isEqualTo("12.3 mA");
    assertThat(Unit.PERCENT.toText(0.124)).isEqualTo("0.12 %");
  }
}
