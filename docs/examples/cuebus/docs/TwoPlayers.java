package cuebus.docs;

import cuebus.beads.CueMixUGen;
import cuebus.param.Variant;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.IOAudioFormat;
import net.beadsproject.beads.core.io.NonrealtimeIO;
import net.beadsproject.beads.data.Buffer;
import net.beadsproject.beads.data.Sample;
import net.beadsproject.beads.ugens.RecordToSample;
import net.beadsproject.beads.ugens.WavePlayer;

/// Two instruments, two players, and to each player more of what is their own: the cue mixer in a
/// Beads program, without a file or a session.
public final class TwoPlayers {

  private TwoPlayers() {}

  /// Renders one second of the guitarist's mix.
  public static Sample guitaristsMix() {
    var context =
        new AudioContext(new NonrealtimeIO(), 512, new IOAudioFormat(48_000, 16, 0, 2, true, true));
    var guitar = new WavePlayer(context, 196, Buffer.SAW);
    var piano = new WavePlayer(context, 440, Buffer.TRIANGLE);

    var cue = new CueMixUGen(context, Variant.V8X4);
    cue.addInput(0, guitar, 0);
    cue.addInput(1, piano, 0);

    // The guitarist: the guitar loud and to the left, the piano softer and to the right.
    cue.set("mix1.source1.level", -6);
    cue.set("mix1.source1.pan", -0.5);
    cue.set("mix1.source2.level", -18);
    cue.set("mix1.source2.pan", 0.5);
    // The pianist: the other way round.
    cue.set("mix2.source1.level", -18);
    cue.set("mix2.source2.level", -6);

    var recording = new Sample(1000, 2, 48_000);
    var recorder = new RecordToSample(context, recording);
    recorder.addInput(0, cue, CueMixUGen.left(0));
    recorder.addInput(1, cue, CueMixUGen.right(0));
    context.out.addDependent(recorder);
    context.runForNMillisecondsNonRealTime(1000);
    return recording;
  }

  /// Says how loud each side of the mix is.
  public static void main(String[] args) {
    Sample mix = guitaristsMix();
    float[] frame = new float[2];
    double left = 0;
    double right = 0;
    for (int i = 0; i < mix.getNumFrames(); i++) {
      mix.getFrame(i, frame);
      left += frame[0] * frame[0];
      right += frame[1] * frame[1];
    }
    System.out.printf(
        "left %.1f dBFS, right %.1f dBFS%n",
        10 * Math.log10(left / mix.getNumFrames()), 10 * Math.log10(right / mix.getNumFrames()));
  }
}
