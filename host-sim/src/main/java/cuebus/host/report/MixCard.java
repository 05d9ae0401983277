package cuebus.host.report;

import cuebus.amp.Lead;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.stream.Collectors;

/// The part of the page that is about one mix.
final class MixCard {

  private final Markup out;
  private final MixReport mix;
  private final int sampleRate;

  MixCard(Markup out, MixReport mix, int sampleRate) {
    this.out = out;
    this.mix = mix;
    this.sampleRate = sampleRate;
  }

  void write() {
    out.open("article", "class", "mix");
    out.open("header").leaf("h3", mix.name());
    out.open("p", "class", "badges");
    for (Verdict verdict : Verdict.of(mix.levels())) {
      out.leaf("span", verdict.text(), "class", "badge " + verdict.kind());
    }
    out.close().close();
    out.open("p", "class", "chain");
    chain();
    out.close();
    out.open(
            "audio",
            "controls",
            "controls",
            "preload",
            "metadata",
            "src",
            address(mix.file()),
            "aria-label",
            "Listen to " + mix.name())
        .close();
    out.open("figure");
    new LevelPicture(out, mix, sampleRate).draw(mix.name());
    out.open("figcaption");
    out.leaf("span", "", "class", "swatch peak").text("peak ");
    out.leaf("span", "", "class", "swatch rms").text("RMS, in dBFS over time");
    out.close().close();
    numbers();
    if (!mix.contributions().isEmpty()) {
      out.leaf("p", contributions(), "class", "contributions");
    }
    new HearingCard(out, mix).write();
    out.close();
  }

  private String contributions() {
    return mix.contributions().stream()
        .map(contribution ->
            contribution.name()
                + String.format(Locale.ROOT, " %.0f %%", 100 * contribution.share() + 0.0))
        .collect(Collectors.joining(", ", "What the ears get comes from: ", "."))
        .replace(" -", " −");
  }

  /// The way from the mix to the ears, in words.
  private void chain() {
    DeviceReport device = mix.device();
    if (device == null) {
      out.text("Clean mix, no output stage.");
      return;
    }
    out.text(device.audible() ? "As heard through " : "Clean mix; measured beside it: ");
    out.leaf("strong", device.name());
    out.text(" (" + device.evidence().text() + ") at " + volume(device.volumeDb()) + " → ");
    if (mix.headphones().isEmpty()) {
      out.text("nothing plugged in");
    }
    String between = "";
    for (HeadphoneReport headphones : mix.headphones()) {
      out.text(between + headphones.count() + " × ");
      out.leaf("strong", headphones.name());
      out.text(" (" + headphones.evidence().text() + ")");
      between = " + ";
    }
    out.text(", " + lead(device.lead()) + ".");
  }

  private static String volume(double db) {
    return db == 0 ? "full volume" : "volume " + Readout.level(db) + " dB";
  }

  private static String lead(Lead lead) {
    return switch (lead) {
      case STEREO -> "stereo lead";
      case MONO -> "mono lead: the right channel is shorted";
      case OPEN_SLEEVE -> "lead with an open sleeve: only the difference of the channels is left";
    };
  }

  private void numbers() {
    MixLevels levels = mix.levels();
    out.open("dl", "class", "numbers");
    number("Loudness", Readout.level(levels.loudnessLufs()), "LUFS");
    number("True peak", Readout.level(levels.truePeakDbtp()), "dBTP");
    number("Sample peak", Readout.level(levels.samplePeakDbfs()), "dBFS");
    number("RMS", Readout.level(levels.rmsDbfs()), "dBFS");
    number(
        "Clipped",
        Readout.count(levels.clippedSamples()),
        levels.clippedSamples() == 1 ? "sample" : "samples");
    if (mix.device() != null) {
      limit("Rail limiting", levels.railFrames());
      limit("Current limiting", levels.currentFrames());
    }
    for (HeadphoneReport headphones : mix.headphones()) {
      number(
          "At " + headphones.name(),
          Readout.volts(headphones.outputVrms()),
          "RMS, " + headphones.evidence().text());
    }
    out.close();
  }

  private void limit(String name, long frames) {
    if (frames == 0) {
      number(name, "none", "");
    } else {
      String unit = Readout.count(frames, "frame", "frames");
      number(name, Readout.span(frames / (double) sampleRate), unit);
    }
  }

  private void number(String name, String value, String unit) {
    out.open("div").leaf("dt", name);
    out.open("dd").leaf("b", value).text(" " + unit).close().close();
  }

  /// The file as a relative reference (RFC 3986): `./` keeps a colon from looking like a scheme.
  private static String address(String file) {
    try {
      return new URI(null, null, "./" + file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "mix file " + file + ": not a path that a page can refer to", e);
    }
  }
}
