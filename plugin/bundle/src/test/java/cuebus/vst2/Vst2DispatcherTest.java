package cuebus.vst2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cuebus.entry.InstalledBundle;
import cuebus.entry.Memory;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.plugin.Plugin;
import cuebus.rt.Transport;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the library answers a host that asks by opcode.
class Vst2DispatcherTest {

  private static final Parameters PARAMETERS = Parameters.of(Variant.V16X8);
  private static final int MIX2_LEVEL = PARAMETERS.ofMix(Control.LEVEL, 1);
  private static final String STATE =
      """
      {"cuebus-state": 1, "variant": "16x8", "parameters": {"mix2.level": -7.5},
       "sources": [{"name": "Kick"}, {"name": "Keys", "linked": true}],
       "mixes": [{"name": "Drummer"}, {"name": "The singer of the whole band"}]}
      """;

  @TempDir static Path folder;
  private static InstalledBundle bundle;
  private Vst2Host host;

  @BeforeAll
  static void install() throws IOException {
    bundle = InstalledBundle.in(folder);
  }

  @BeforeEach
  void open() throws IOException {
    host = Vst2Host.open(bundle.library("cuebus-16x8.so"));
  }

  @AfterEach
  void close() {
    host.close();
  }

  @ParameterizedTest
  @EnumSource
  void everyVariantIsAPluginOfItsOwn(Variant variant) throws IOException {
    Vst2Host other = Vst2Host.open(bundle.library("cuebus-" + variant.text() + ".so"));
    assertThat(other.field(Vst24.Effect.MAGIC)).isEqualTo(fourCharacters("VstP"));
    assertThat(other.field(Vst24.Effect.NUM_INPUTS)).isEqualTo(variant.inputs());
    assertThat(other.field(Vst24.Effect.NUM_OUTPUTS)).isEqualTo(2 * variant.mixes());
    assertThat(other.field(Vst24.Effect.NUM_PARAMS))
        .isEqualTo(Parameters.of(variant).all().size() + variant.inputs() + 8 * variant.mixes());
    assertThat(other.field(Vst24.Effect.UNIQUE_ID))
        .isEqualTo(fourCharacters("Cb%02d".formatted(variant.inputs())));
    assertThat(other.field(Vst24.Effect.FLAGS)).isEqualTo(16 | 32 | 4096);
    assertThat(other.field(Vst24.Effect.INITIAL_DELAY)).isZero();
    assertThat(other.text(Vst24.Opcode.GET_EFFECT_NAME, 0)).isEqualTo("Cuebus " + variant.text());
    assertThat(other.text(Vst24.Opcode.GET_VENDOR_STRING, 0)).isEqualTo("Cuebus");
    assertThat(other.ask(Vst24.Opcode.GET_VENDOR_VERSION, 0)).isEqualTo(100);
    assertThat(other.ask(Vst24.Opcode.GET_VST_VERSION, 0)).isEqualTo(2400);
    assertThat(other.ask(Vst24.Opcode.GET_PLUG_CATEGORY, 0)).isEqualTo(1);
    other.close();
  }

  private static int fourCharacters(String text) {
    return text.chars().reduce(0, (number, character) -> number << 8 | character);
  }

  @Test
  void channelsHaveTheNamesOfTheSetup() {
    assertThat(pinLabel(Vst24.Opcode.GET_OUTPUT_PROPERTIES, 1)).isEqualTo("Mix 1 R");
    assertThat(host.setChunk(STATE)).isEqualTo(1);
    assertThat(pinLabel(Vst24.Opcode.GET_INPUT_PROPERTIES, 0)).isEqualTo("Kick");
    assertThat(pinLabel(Vst24.Opcode.GET_INPUT_PROPERTIES, 2)).isEqualTo("Keys R");
    assertThat(pinLabel(Vst24.Opcode.GET_OUTPUT_PROPERTIES, 0)).isEqualTo("Drummer L");
    long pin = Memory.forever(Vst24.Pin.BYTES);
    assertThat(host.dispatch(Vst24.Opcode.GET_INPUT_PROPERTIES, 16, 0, pin, 0)).isZero();
    assertThat(host.dispatch(Vst24.Opcode.GET_OUTPUT_PROPERTIES, -1, 0, pin, 0)).isZero();
  }

  private String pinLabel(int opcode, int channel) {
    long pin = Memory.forever(Vst24.Pin.BYTES);
    assertThat(host.dispatch(opcode, channel, 0, pin, 0)).isEqualTo(1);
    assertThat(Memory.getInt(pin + Vst24.Pin.FLAGS) & Vst24.Pin.ACTIVE).isNotZero();
    return Memory.text(pin + Vst24.Pin.LABEL);
  }

  @Test
  void parametersAreTextBothWays() {
    host.setChunk(STATE);
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, MIX2_LEVEL)).isEqualTo("-7.5");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_LABEL, MIX2_LEVEL)).isEqualTo("dB");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_NAME, MIX2_LEVEL))
        .hasSize(23)
        .startsWith("The singer")
        .endsWith("band: Level");
    assertThat(host.tell(Vst24.Opcode.STRING_TO_PARAMETER, MIX2_LEVEL, "-20 dB")).isEqualTo(1);
    // −100 to +12 dB.
    assertThat(host.get(MIX2_LEVEL)).isCloseTo(80f / 112, within(1e-6f));
    assertThat(host.tell(Vst24.Opcode.STRING_TO_PARAMETER, MIX2_LEVEL, "loud")).isZero();
    host.set(MIX2_LEVEL, 0);
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, MIX2_LEVEL)).isEqualTo("-inf");
    int output = PARAMETERS.ofMix(Control.OUTPUT, 0);
    host.set(output, 0.5f);
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, output)).isEqualTo("meter");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_LABEL, output)).isEmpty();
  }

  @Test
  void propertiesTellTheWholeNameAndTheMix() {
    host.setChunk(STATE);
    long at = Memory.forever(Vst24.Properties.BYTES);
    int level = PARAMETERS.ofSend(Control.SEND_LEVEL, 1, 1);
    assertThat(host.dispatch(Vst24.Opcode.GET_PARAMETER_PROPERTIES, level, 0, at, 0)).isEqualTo(1);
    assertThat(Memory.text(at + 12)).isEqualTo("The singer of the whole band: Keys Level");
    assertThat(Memory.text(at + 112)).isEqualTo("The singer of the whole");
    assertThat(Memory.getShort(at + 106)).isEqualTo((short) (1 + 16 + 1));
    long ofTheMix = PARAMETERS.all().stream().filter(p -> p.id().startsWith("mix2.")).count();
    assertThat((long) Memory.getShort(at + 108)).isEqualTo(ofTheMix);
    int mute = PARAMETERS.ofMix(Control.MUTE, 0);
    host.dispatch(Vst24.Opcode.GET_PARAMETER_PROPERTIES, mute, 0, at, 0);
    assertThat(Memory.getInt(at + 76) & Vst24.Properties.SWITCH).isNotZero();
    assertThat(host.dispatch(Vst24.Opcode.GET_PARAMETER_PROPERTIES, 99_999, 0, at, 0)).isZero();
  }

  @Test
  void aValueThatIsHandedBackStaysExact() {
    host.setChunk(STATE);
    host.set(MIX2_LEVEL, host.get(MIX2_LEVEL));
    assertThat(new String(host.getChunk(true), StandardCharsets.UTF_8))
        .contains("\"mix2.level\":-7.5,");
  }

  @Test
  void metersFollowTheParametersAndCannotBeSet() {
    int meter = PARAMETERS.all().size();
    assertThat(host.text(Vst24.Opcode.GET_PARAM_NAME, meter)).isEqualTo("Source 1 Peak");
    assertThat(host.ask(Vst24.Opcode.CAN_BE_AUTOMATED, meter)).isZero();
    assertThat(host.ask(Vst24.Opcode.CAN_BE_AUTOMATED, 0)).isEqualTo(1);
    host.set(meter, 1);
    assertThat(host.get(meter)).isZero();
    host.start(48_000, 480);
    Channels in = new Channels(16, 480, false);
    for (int i = 0; i < 480; i++) {
      in.put(0, i, 1);
    }
    host.process(in.pointers(), in.pointers(), 480, false);
    // 0 dB between −100 and +20.
    assertThat(host.get(meter)).isCloseTo(100f / 120, within(1e-4f));
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, meter)).isEqualTo("0.0");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_LABEL, meter)).isEqualTo("dB");
    int volts = meter + 16 + 16;
    assertThat(host.text(Vst24.Opcode.GET_PARAM_NAME, volts)).isEqualTo("Mix 1 Volts");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, volts)).isEqualTo("0.00");
    assertThat(host.text(Vst24.Opcode.GET_PARAM_LABEL, volts)).isEqualTo("V");
    assertThat(host.get(volts)).isZero();
  }

  @Test
  void indicesAndValuesOutOfRangeDoNothing() {
    byte[] before = host.getChunk(false);
    for (int index : new int[] {-1, Integer.MIN_VALUE, 99_999, Integer.MAX_VALUE}) {
      host.set(index, 0.5f);
      assertThat(host.get(index)).isZero();
      assertThat(host.text(Vst24.Opcode.GET_PARAM_NAME, index)).isEmpty();
      assertThat(host.text(Vst24.Opcode.GET_PARAM_DISPLAY, index)).isEmpty();
      assertThat(host.text(Vst24.Opcode.GET_PROGRAM_NAME_INDEXED, index)).isEmpty();
      assertThat(host.tell(Vst24.Opcode.STRING_TO_PARAMETER, index, "0")).isZero();
      assertThat(host.dispatch(Vst24.Opcode.SET_PROGRAM, 0, index, 0, 0)).isZero();
    }
    host.set(MIX2_LEVEL, Float.NaN);
    assertThat(host.getChunk(false)).isEqualTo(before);
    host.set(MIX2_LEVEL, 7);
    assertThat(host.get(MIX2_LEVEL)).isEqualTo(1);
    host.set(MIX2_LEVEL, Float.NEGATIVE_INFINITY);
    assertThat(host.get(MIX2_LEVEL)).isZero();
  }

  @Test
  void stateGoesFromOneInstanceToAnother() throws IOException {
    host.setChunk(STATE);
    byte[] state = host.getChunk(false);
    assertThat(host.getChunk(true)).isEqualTo(state);
    Vst2Host other = Vst2Host.open(bundle.library("cuebus-16x8.so"));
    int updates = Vst2Host.displayUpdates;
    assertThat(other.setChunk(true, state, state.length)).isEqualTo(1);
    assertThat(Vst2Host.displayUpdates).isEqualTo(updates + 1);
    assertThat(other.getChunk(false)).isEqualTo(state);
    other.close();
  }

  @Test
  void aStateThatIsNoneIsRefusedAndChangesNothing() {
    host.setChunk(STATE);
    byte[] before = host.getChunk(false);
    for (int length = 0; length < before.length; length += 97) {
      assertThat(host.setChunk(false, Arrays.copyOf(before, length), length)).isZero();
    }
    assertThat(host.setChunk("CcnK someone else's")).isZero();
    assertThat(host.setChunk(STATE.replace("16x8", "8x4"))).isZero();
    assertThat(host.setChunk(false, before, Long.MAX_VALUE)).isZero();
    assertThat(host.setChunk(false, before, -1)).isZero();
    assertThat(host.dispatch(Vst24.Opcode.SET_CHUNK, 0, 100, 0, 0)).isZero();
    assertThat(host.getChunk(false)).isEqualTo(before);
  }

  @Test
  void sessionsAreProgramsThatCanBeRenamed() {
    int programs = host.field(Vst24.Effect.NUM_PROGRAMS);
    assertThat(programs).isGreaterThan(1);
    assertThat(host.text(Vst24.Opcode.GET_PROGRAM_NAME, 0)).isEqualTo("Default");
    String second = host.text(Vst24.Opcode.GET_PROGRAM_NAME_INDEXED, 1);
    assertThat(second).isNotEmpty();
    byte[] plain = host.getChunk(false);
    host.dispatch(Vst24.Opcode.SET_PROGRAM, 0, 1, 0, 0);
    assertThat(host.ask(Vst24.Opcode.GET_PROGRAM, 0)).isEqualTo(1);
    assertThat(host.text(Vst24.Opcode.GET_PROGRAM_NAME, 0)).isEqualTo(second);
    assertThat(host.getChunk(false)).isNotEqualTo(plain);
    host.tell(Vst24.Opcode.SET_PROGRAM_NAME, 0, "Mine");
    assertThat(host.text(Vst24.Opcode.GET_PROGRAM_NAME, 0)).isEqualTo("Mine");
    // A host that restores a state and then the program it was made from.
    host.setChunk(STATE);
    host.dispatch(Vst24.Opcode.SET_PROGRAM, 0, 1, 0, 0);
    assertThat(pinLabel(Vst24.Opcode.GET_OUTPUT_PROPERTIES, 0)).isEqualTo("Drummer L");
  }

  @Test
  void saysWhatItCanDo() {
    assertThat(host.tell(Vst24.Opcode.CAN_DO, 0, "receiveVstMidiEvent")).isEqualTo(1);
    assertThat(host.tell(Vst24.Opcode.CAN_DO, 0, "bypass")).isEqualTo(1);
    assertThat(host.tell(Vst24.Opcode.CAN_DO, 0, "sendVstMidiEvent")).isEqualTo(1);
    assertThat(host.tell(Vst24.Opcode.CAN_DO, 0, "offline")).isZero();
    assertThat(host.ask(Vst24.Opcode.GET_TAIL_SIZE, 0)).isEqualTo(1);
    host.start(48_000, 64);
    host.set(PARAMETERS.ofMix(Control.OUTPUT, 0), 1);
    assertThat(host.ask(Vst24.Opcode.GET_TAIL_SIZE, 0)).isEqualTo(12_000);
    long arrangement = Memory.forever(16);
    Memory.putInt(arrangement + 4, 16);
    assertThat(host.dispatch(Vst24.Opcode.SET_SPEAKER_ARRANGEMENT, 0, arrangement, arrangement, 0))
        .isEqualTo(1);
    Memory.putInt(arrangement + 4, 2);
    assertThat(host.dispatch(Vst24.Opcode.SET_SPEAKER_ARRANGEMENT, 0, arrangement, 0, 0)).isZero();
  }

  /// Every opcode there is or might be, with nothing to write to.
  @Test
  void anyQuestionWithoutAPointerIsSurvived() {
    for (int opcode = -2; opcode < 100; opcode++) {
      if (opcode != Vst24.Opcode.CLOSE) {
        // The value is a pointer there.
        long value = opcode == Vst24.Opcode.SET_SPEAKER_ARRANGEMENT ? 0 : opcode;
        host.dispatch(opcode, opcode * 7 - 5, value, 0, Float.NaN);
      }
    }
    assertThat(host.ask(Vst24.Opcode.GET_VST_VERSION, 0)).isEqualTo(2400);
  }

  @Test
  void aHostWithoutACallbackGetsNoInstanceAndOneThatSaysNothingIsFine() throws IOException {
    assertThat(Vst2Host.main(bundle.library("cuebus-16x8.so"), 0)).isZero();
    Vst2Host.time = 0;
    host.start(48_000, 64);
    Channels channels = new Channels(16, 64, false);
    host.process(channels.pointers(), channels.pointers(), 64, false);
  }

  @Test
  void theSongOfTheHostIsUnderstood() {
    Transport transport = new Transport();
    Vst2Host.time = Memory.forever(88);
    Memory.putDouble(Vst2Host.time, 96_000);
    Memory.putDouble(Vst2Host.time + 24, 8.5);
    Memory.putDouble(Vst2Host.time + 32, 132);
    Memory.putDouble(Vst2Host.time + 40, 7);
    Memory.putDouble(Vst2Host.time + 48, 4);
    Memory.putDouble(Vst2Host.time + 56, 16);
    Memory.putInt(Vst2Host.time + 64, 6);
    Memory.putInt(Vst2Host.time + 68, 8);
    Memory.putInt(Vst2Host.time + 84, 2 | 4 | 8 | 31 << 9);
    AudioMaster master = new AudioMaster(Vst2Host.AUDIO_MASTER, host.address());
    master.time(transport);
    assertThat(transport.playing).isTrue();
    assertThat(transport.recording).isTrue();
    assertThat(transport.frame).isEqualTo(96_000);
    assertThat(transport.quarterNotes).isEqualTo(8.5);
    assertThat(transport.tempo).isEqualTo(132);
    assertThat(transport.barStart).isEqualTo(7);
    assertThat(transport.looping).isTrue();
    assertThat(transport.loopStart).isEqualTo(4);
    assertThat(transport.loopEnd).isEqualTo(16);
    assertThat(transport.beatsPerBar).isEqualTo(6);
    assertThat(transport.beatUnit).isEqualTo(8);
    Memory.putInt(Vst2Host.time + 84, 0);
    Memory.putDouble(Vst2Host.time, Double.NaN);
    master.time(transport);
    assertThat(transport.playing).isFalse();
    assertThat(transport.frame).isEqualTo(-1);
    assertThat(transport.tempo).isZero();
    assertThat(transport.quarterNotes).isNaN();
    assertThat(transport.beatsPerBar).isZero();
    assertThat(transport.barStart).isNaN();
    assertThat(transport.looping).isFalse();
    Vst2Host.time = 0;
  }

  @Test
  void aFaultInsideBecomesSilence() {
    Plugin real = Vst2Adapter.plugin(Variant.V16X8);
    Plugin faulty =
        (Plugin)
            Proxy.newProxyInstance(
                Plugin.class.getClassLoader(),
                new Class<?>[] {Plugin.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("process")) {
                    throw new IllegalStateException("a fault made by the test");
                  }
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    Vst2Host other = new Vst2Host(Vst2Adapter.make(Vst2Host.AUDIO_MASTER, faulty));
    other.start(48_000, 64);
    Channels out = new Channels(16, 64, false);
    out.put(3, 63, 9);
    other.process(out.pointers(), out.pointers(), 64, false);
    other.process(out.pointers(), out.pointers(), 64, false);
    assertThat(out.get(3, 63)).isZero();
    other.close();
  }
}
