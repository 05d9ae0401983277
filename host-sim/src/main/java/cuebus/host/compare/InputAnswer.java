package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.input.Input;
import cuebus.json.InvalidFileException;
import cuebus.session.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a comparison of inputs found.
///
/// @param asked what was asked
/// @param findings in the order of the session; the first is what the others are compared with
public record InputAnswer(InputComparison asked, List<InputFinding> findings) implements Answer {

  /// Noise this far below the music is not heard beside it.
  private static final double CLEAN_DB = 60;

  private static final double QUIET_DB = 0;

  /// Works out every input of a session.
  ///
  /// @param sessionName the session's file as the user would name it
  /// @throws InvalidFileException if no source has an input
  public static InputAnswer of(InputComparison asked, Session session, String sessionName)
      throws InvalidFileException {
    List<InputFinding> findings = new ArrayList<>();
    for (Session.Source source : session.sources()) {
      Input input = source.input();
      if (input != null) {
        findings.add(InputFinding.of(source.name(), input));
      }
    }
    if (findings.isEmpty()) {
      throw new InvalidFileException(
          sessionName, "/sources", "no source has an input; at least one is needed to compare");
    }
    return new InputAnswer(asked, List.copyOf(findings));
  }

  @Override
  public String summary() {
    if (asked.picture() == Comparison.Picture.NOISE) {
      List<String> silent =
          findings.stream().filter(InputFinding::silent).map(InputFinding::name).toList();
      InputFinding worst =
          findings.stream()
              .filter(f -> !f.silent())
              .min((a, b) -> Double.compare(a.overNoiseDb(), b.overNoiseDb()))
              .orElse(findings.getFirst());
      return silent.isEmpty()
          ? "%s is %s dB over the noise, %s only %s dB."
              .formatted(
                  findings.getFirst().name(),
                  Sentences.whole(findings.getFirst().overNoiseDb()),
                  worst.name(),
                  Sentences.whole(worst.overNoiseDb()))
          : "%s gives nothing but noise; the others are not changed by the 48 V."
              .formatted(String.join(" and ", silent));
    }
    InputFinding first = findings.getFirst();
    InputFinding last = findings.getLast();
    return "%s loses %s dB at 4 kHz and %s dB at 200 Hz against %s."
        .formatted(
            last.name(),
            Sentences.whole(first.trebleDb() - last.trebleDb()),
            Sentences.whole(first.bassDb() - last.bassDb()),
            first.name());
  }

  @Override
  public List<String> sentences() {
    return findings.stream().map(this::sentence).toList();
  }

  private String sentence(InputFinding f) {
    if (f.silent()) {
      return f.name() + ": silent, a condenser needs phantom power.";
    }
    double treble = f.trebleDb() - f.bassDb();
    String colour =
        Math.abs(treble) < Sentences.NOTICED_DB
            ? "the treble stays"
            : "4 kHz are %s dB %s than 200 Hz"
                .formatted(Tenths.signed(Math.abs(treble)), treble < 0 ? "softer" : "louder");
    String noise =
        f.overNoiseDb() < CLEAN_DB
            ? "noise is %s dB below the music and heard".formatted(Sentences.whole(f.overNoiseDb()))
            : "noise is %s dB below the music".formatted(Sentences.whole(f.overNoiseDb()));
    return "%s: music at %s dBFS; %s; %s."
        .formatted(f.name(), Sentences.whole(f.levelDbfs()), colour, noise);
  }

  @Override
  public List<String> warnings() {
    return List.of();
  }

  private static final List<String> COLUMNS =
      List.of(
          "Source and input",
          "Level dBFS",
          "Noise dBFS",
          "Music over noise dB",
          "200 Hz dB",
          "4 kHz dB",
          "Clips from dBu",
          "Phantom V");

  @Override
  public List<String> columns() {
    return COLUMNS;
  }

  @Override
  public List<List<String>> rows() {
    return findings.stream()
        .map(f ->
            Stream.concat(
                    Stream.of(f.name()),
                    Stream.of(
                            f.levelDbfs(),
                            f.noiseDbfs(),
                            f.overNoiseDb(),
                            f.bassDb(),
                            f.trebleDb(),
                            f.clipsFromDbu(),
                            f.phantomVolts())
                        .map(value -> Double.isFinite(value) ? Tenths.signed(value) : "–"))
                .toList())
        .toList();
  }

  @Override
  public String picture() {
    if (asked.picture() == Comparison.Picture.NOISE) {
      return new BarChart(
              asked.name(),
              "music over noise, dB",
              QUIET_DB,
              findings.stream().map(f -> new BarChart.Bar(f.name(), f.overNoiseDb(), 0)).toList(),
              List.of(new BarChart.Mark("clean", CLEAN_DB)))
          .svg();
    }
    List<CurveChart.Curve> curves = new ArrayList<>();
    for (InputFinding f : findings) {
      curves.add(new CurveChart.Curve(f.name(), f.hertz(), f.gainDb(), curves.size(), 0));
    }
    return new CurveChart(
            asked.name(), "Hz", true, "voltage at the input over the unloaded source, dB", curves)
        .svg();
  }

  @Override
  public Map<String, String> terms() {
    Map<String, String> terms = new LinkedHashMap<>();
    terms.put(
        "Level", "Music whose peaks reach the source's full scale and lie 15 dB over its average.");
    terms.put("Noise", "Of source, amplifier and converter in 20 kHz, unweighted.");
    terms.put(
        "200 Hz, 4 kHz",
        "What the input's impedance leaves of the source's voltage; a pickup's coil makes the"
            + " difference.");
    terms.put("Clips from", "The level at the source from which on the converter clips.");
    terms.put("Phantom", "What is left of 48 V at the microphone.");
    return terms;
  }

  @Override
  public List<String> sources() {
    return List.of(
        "The session " + asked.inputs() + ", whose inputs are class models",
        "How they are computed: docs/inputs.md");
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("findings");
    for (InputFinding f : findings) {
      json.writeStartObject();
      json.writeStringField("input", f.name());
      FindingJson.number(json, "levelDbfs", f.levelDbfs());
      FindingJson.number(json, "noiseDbfs", f.noiseDbfs());
      FindingJson.number(json, "overNoiseDb", f.overNoiseDb());
      FindingJson.number(json, "bassDb", f.bassDb());
      FindingJson.number(json, "trebleDb", f.trebleDb());
      FindingJson.number(json, "clipsFromDbu", f.clipsFromDbu());
      FindingJson.number(json, "phantomVolts", f.phantomVolts());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
