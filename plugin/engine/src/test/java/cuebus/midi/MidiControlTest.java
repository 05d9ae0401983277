package cuebus.midi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.MidiEvents;
import cuebus.rt.ParameterEvents;
import cuebus.scene.Scene;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidiControlTest {

  private static final int CC = 0xb0;
  private static final Parameters PARAMETERS = Parameters.of(Variant.V8X4);
  private static final int PAN = PARAMETERS.byId("mix1.source1.pan").orElseThrow().index();
  private static final int MUTE = PARAMETERS.byId("mix1.mute").orElseThrow().index();

  private final double[] now = PARAMETERS.initialValues();
  private final MidiEvents in = new MidiEvents();
  private final MidiEvents out = new MidiEvents();

  private static MidiControl moving(ControllerMode mode) {
    return control(
        new MidiMap(
            List.of(new MidiMap.Controller(1, 7, "mix1.source1.pan", mode)), List.of(), List.of()));
  }

  private static MidiControl switching(boolean momentary) {
    return control(
        new MidiMap(
            List.of(), List.of(new MidiMap.Note(2, 60, "mix1.mute", momentary)), List.of()));
  }

  private static MidiControl control(MidiMap map) {
    Scene scene = new Scene("loud", "Loud", 250, Map.of("mix1.level", 6.0, "mix2.level", 6.0));
    return new MidiControl(PARAMETERS, map, List.of(scene), 48_000);
  }

  /// Sends messages and lets the mixer have what they change.
  private void send(MidiControl control, int status, int data1, int... data2) {
    in.clear();
    for (int data : data2) {
      in.add(0, status, data1, data);
    }
    take(control.process(in, 1, p -> now[p]));
  }

  private void take(ParameterEvents changes) {
    for (int e = 0; e < changes.size(); e++) {
      now[changes.parameter(e)] = changes.value(e);
    }
  }

  @ParameterizedTest(name = "{0}: value {1} is {2} steps")
  @CsvSource({
    "TWOS_COMPLEMENT,1,1",
    "TWOS_COMPLEMENT,5,5",
    "TWOS_COMPLEMENT,127,-1",
    "TWOS_COMPLEMENT,123,-5",
    "SIGN_BIT,1,1",
    "SIGN_BIT,65,-1",
    "SIGN_BIT,69,-5",
    "SIGN_BIT,64,0",
    "OFFSET_64,65,1",
    "OFFSET_64,63,-1",
    "OFFSET_64,59,-5",
    "OFFSET_64,64,0"
  })
  void relativeControllersStep(ControllerMode mode, int value, int steps) {
    send(moving(mode), CC, 7, value);
    assertThat(now[PAN]).isCloseTo(steps * 2 / 127.0, within(1e-12));
  }

  @Test
  void anAbsoluteControllerSaysWhere() {
    MidiControl control = moving(ControllerMode.ABSOLUTE);
    send(control, CC, 7, 127);
    assertThat(now[PAN]).isEqualTo(1);
    send(control, CC, 7, 0);
    assertThat(now[PAN]).isEqualTo(-1);
    send(control, CC | 3, 7, 127);
    send(control, CC, 8, 127);
    assertThat(now[PAN]).as("other channels and controllers do nothing").isEqualTo(-1);
  }

  @Test
  void pickUpWaitsUntilTheControllerComesBy() {
    MidiControl control = moving(ControllerMode.PICK_UP);
    now[PAN] = 0.5; // where a controller stands at 95
    send(control, CC, 7, 0, 20, 60, 90);
    assertThat(now[PAN]).isEqualTo(0.5);
    send(control, CC, 7, 100);
    assertThat(now[PAN]).isCloseTo(-1 + 200 / 127.0, within(1e-12));
    send(control, CC, 7, 64);
    assertThat(now[PAN]).as("once caught, it follows").isCloseTo(-1 + 128 / 127.0, within(1e-12));
    now[PAN] = -0.5;
    send(control, CC, 7, 63, 62);
    assertThat(now[PAN]).as("moved by another, it waits again").isEqualTo(-0.5);
  }

  @Test
  void notesLatchOrHold() {
    MidiControl latch = switching(false);
    send(latch, 0x91, 60, 100, 0);
    assertThat(now[MUTE]).isEqualTo(1);
    send(latch, 0x91, 60, 100);
    assertThat(now[MUTE]).isZero();
    MidiControl hold = switching(true);
    send(hold, 0x91, 60, 100);
    assertThat(now[MUTE]).isEqualTo(1);
    send(hold, 0x81, 60, 64);
    assertThat(now[MUTE]).isZero();
  }

  @Test
  void aProgramChangeRecallsAScene() {
    MidiControl control =
        control(new MidiMap(List.of(), List.of(), List.of(new MidiMap.Program(1, 5, "loud"))));
    int scene = PARAMETERS.byId("scene").orElseThrow().index();
    in.add(17, 0xc0, 5, 0);
    in.add(17, 0xc0, 5, 0);
    in.add(17, 0xc0, 6, 0);
    in.add(18, 0xc0, 5, 0);
    in.add(19, 0xc0, 5, 0);
    ParameterEvents changes = control.process(in, 19, p -> now[p]);
    assertThat(changes.size()).as("one for each frame of the block").isEqualTo(2);
    assertThat(changes.frame(0)).isEqualTo(17);
    assertThat(changes.frame(1)).isEqualTo(18);
    assertThat(changes.parameter(0)).isEqualTo(scene);
    assertThat(changes.value(0)).isEqualTo(1);
    in.advance(19);
    changes = control.process(in, 19, p -> now[p]);
    assertThat(changes.size()).isEqualTo(1);
    assertThat(changes.frame(0)).as("of the next block").isZero();
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() ->
            control(new MidiMap(List.of(), List.of(), List.of(new MidiMap.Program(1, 5, "soft")))))
        .hasMessage("midi: there is no scene soft");
  }

  @Test
  void aFloodLosesNoEndOfANoteAndAllocatesNothing() {
    MidiControl control =
        control(
            new MidiMap(
                List.of(new MidiMap.Controller(1, 7, "mix1.source1.pan", ControllerMode.ABSOLUTE)),
                List.of(new MidiMap.Note(2, 60, "mix1.mute", true)),
                List.of()));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    java.util.function.IntToDoubleFunction values = p -> now[p];
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 30 && allocated != 0; round++) {
      in.clear();
      out.clear();
      long before = threads.getCurrentThreadAllocatedBytes();
      in.add(0, 0x91, 60, 100);
      for (int i = 0; i < 20_000; i++) {
        in.add(i / 100, CC, 7, i & 127);
      }
      in.add(255, 0x81, 60, 0);
      ParameterEvents changes = control.process(in, 256, values);
      take(changes);
      control.feedback(values, 256, out);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
      assertThat(now[MUTE]).as("muted after the flood").isZero();
      assertThat(changes.size()).isGreaterThan(10_000);
    }
    assertThat(allocated).as("bytes in a block of 20 000 messages, once compiled").isZero();
    assertThat(in.leftOut()).isPositive();
  }

  @Test
  void feedbackTellsWhatOthersMovedAndNothingGoesRound() {
    MidiControl control = moving(ControllerMode.ABSOLUTE);
    control.feedback(p -> now[p], 480, out);
    assertThat(out.size()).as("at first all is told").isEqualTo(1);
    out.clear();
    now[PAN] = 0.3;
    List<Integer> sent = new ArrayList<>();
    for (int block = 0; block < 100; block++) {
      control.feedback(p -> now[p], 480, out);
      // A motor fader that says again what it is told.
      IntStream.range(0, out.size()).forEach(e -> sent.add(out.data2(e)));
      int[] echoed = IntStream.range(0, out.size()).map(out::data2).toArray();
      out.clear();
      send(control, CC, 7, echoed);
    }
    assertThat(sent).containsExactly((int) Math.round(127 * 0.65));
    assertThat(now[PAN]).as("and is not rounded by it").isEqualTo(0.3);
    send(control, CC, 7, 10);
    for (int block = 0; block < 10; block++) {
      control.feedback(p -> now[p], 480, out);
    }
    assertThat(out.size()).as("the controller knows what it said").isZero();
  }

  @Test
  void feedbackGoesOutAtMostEvery20Milliseconds() {
    MidiControl control = moving(ControllerMode.OFFSET_64);
    for (int block = 0; block < 1000; block++) {
      now[PAN] = -1 + block / 500.0;
      control.feedback(p -> now[p], 48, out);
    }
    assertThat(out.size()).as("in a second").isBetween(40, 50);
  }

  @Test
  void feedbackThatDoesNotFitFollows() {
    List<MidiMap.Controller> controllers = new ArrayList<>();
    for (int c = 0; c < 10; c++) {
      controllers.add(
          new MidiMap.Controller(
              1, c, "mix1.source%d.pan".formatted(1 + c % 8), ControllerMode.PICK_UP));
    }
    MidiControl control = control(new MidiMap(controllers, List.of(), List.of()));
    MidiEvents small = new MidiEvents(4);
    List<Integer> told = new ArrayList<>();
    for (int block = 0; block < 3; block++) {
      small.clear();
      control.feedback(p -> now[p], 64, small);
      IntStream.range(0, small.size()).forEach(e -> told.add(small.data1(e)));
    }
    assertThat(told).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }
}
