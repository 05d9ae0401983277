package cuebus.mix;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import cuebus.amp.PluggedHeadphone;
import cuebus.param.Variant;
import cuebus.rt.ParameterEvents;
import cuebus.rt.Transport;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// What the audio thread may not do, and what it takes over from other threads.
class CueMixThreadsTest {

  @Test
  void processAllocatesNothing() {
    MixRig rig = new MixRig(Variant.V16X8).randomise(new Random(1)).set("mix1.output", 2);
    Layout.Output device =
        Rigs.output(Rigs.device("amp", 1, 10), new PluggedHeadphone(Rigs.headphone("h", 32), 2));
    Layout plain = Rigs.layout(Variant.V16X8, device);
    Layout.SourceStrip[] sources = plain.sources().toArray(Layout.SourceStrip[]::new);
    sources[0] = new Layout.SourceStrip("Talk", null, true, SourceRole.TALKBACK, false);
    Layout talking = new Layout(Variant.V16X8, List.of(sources).subList(0, 15), plain.mixes());
    rig.mix.load(Rigs.with(rig.mix.state(), talking));
    rig.set("click", 1).set("mix1.click", 0).set("mix1.talkback", 1);
    rig.activate();
    Transport song = new Transport();
    song.tempo = 150;
    float[][] bus = MixRig.noise(16, 64, new Random(2));
    float[][] out = new float[16][64];
    ParameterEvents events = new ParameterEvents(64);
    Random random = new Random(3);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    CueMixState state = rig.mix.state();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 20 && allocated != 0; round++) {
      long sum = 0;
      for (int block = 0; block < 500; block++) {
        events.clear();
        for (int e = 0; e < 8; e++) {
          events.add(e * 8, random.nextInt(rig.parameters.all().size()), random.nextDouble());
        }
        rig.mix.set(random.nextInt(100), random.nextDouble());
        if (block % 100 == 0) {
          rig.mix.load(state);
        }
        bus[0][5] = block % 50 == 0 ? Float.NaN : 0.1f;
        song.playing = block % 100 > 10;
        song.recording = block % 70 == 0;
        song.quarterNotes = block * 64 / 48_000.0 * 2.5;
        long before = threads.getCurrentThreadAllocatedBytes();
        rig.mix.process(bus, out, 64, events, song);
        sum += threads.getCurrentThreadAllocatedBytes() - before;
      }
      allocated = sum;
    }
    assertThat(allocated).as("bytes allocated in 500 blocks, once compiled").isZero();
  }

  @Test
  void everySetArrivesEvenWhereMoreComeThanFitOnTheWay() {
    MixRig rig = new MixRig(Variant.V64X16).activate();
    rig.parameters.all().forEach(p -> rig.mix.set(p.index(), p.max()));
    rig.parameters.all().forEach(p -> rig.mix.set(p.index(), p.initial()));
    rig.set("mix16.source64.level", 0).set("mix16.source64.pan", -1);
    float[][] bus = new float[64][4800];
    Arrays.fill(bus[63], 0.5f);
    float[][] out = rig.render(bus);
    assertThat(out[30][4799]).isEqualTo(0.5f);
    assertThat(out[31][4799]).isZero();
    assertThat(out[0][4799]).isZero();
  }

  @Test
  void aSetAfterALoadWinsAndOneBeforeItLoses() {
    MixRig rig = new MixRig(Variant.V8X4).set("mix1.source1.pan", -1).activate();
    CueMixState state = rig.mix.state();
    rig.set("mix1.source1.level", 0);
    rig.mix.load(state);
    rig.set("mix1.source2.level", 0).set("mix1.source2.pan", -1);
    float[][] bus = new float[8][2000];
    Arrays.fill(bus[0], 1);
    Arrays.fill(bus[1], 0.25f);
    assertThat(rig.render(bus)[0][1999]).isEqualTo(0.25f);
  }

  @Test
  void stateIsTrueBeforeTheAudioThreadHasSeenIt() {
    MixRig rig = new MixRig(Variant.V8X4);
    rig.set("mix1.level", -7);
    CueMix other = new CueMix(Variant.V8X4);
    other.load(rig.mix.state());
    assertThat(other.value(rig.parameters.byId("mix1.level").orElseThrow().index())).isEqualTo(-7);
  }

  /// Repeated, for a change that is lost is lost rarely.
  @RepeatedTest(20)
  void controlAndAudioRunBesideEachOther() throws InterruptedException {
    MixRig rig = new MixRig(Variant.V16X8).randomise(new Random(7)).activate();
    AtomicBoolean done = new AtomicBoolean();
    Thread control =
        new Thread(() -> {
          Random random = new Random(8);
          for (int i = 0; i < 20_000; i++) {
            int index = random.nextInt(rig.parameters.all().size());
            rig.mix.set(index, random.nextDouble() * 2 - 1);
            if (i % 500 == 0) {
              rig.mix.load(rig.mix.state());
            }
          }
          rig.parameters.all().forEach(p -> rig.mix.set(p.index(), p.initial()));
          rig.set("mix1.source1.level", 0).set("mix1.source1.pan", 1).set("guards", 1);
          done.set(true);
        });
    float[][] bus = MixRig.noise(16, 64, new Random(9));
    float[][] out = new float[16][64];
    control.start();
    while (!done.get()) {
      rig.mix.process(bus, out, 64, ParameterEvents.NONE);
    }
    control.join();
    // Four seconds: a guard that took the noise for feedback lets go in three.
    for (int i = 0; i < 3000; i++) {
      rig.mix.process(bus, out, 64, ParameterEvents.NONE);
    }
    assertThat(out[1]).isEqualTo(bus[0]);
    assertThat(out[0]).containsOnly(0);
  }
}
