package cuebus.host.demo;

import cuebus.param.Decibels;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.IOAudioFormat;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.io.NonrealtimeIO;
import net.beadsproject.beads.ugens.BiquadFilter;
import net.beadsproject.beads.ugens.Envelope;
import net.beadsproject.beads.ugens.Gain;

/// The demo's four-piece band with click: a song of half a minute at 100 beats a minute in 4/4,
/// whose first frame is the first beat of a bar of count-in.
///
/// Every stem peaks between −9 and −3 dBFS, ends in silence, and is the same to the bit each time
/// on one machine.
public final class DemoBand {

  /// In Hz.
  public static final int SAMPLE_RATE = 48_000;

  /// Length of every stem: twelve bars and what it takes the last chord to fade.
  public static final int FRAMES = 30 * SAMPLE_RATE;

  /// Divides [#FRAMES], so that the last block is a whole one.
  private static final int BLOCK = 480;

  private static final float FADE_MS = 1000;
  private static final float SILENCE_MS = 50;

  /// Below it is nothing to hear, and there is no DC at all.
  private static final float SUBSONIC_HERTZ = 20;

  private DemoBand() {}

  /// Plays the song once, as fast as it goes.
  ///
  /// @param sink takes all stems, [#FRAMES] frames of each; called on the caller's thread
  /// @throws IOException from the sink; nothing more is written after it
  public static void render(StemSink sink) throws IOException {
    AudioContext context =
        new AudioContext(new NonrealtimeIO(), BLOCK, new IOAudioFormat(SAMPLE_RATE, 24, 0, 1));
    Band band = new Band(context);
    for (Stem stem : Stem.values()) {
      UGen recorded = recorded(context, stem, band.instrument(stem));
      context.out.addDependent(new StemTap(context, stem, recorded, sink));
    }
    try {
      // Not start(), where Beads prints exceptions and goes on.
      context.runForNMillisecondsNonRealTime(context.samplesToMs(FRAMES));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// An instrument at its recording level, without DC, faded out before the end.
  private static UGen recorded(AudioContext context, Stem stem, UGen instrument) {
    BiquadFilter blocker = new BiquadFilter(context, stem.channels(), BiquadFilter.BUTTERWORTH_HP);
    blocker.setFrequency(SUBSONIC_HERTZ).addInput(instrument);
    float trim = (float) Decibels.toGain(stem.trimDb());
    Envelope fade = new Envelope(context, trim);
    double held = context.samplesToMs(FRAMES) - FADE_MS - SILENCE_MS;
    fade.addSegment(trim, (float) held).addSegment(0, FADE_MS);
    Gain fader = new Gain(context, stem.channels(), fade);
    fader.addInput(blocker);
    return fader;
  }
}
