package cuebus.amp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The closed form against bisection, on seeded random devices, loads and signals.
class AmplifierOutputTest {

  private static final double RATE = 48000;
  private static final int FRAMES = 60;

  static IntStream seeds() {
    return IntStream.rangeClosed(1, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void oneAmplifierMeetsItsLoadWhereBisectionDoes(int seed) {
    var random = new SplittableRandom(seed);
    var rig = new Rig(random, 0);
    for (int n = 0; n < FRAMES; n++) {
      double asked = 5 * random.nextGaussian();
      double expected = rig.circuit.single(asked);
      assertThat(rig.next(asked))
          .as("seed %d, sample %d, %s", seed, n, rig)
          .isEqualTo(expected, within(tolerance(expected)));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoAmplifiersInSeriesMeetTheirLoadWhereBisectionDoes(int seed) {
    var random = new SplittableRandom(-seed);
    var rig = new Rig(random, 0);
    for (int n = 0; n < FRAMES; n++) {
      double left = 5 * random.nextGaussian();
      double right = 5 * random.nextGaussian();
      double[] expected = rig.circuit.series(left, right);
      double volts = rig.nextInSeries(left, -right);
      assertThat(volts)
          .as("seed %d, sample %d, %s", seed, n, rig)
          .isEqualTo(expected[0], within(tolerance(expected[0])));
      assertThat(-volts).isEqualTo(expected[1], within(tolerance(expected[1])));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoAmplifiersOnOneReturnMeetTheirLoadsWhereBisectionDoes(int seed) {
    var random = new SplittableRandom(seed);
    var rig = new Rig(random, logarithmic(random, 0.01, 100));
    var other = new LoadState(rig.load);
    var right = rig.output();
    var ground = new CommonReturn(rig.amp.groundOhm(), rig.output, right);
    for (int n = 0; n < 20; n++) {
      double askedLeft = 5 * random.nextGaussian();
      double askedRight = random.nextInt(4) == 0 ? askedLeft : 5 * random.nextGaussian();
      double[] expected = rig.circuit.coupled(askedLeft, askedRight);
      ground.solve(rig.clip(askedLeft), rig.state.volts(), rig.clip(askedRight), other.volts());
      double leftVolts = rig.state.volts() + rig.load.resistance() * ground.leftAmperes();
      double rightVolts = other.volts() + rig.load.resistance() * ground.rightAmperes();
      rig.state.advance(leftVolts);
      other.advance(rightVolts);
      assertThat(leftVolts)
          .as("seed %d, sample %d, %s", seed, n, rig)
          .isEqualTo(expected[0], within(10 * tolerance(expected[0])));
      assertThat(rightVolts).isEqualTo(expected[1], within(10 * tolerance(expected[1])));
    }
  }

  /// Half a second of silence takes the load's memory to about 1e-50, which would slow the CPU down
  /// a little later if it were not cut off.
  @Test
  void silenceEndsAtExactlyZero() {
    var state = new LoadState(new Load(Circuits.pairs(2, Circuits.closedDynamic()), RATE));
    state.advance(1);
    for (int n = 0; n < RATE / 100; n++) {
      state.advance(0.3 * state.volts());
      state.snap();
    }
    assertThat(state.volts()).isNotZero();
    for (int n = 0; n < RATE / 2; n++) {
      state.advance(0.3 * state.volts());
      state.snap();
    }
    assertThat(state.volts()).isZero();
  }

  /// Guards the generator: a property whose cases are seldom limited would prove half of it.
  @Test
  void theRandomCasesReachEveryLimit() {
    int[] reached = new int[3];
    seeds()
        .forEach(seed -> {
          var random = new SplittableRandom(seed);
          var rig = new Rig(random, 0);
          for (int n = 0; n < FRAMES; n++) {
            double asked = 5 * random.nextGaussian();
            rig.output.forgetLimits();
            rig.next(asked);
            boolean rail = asked != rig.clip(asked) || rig.output.limits() == AmplifierOutput.RAIL;
            reached[rig.output.limits() == AmplifierOutput.CURRENT ? 2 : rail ? 1 : 0]++;
          }
        });
    assertThat(reached).satisfies(counts -> assertThat(counts[0]).isGreaterThan(600));
    assertThat(reached[1]).isGreaterThan(600);
    assertThat(reached[2]).isGreaterThan(600);
  }

  /// A random amplifier on a random load, twice.
  private static final class Rig {
    final Device.Amp amp;
    final Load load;
    final AmplifierOutput output;
    final LoadState state;
    final BisectedCircuit circuit;

    Rig(SplittableRandom random, double groundOhm) {
      amp = amp(random, groundOhm);
      load = new Load(plugged(random), RATE);
      output = output();
      state = new LoadState(load);
      circuit = new BisectedCircuit(amp, amp.railVpeak(), load, RATE);
    }

    AmplifierOutput output() {
      return new AmplifierOutput(amp, amp.railVpeak(), load.resistance());
    }

    double clip(double asked) {
      return Math.clamp(asked, -amp.railVpeak(), amp.railVpeak());
    }

    double next(double asked) {
      return advance(output.current(clip(asked), state.volts()));
    }

    double nextInSeries(double one, double other) {
      return advance(output.seriesCurrent(clip(one), clip(other), state.volts()));
    }

    private double advance(double amperes) {
      double volts = state.volts() + load.resistance() * amperes;
      state.advance(volts);
      return volts;
    }

    @Override
    public String toString() {
      return amp + " " + load.branches();
    }
  }

  private static double tolerance(double volts) {
    return 1e-11 * Math.max(1, Math.abs(volts));
  }

  private static Device.Amp amp(SplittableRandom random, double groundOhm) {
    boolean soft = random.nextInt(3) == 0;
    return new Device.Amp(
        0,
        random.nextInt(4) == 0 ? Circuits.UNLIMITED : logarithmic(random, 0.5, 20),
        random.nextInt(2) == 0 ? 0 : logarithmic(random, 0.1, 200),
        !soft && random.nextInt(4) == 0 ? Circuits.UNLIMITED : logarithmic(random, 0.01, 1),
        soft ? random.nextDouble() : 1,
        soft ? logarithmic(random, 0.1, 1000) : 0,
        random.nextInt(4) == 0 ? 0 : logarithmic(random, 0.1, 300),
        groundOhm,
        0,
        List.of());
  }

  private static List<PluggedHeadphone> plugged(SplittableRandom random) {
    var plugged = new ArrayList<PluggedHeadphone>();
    for (int model = random.nextInt(1, 4); model > 0; model--) {
      var branches = new ArrayList<List<Element>>();
      for (int branch = random.nextInt(1, 3); branch > 0; branch--) {
        var series = new ArrayList<Element>();
        series.add(Element.resistor(logarithmic(random, 5, 600)));
        for (int element = random.nextInt(4); element > 0; element--) {
          series.add(
              new Element(
                  logarithmic(random, 1, 500),
                  random.nextBoolean() ? Circuits.UNLIMITED : logarithmic(random, 1e-5, 0.1),
                  random.nextBoolean() ? 0 : logarithmic(random, 1e-8, 1e-3)));
          if (random.nextInt(4) == 0) {
            series.add(new Element(Circuits.UNLIMITED, logarithmic(random, 1e-5, 0.1), 0));
          }
        }
        branches.add(series);
      }
      plugged.add(new PluggedHeadphone(Circuits.branched(32, branches), random.nextInt(1, 4)));
    }
    return plugged;
  }

  private static double logarithmic(SplittableRandom random, double from, double to) {
    return from * Math.pow(to / from, random.nextDouble());
  }
}
