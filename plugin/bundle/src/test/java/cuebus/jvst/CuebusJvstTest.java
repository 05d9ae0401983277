package cuebus.jvst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cuebus.entry.MidiSetup;
import cuebus.jvst.host.HostCalls;
import cuebus.jvst.host.Wrappers;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.session.Library;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import jvst.wrapper.valueobjects.VSTEvent;
import jvst.wrapper.valueobjects.VSTEvents;
import jvst.wrapper.valueobjects.VSTMidiEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The plugin as the wrapper's host drives it. That it renders the same samples as the mixer is
/// tested through host-sim's host.
class CuebusJvstTest {

  private static final Parameters PARAMETERS = Parameters.of(Variant.V8X4);
  private static final float RATE = 48_000;

  private final List<String> said = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final CuebusJvst plugin = new CuebusJvst(Wrappers.register(host()));

  private HostCalls host() {
    return (HostCalls)
        Proxy.newProxyInstance(
            HostCalls.class.getClassLoader(),
            new Class<?>[] {HostCalls.class},
            (proxy, method, arguments) -> {
              said.add(method.getName() + Arrays.toString(arguments));
              if (method.getName().equals("sendVstEventsToHost")) {
                keep((VSTEvents) arguments[0]);
              }
              return method.getReturnType() == boolean.class ? true : null;
            });
  }

  private void keep(VSTEvents events) {
    for (int i = 0; i < events.getNumEvents(); i++) {
      VSTEvent event = events.getEvents()[i];
      byte[] data = event.getData();
      sent.add(MidiSetup.text(event.getDeltaFrames(), data[0], data[1], data[2]));
    }
  }

  private static int index(String id) {
    return PARAMETERS.byId(id).orElseThrow().index();
  }

  private CuebusJvst set(String id, String text) {
    assertThat(plugin.string2Parameter(index(id), text)).as(id).isTrue();
    return plugin;
  }

  private void resume() {
    plugin.setSampleRate(RATE);
    plugin.setBlockSize(512);
    plugin.resume();
  }

  private static float[][] noise(int channels, int frames, long seed) {
    Random random = new Random(seed);
    float[][] noise = new float[channels][frames];
    for (float[] channel : noise) {
      for (int i = 0; i < frames; i++) {
        channel[i] = random.nextFloat() - 0.5f;
      }
    }
    return noise;
  }

  @Test
  void introducesItself() {
    assertThat(said)
        .contains(
            "setNumInputs[8]",
            "setNumOutputs[8]",
            "setUniqueID[%d]".formatted('C' << 24 | 'b' << 16 | 'J' << 8 | '8'),
            "canDoubleReplacing[true]",
            "programsAreChunks[true]",
            "setInitialDelay[0]");
    assertThat(plugin.getNumParams()).isEqualTo(Parameters.of(Variant.V8X4).all().size());
    assertThat(plugin.canDo("8in8out")).isEqualTo(1);
    assertThat(plugin.canDo("receiveVstMidiEvent")).isEqualTo(1);
    assertThat(plugin.canDo("sendVstMidiEvent")).isEqualTo(1);
    assertThat(plugin.canDo("tea")).isZero();
    assertThat(plugin.getEffectName()).isEqualTo("Cuebus 8x4");
    assertThat(plugin.getPlugCategory()).isEqualTo(1);
  }

  @Test
  void lookAheadIsToldAsLatency() {
    set("look-ahead", "on");
    resume();
    assertThat(said.getLast()).as("1.5 ms of 48 kHz").isEqualTo("setInitialDelay[72]");
  }

  @Test
  void midiReachesTheMapAndControllersAreTold() {
    byte[] state = MidiSetup.STATE.getBytes(StandardCharsets.UTF_8);
    assertThat(plugin.setChunk(state, state.length, false)).isEqualTo(1);
    resume();
    float[][] in = new float[8][4096];
    Arrays.fill(in[0], MidiSetup.INPUT);
    float[][] out = new float[8][4096];
    plugin.processReplacing(in, out, 480);
    assertThat(sent).containsExactly(MidiSetup.FIRST_TOLD);
    VSTMidiEvent quiet = new VSTMidiEvent();
    quiet.setDeltaFrames(MidiSetup.AT);
    quiet.getData()[0] = (byte) 0xc0;
    quiet.getData()[1] = 4;
    VSTEvents events = new VSTEvents();
    events.setEvents(new VSTEvent[] {new VSTEvent(), quiet});
    events.setNumEvents(2);
    plugin.processEvents(events);
    // More than is rendered at once.
    double[][] wide = new double[8][4096];
    Arrays.fill(wide[0], MidiSetup.INPUT);
    double[][] heard = new double[8][4096];
    plugin.processDoubleReplacing(wide, heard, 4096);
    MidiSetup.assertQuietFrom(heard[0]);
    assertThat(plugin.getParameter(index("mix1.level"))).as("the host sees it").isZero();
    assertThat(plugin.getParameterDisplay(index("scene"))).isEqualTo("Quiet");
    assertThat(sent).as("the scene's").hasSize(2).last().asString().endsWith(": b0 7 0");
  }

  @Test
  void aSendAtMinusSixDecibelsIsHeardSo() {
    set("mix2.source3.level", "-6");
    set("mix2.source3.pan", "L100");
    resume();
    float[][] in = new float[8][512];
    Arrays.fill(in[2], 0.5f);
    float[][] out = new float[8][512];
    plugin.processReplacing(in, out, 512);
    float expected = (float) (0.5 * Math.pow(10, -6 / 20.0));
    for (int c = 0; c < 8; c++) {
      // Pan law: a mono source wholly on one side is as loud as itself there.
      assertThat(out[c][300]).as("channel " + c).isCloseTo(c == 2 ? expected : 0, within(1e-6f));
    }
  }

  @Test
  void changesDuringPlayingAreHeardFromTheNextBlockOn() {
    resume();
    float[][] in = new float[8][4800];
    Arrays.fill(in[0], 0.5f);
    float[][] out = new float[8][4800];
    plugin.processReplacing(in, out, 4800);
    assertThat(out[0]).containsOnly(0f);
    set("mix1.source1.level", "0 dB");
    set("mix1.source1.pan", "C");
    plugin.processReplacing(in, out, 4800);
    // Constant power: 3 dB less on each side. The ramp is over after 20 ms, 960 frames.
    assertThat(out[0][1000]).isCloseTo((float) (0.5 * Math.sqrt(0.5)), within(1e-6f));
    assertThat(out[0][0]).isLessThan(0.01f);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void doubleAndAddingBlocksAgreeWithReplacing(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < plugin.getNumParams(); i++) {
      plugin.setParameter(i, random.nextFloat());
    }
    int frames = 3000;
    float[][] in = noise(8, frames, seed);
    double[][] doubleIn = new double[8][frames];
    for (int c = 0; c < 8; c++) {
      for (int i = 0; i < frames; i++) {
        doubleIn[c][i] = in[c][i];
      }
    }
    float[][] replaced = new float[8][frames];
    // The first start is not like later ones, which rise from silence.
    resume();
    resume();
    plugin.processReplacing(in, replaced, frames);
    double[][] doubles = new double[8][frames];
    resume();
    plugin.processDoubleReplacing(doubleIn, doubles, frames);
    float[][] added = new float[8][frames];
    for (float[] channel : added) {
      Arrays.fill(channel, 0.25f);
    }
    resume();
    plugin.process(in, added, frames);
    for (int c = 0; c < 8; c++) {
      for (int i = 0; i < frames; i++) {
        assertThat((float) doubles[c][i]).isEqualTo(replaced[c][i]);
        assertThat(added[c][i]).isEqualTo(0.25f + replaced[c][i]);
      }
    }
  }

  @Test
  void bypassFadesToTheInputsAndBack() {
    resume();
    float[][] in = noise(8, 2400, 7);
    Arrays.fill(in[1], 0.5f);
    in[0][2000] = Float.NaN;
    float[][] out = new float[8][2400];
    assertThat(plugin.setBypass(true)).isTrue();
    plugin.processReplacing(in, out, 2400);
    // No send is open, so the mixes are silent; a constant shows the fade: linear over 960 frames.
    assertThat(out[1][480]).isCloseTo(0.25f, within(0.001f));
    assertThat(out[1][961]).isEqualTo(0.5f);
    assertThat(out[0][2000]).isZero();
    assertThat(out[7][2399]).isEqualTo(in[7][2399]);
    plugin.setBypass(false);
    plugin.processReplacing(in, out, 2400);
    assertThat(out[1][480]).isCloseTo(0.25f, within(0.001f));
    assertThat(out[1][961]).isZero();
  }

  @Test
  void sessionsThatFitArePrograms() throws Exception {
    assertThat(plugin.getProgramNameIndexed(0, 0)).isEqualTo("Default");
    int duo =
        IntStream.range(0, plugin.getNumPrograms())
            .filter(p -> plugin.getProgramNameIndexed(-1, p).equals("Singer and pianist"))
            .findFirst()
            .orElseThrow();
    assertThat(plugin.getProgramNameIndexed(0, plugin.getNumPrograms())).isNull();
    set("mix4.level", "-20");
    plugin.setProgram(duo);
    double vocal =
        new Library(List.of(), CuebusJvst.class.getClassLoader())
            .session("singer-and-pianist")
            .orElseThrow()
            .mixes()
            .getFirst()
            .sends()
            .get("vocal")
            .levelDb();
    assertThat(plugin.getParameterDisplay(index("mix1.source1.level")))
        .isEqualTo(String.format(Locale.ROOT, "%.1f", vocal));
    assertThat(plugin.getParameterDisplay(index("mix4.level"))).isEqualTo("0.0");
    assertThat(plugin.getOutputProperties(3).getLabel()).isEqualTo("Pianist R");
    assertThat(plugin.getOutputProperties(7).getLabel()).isEqualTo("Mix 4 R");
    assertThat(plugin.getOutputProperties(8)).isNull();
    assertThat(plugin.getInputProperties(2).getLabel()).isEqualTo("Piano R");
    assertThat(plugin.getInputProperties(-1)).isNull();
    assertThat(plugin.getParameterProperties(index("mix1.source2.pan")).getLabel())
        .isEqualTo("Singer: Piano Pan");
    set("mix4.level", "-10");
    plugin.setProgram(duo);
    assertThat(plugin.getParameterDisplay(index("mix4.level"))).isEqualTo("-10.0");
    plugin.setProgram(-1);
    assertThat(plugin.getProgram()).isEqualTo(duo);
    assertThat(plugin.getProgramName()).isEqualTo("Singer and pianist");
    plugin.setProgram(0);
    assertThat(plugin.getParameterDisplay(index("mix4.level"))).isEqualTo("0.0");
  }

  @Test
  void aChunkCarriesEverythingToAnotherInstance() {
    plugin.setProgram(1);
    set("mix1.source1.level", "-7.5");
    byte[][] data = {new byte[1]};
    int length = plugin.getChunk(data, false);
    assertThat(data[0]).hasSize(length);
    assertThat(new String(data[0], StandardCharsets.UTF_8))
        .startsWith("{\"cuebus-state\":1")
        .contains("\"mix1.source1.level\":-7.5");
    CuebusJvst other = new CuebusJvst(Wrappers.register(host()));
    assertThat(other.setChunk(data[0], length, true)).isEqualTo(1);
    for (int p = 0; p < 137; p++) {
      assertThat(other.getParameter(p)).as("parameter " + p).isEqualTo(plugin.getParameter(p));
    }
    assertThat(other.getOutputProperties(0).getLabel())
        .isEqualTo(plugin.getOutputProperties(0).getLabel());
  }

  @Test
  void aBrokenChunkChangesNothing() {
    set("mix1.level", "-3");
    byte[][] data = {new byte[1]};
    plugin.getChunk(data, false);
    byte[] cut = Arrays.copyOf(data[0], data[0].length / 2);
    assertThat(plugin.setChunk(cut, cut.length, false)).isZero();
    byte[] foreign = "CcnK".getBytes(StandardCharsets.US_ASCII);
    assertThat(plugin.setChunk(foreign, 4, false)).isZero();
    assertThat(plugin.getParameterDisplay(index("mix1.level"))).isEqualTo("-3.0");
  }

  @Test
  void nonsenseFromTheHostChangesNothing() {
    for (int bad : new int[] {-1, plugin.getNumParams(), Integer.MAX_VALUE}) {
      plugin.setParameter(bad, 0.5f);
      assertThat(plugin.getParameter(bad)).isZero();
      assertThat(plugin.getParameterName(bad)).isEmpty();
      assertThat(plugin.getParameterDisplay(bad)).isEmpty();
      assertThat(plugin.getParameterLabel(bad)).isEmpty();
      assertThat(plugin.getParameterProperties(bad)).isNull();
      assertThat(plugin.string2Parameter(bad, "0")).isFalse();
    }
    float before = plugin.getParameter(0);
    plugin.setParameter(0, Float.NaN);
    assertThat(plugin.string2Parameter(0, "loud")).isFalse();
    assertThat(plugin.getParameter(0)).isEqualTo(before);
    plugin.setParameter(0, 99);
    assertThat(plugin.getParameter(0)).isEqualTo(1);
    plugin.setSampleRate(Float.NaN);
    assertThatThrownBy(plugin::resume).hasMessageContaining("sample rate NaN Hz");
    float[][] out = noise(8, 64, 1);
    plugin.processReplacing(noise(8, 64, 2), out, 64);
    assertThat(out[0]).containsOnly(0f);
  }

  @Test
  void manyThreadsSetParametersWhileOnePlays() throws Exception {
    resume();
    int[] sends =
        IntStream.range(0, 8).map(s -> index("mix1.source" + (s + 1) + ".level")).toArray();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int first = 2 * t;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i <= 1000; i++) {
                  plugin.setParameter(sends[first], i / 1000f);
                  plugin.setParameter(sends[first + 1], 1 - i / 1000f);
                }
              }));
    }
    float[][] in = new float[8][64];
    float[][] out = new float[8][64];
    while (threads.stream().anyMatch(Thread::isAlive)) {
      plugin.processReplacing(in, out, 64);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Arrays.fill(in[0], 0.1f);
    Arrays.fill(in[1], 100f);
    for (int block = 0; block < 20; block++) {
      plugin.processReplacing(in, out, 64);
    }
    // Source 1 ended at +10 dB, source 2 at off.
    double expected = 0.1 * Math.pow(10, 10 / 20.0) * Math.sqrt(0.5);
    assertThat(out[0][63]).isCloseTo((float) expected, within(1e-6f));
  }

  @Test
  void aBlockAllocatesNothing() {
    resume();
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    float[][] in = noise(8, 64, 3);
    float[][] out = new float[8][64];
    double[][] doubleIn = new double[8][64];
    double[][] doubleOut = new double[8][64];
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 20 && allocated != 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 1000; block++) {
        plugin.setParameter(block % 136, (block % 97) / 96f);
        plugin.setBypass(block % 50 == 0);
        plugin.processReplacing(in, out, 64);
        plugin.processDoubleReplacing(doubleIn, doubleOut, 64);
        plugin.process(in, out, 64);
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(allocated).as("bytes in 1000 blocks, once compiled").isZero();
  }
}
