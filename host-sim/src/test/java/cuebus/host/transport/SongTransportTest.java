package cuebus.host.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import cuebus.beads.CueMixUGen;
import cuebus.mix.CueMixState;
import cuebus.mix.Layout;
import cuebus.param.ClickMode;
import cuebus.param.Control;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.IOAudioFormat;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.io.NonrealtimeIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the click begins while a song plays over changes of tempo, jumps and a loop, against the
/// places worked out from the tempo map alone.
class SongTransportTest {

  private static final int RATE = 48_000;
  private static final int FRAMES = 20 * RATE;

  /// What both sides may round by, in frames.
  private static final double ROUNDING = 0.01;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 16);
  }

  /// A song as random as a song can be.
  private record Piece(
      List<TempoMap.Step> steps, SongTransport.@Nullable Loop loop, TreeMap<Long, Double> jumps) {

    static Piece of(Random random) {
      List<TempoMap.Step> steps = new ArrayList<>();
      double at = 0;
      for (int i = 0; i < 6; i++) {
        int beats = 2 + random.nextInt(6);
        int unit = random.nextBoolean() ? 4 : 8;
        steps.add(new TempoMap.Step(at, 50 + 150 * random.nextDouble(), beats, unit));
        at += (1 + random.nextInt(3)) * beats * 4.0 / unit;
      }
      SongTransport.Loop loop = null;
      if (random.nextBoolean()) {
        double start = random.nextInt(8) + random.nextInt(4) * 0.25;
        loop = new SongTransport.Loop(start, start + 1 + random.nextInt(12) * 0.5);
      }
      TreeMap<Long, Double> jumps = new TreeMap<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        jumps.put((long) random.nextInt(FRAMES), 30 * random.nextDouble() - 2);
      }
      return new Piece(steps, loop, jumps);
    }

    TempoMap.Step step(double quarters) {
      TempoMap.Step found = steps.get(0);
      for (TempoMap.Step step : steps) {
        found = step.quarters() <= quarters + 1e-9 ? step : found;
      }
      return found;
    }

    /// The first frames of all clicks: the song is walked through from event to event, each event
    /// being a beat, a change of tempo, the loop's end or a jump.
    List<Integer> clicks() {
      TreeSet<Integer> clicks = new TreeSet<>();
      double frame = 0;
      double place = 0;
      boolean beatHere = true;
      long last = -RATE;
      for (int guard = 0; frame < FRAMES && guard < 100_000; guard++) {
        TempoMap.Step now = step(place);
        double beat = 4.0 / now.beatUnit();
        double count = (place - now.quarters()) / beat;
        if (Math.abs(count - Math.rint(count)) < 1e-7 && beatHere) {
          int first = (int) Math.ceil(frame - ROUNDING);
          Map.Entry<Long, Double> jump = jumps.ceilingEntry((long) Math.ceil(frame - ROUNDING));
          boolean jumpsAway = jump != null && jump.getKey() == first && frame < first - ROUNDING;
          if (first < FRAMES && !jumpsAway && first - last >= RATE / 100) {
            clicks.add(first);
            last = first;
          }
        }
        beatHere = true;
        double next = now.quarters() + (Math.floor(count + 1e-7) + 1) * beat;
        for (TempoMap.Step step : steps) {
          next = step.quarters() > place + 1e-9 ? Math.min(next, step.quarters()) : next;
        }
        if (loop != null && place < loop.end() - 1e-9) {
          next = Math.min(next, loop.end());
        }
        double nextFrame = frame + (next - place) * 60 * RATE / now.bpm();
        Map.Entry<Long, Double> jump = jumps.higherEntry((long) Math.floor(frame + ROUNDING));
        if (jump != null && jump.getKey() <= nextFrame + ROUNDING) {
          frame = jump.getKey();
          place = jump.getValue();
        } else if (loop != null && Math.abs(next - loop.end()) < 1e-9 && place < loop.end()) {
          frame = nextFrame;
          place = loop.start();
        } else {
          frame = nextFrame;
          place = next;
        }
      }
      return List.copyOf(clicks);
    }

    /// Those that begin in silence: after the longest click and the quiet that [#onsets] waits for.
    List<Integer> clicksInSilence() {
      List<Integer> alone = new ArrayList<>();
      int last = -RATE;
      for (int click : clicks()) {
        if (click - last > 0.056 * RATE) {
          alone.add(click);
        }
        last = click;
      }
      return alone;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void eachClickBeginsOnTheFirstFrameAtOrAfterItsBeat(long seed) {
    Random random = new Random(seed);
    Piece piece = Piece.of(random);
    float[] out = render(piece, 1 + random.nextInt(2000));
    assertThat(onsets(out)).as("%s", piece).isEqualTo(piece.clicksInSilence());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theBlockChangesNoBit(long seed) {
    Piece piece = Piece.of(new Random(seed));
    assertThat(render(piece, 211)).isEqualTo(render(piece, 4096));
  }

  private static float[] render(Piece piece, int block) {
    AudioContext context =
        new AudioContext(new NonrealtimeIO(), block, new IOAudioFormat(RATE, 24, 0, 1, true, true));
    Parameters parameters = Parameters.of(Variant.V8X4);
    double[] values = parameters.initialValues();
    values[parameters.ofPlugin(Control.CLICK)] = ClickMode.SONG.choice();
    values[parameters.ofMix(Control.CLICK_LEVEL, 0)] = 0;
    CueMixUGen cue = new CueMixUGen(context, new CueMixState(Layout.initial(Variant.V8X4), values));
    cue.follow(new SongTransport(new TempoMap(piece.steps()), RATE, piece.loop(), piece.jumps()));
    cue.endAfter(FRAMES);
    float[] out = new float[FRAMES];
    context.out.addDependent(
        new UGen(context, 1, 0) {
          private int done;

          {
            addInput(0, cue, CueMixUGen.left(0));
          }

          @Override
          public void calculateBuffer() {
            int frames = Math.min(bufferSize, FRAMES - done);
            System.arraycopy(bufIn[0], 0, out, done, frames);
            done += frames;
            if (done == FRAMES) {
              context.stop();
            }
          }
        });
    context.runForNMillisecondsNonRealTime(Double.POSITIVE_INFINITY);
    return out;
  }

  /// Where a click begins: the sound jumps up from below a tenth of a click.
  private static List<Integer> onsets(float[] x) {
    List<Integer> onsets = new ArrayList<>();
    int quiet = RATE;
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(x[i]) > 1e-3) {
        if (quiet > RATE / 200) {
          onsets.add(i);
        }
        quiet = 0;
      } else {
        quiet++;
      }
    }
    return onsets;
  }

  @Test
  void timesAndPlacesBelongTogether() {
    TempoMap map =
        new TempoMap(List.of(new TempoMap.Step(0, 120, 4, 4), new TempoMap.Step(8, 60, 3, 4)));
    assertThat(map.secondsAt(8)).isEqualTo(4);
    assertThat(map.secondsAt(10)).isEqualTo(6);
    assertThat(map.quartersAt(5)).isEqualTo(9);
    assertThat(map.secondsAt(-2)).isEqualTo(-1);
    assertThat(map.nextStep(1)).isEqualTo(4);
    assertThat(map.nextStep(4)).isInfinite();
  }

  @Test
  void itTellsAllThatHostsTell() {
    Transport transport = new Transport();
    SongTransport song =
        new SongTransport(TempoMap.steady(120, 3, 4), RATE, new SongTransport.Loop(0, 6), Map.of());
    assertThat(song.next(transport, 100_000)).isEqualTo(100_000);
    assertThat(song.next(transport, 100_000)).isEqualTo(44_000);
    assertThat(transport.playing).isTrue();
    assertThat(transport.tempo).isEqualTo(120);
    assertThat(transport.quarterNotes).isCloseTo(100_000 / 24_000.0, offset(1e-9));
    assertThat(transport.barStart).isEqualTo(3);
    assertThat(transport.beatsPerBar).isEqualTo(3);
    assertThat(transport.beatUnit).isEqualTo(4);
    assertThat(transport.looping).isTrue();
    assertThat(transport.loopEnd).isEqualTo(6);
    song.next(transport, 1);
    assertThat(transport.quarterNotes).isCloseTo(0, offset(1e-9));
  }

  @Test
  void whatIsNoTempoMapIsRefused() {
    assertThatThrownBy(() -> TempoMap.steady(0, 4, 4)).hasMessageContaining("0.0 bpm in 4/4");
    assertThatThrownBy(() -> new TempoMap(List.of())).hasMessageContaining("at 0");
    TempoMap.Step step = new TempoMap.Step(0, 100, 4, 4);
    assertThatThrownBy(() -> new TempoMap(List.of(step, step))).hasMessageContaining("not behind");
    assertThatThrownBy(() -> new SongTransport.Loop(2, 2)).hasMessageContaining("from 2.0 to 2.0");
  }
}
