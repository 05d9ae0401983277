package cuebus.host.report;

import cuebus.amp.Evidence;
import cuebus.amp.Lead;
import cuebus.hearing.Allowance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A report as a real render would make it, from synthesised mixes.
final class ExampleReport {

  static final int RATE = 48_000;
  private static final int BLOCK = 480;

  private ExampleReport() {}

  /// Four mixes of some length: a clipping and limited one, a clean one, one without an output
  /// stage, a silent one.
  static Report ofSeconds(int seconds) {
    DeviceReport phones =
        new DeviceReport(
            "interface-phones", "Interface phones", Evidence.ESTIMATE, true, -12, Lead.STEREO);
    DeviceReport distribution =
        new DeviceReport(
            "rack-4", "Rack amplifier, 4 outputs", Evidence.PUBLISHED, false, 0, Lead.MONO);
    HeadphoneReport closed =
        new HeadphoneReport(
            "closed-dynamic-32", "Closed dynamic, 32 Ω", 2, 0.21437, Evidence.ESTIMATE, hearing());
    HeadphoneReport studio =
        new HeadphoneReport("dynamic-300", "Dynamic, 300 Ω", 1, 0.0345678, Evidence.MEASURED, null);
    return new Report(
        "Four-piece band",
        RATE,
        (long) seconds * RATE,
        List.of(
            "source keys: keys.flac has 44.1 kHz and was converted to 48 kHz",
            "source lead: 3 samples were not finite and became silence"),
        List.of(
            new SourceReport("kick", "Kick", -3.1, new SourceLevels(-22.5, -21.8), 0, null),
            new SourceReport("keys", "Keys", -9.44, new SourceLevels(-25.25, -23.4), 0, null),
            new SourceReport(
                "lead", "Lead vocal", -6.2, new SourceLevels(-20, -19.1), 3, microphone()),
            new SourceReport(
                "spare",
                "Spare",
                Double.NEGATIVE_INFINITY,
                new SourceLevels(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
                0,
                null)),
        List.of(
            mix("drummer", "Drummer", band(seconds, 1.3), phones, List.of(closed, studio)),
            mix("singer", "Singer", band(seconds, 0.5), distribution, List.of(studio)),
            mix("bass", "Bass", band(seconds, 1), null, List.of()),
            mix("guest", "Guest", band(seconds, 0), null, List.of())));
  }

  private static MixReport mix(
      String id,
      String name,
      MixLevels levels,
      DeviceReport device,
      List<HeadphoneReport> headphones) {
    return new MixReport(
        id, name, "mixes/" + id + ".wav", levels, device, headphones, contributions(headphones));
  }

  private static List<ContributionReport> contributions(List<HeadphoneReport> headphones) {
    return headphones.stream().allMatch(h -> h.hearing() == null)
        ? List.of()
        : List.of(
            new ContributionReport("kick", "Kick", 0.7),
            new ContributionReport("keys", "Keys", 0.35),
            new ContributionReport("lead", "Lead vocal", -0.05));
  }

  private static InputReport microphone() {
    return new InputReport("mic", 40, -0.828, -81.25, 0, 12, 34.38, false);
  }

  /// 94 dBA for six minutes.
  private static HearingReport hearing() {
    return new HearingReport(
        94,
        97.25,
        112.125,
        Evidence.PUBLISHED,
        Arrays.stream(Allowance.values())
            .map(a -> new HearingReport.Exposure(a, a.dose(94, 360), a.hoursAllowed(94)))
            .toList());
  }

  /// Kicks, a chord and a louder middle.
  private static MixLevels band(int seconds, double gain) {
    MixAnalysis analysis = new MixAnalysis(RATE);
    Random random = new Random(7);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    for (long at = 0; at < (long) seconds * RATE; at += BLOCK) {
      long limited = 0;
      for (int i = 0; i < BLOCK; i++) {
        double t = (double) (at + i) / RATE;
        double part = t / seconds;
        double section =
            part < 0.15 ? 0.25 : part < 0.5 ? 0.6 : part < 0.7 ? 1 : part < 0.95 ? 0.7 : 0.05;
        double beat = t % 0.5;
        double kick = 0.6 * Math.exp(-beat * 18) * Math.sin(2 * Math.PI * 70 * beat);
        double hat = 0.1 * Math.exp(-(t % 0.25) * 40) * random.nextGaussian();
        double chord = 0.08 * (Math.sin(2 * Math.PI * 220 * t) + Math.sin(2 * Math.PI * 277.2 * t));
        double sample = gain * section * (kick + hat + chord);
        limited += Math.abs(sample) > 0.7 ? 1 : 0;
        left[i] = (float) Math.clamp(sample * 1.2, -1, 1);
        right[i] = (float) (sample * 0.9);
      }
      analysis.add(left, right, 0, BLOCK);
      if (gain > 1) {
        analysis.addLimitFrames(limited / 3, limited);
      }
    }
    return analysis.levels();
  }
}
