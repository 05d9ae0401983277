package cuebus.host.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import cuebus.amp.Evidence;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Writes a report as `report.json`, version 1; its schema is `schemas/report.schema.json` of the
/// presets. Levels have two decimals, silence is `"-inf"`, voltages have four digits.
public final class ReportJson {

  private static final int VERSION = 1;

  private final JsonGenerator json;

  private ReportJson(JsonGenerator json) {
    this.json = json;
  }

  /// The text of `report.json`, ending in a line feed.
  public static String of(Report report) {
    StringWriter text = new StringWriter();
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter pretty =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try (JsonGenerator json = new JsonFactory().createGenerator(text).setPrettyPrinter(pretty)) {
      new ReportJson(json).write(report);
    } catch (IOException e) {
      throw new UncheckedIOException("a report in memory cannot fail to be written", e);
    }
    return text.append('\n').toString();
  }

  private void write(Report report) throws IOException {
    json.writeStartObject();
    json.writeNumberField("cuebus-report", VERSION);
    json.writeStringField("session", report.session());
    json.writeNumberField("sampleRate", report.sampleRate());
    json.writeNumberField("frames", report.frames());
    json.writeArrayFieldStart("warnings");
    for (String warning : report.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("sources");
    for (SourceReport source : report.sources()) {
      json.writeStartObject();
      json.writeStringField("id", source.id());
      json.writeStringField("name", source.name());
      writeLevel("samplePeakDbfs", source.samplePeakDbfs());
      writeLevel("rmsDbfs", source.levels().rmsDbfs());
      writeLevel("loudnessLufs", source.levels().loudnessLufs());
      json.writeNumberField("nonFiniteSamples", source.nonFiniteSamples());
      if (source.input() != null) {
        write(source.input());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("mixes");
    for (MixReport mix : report.mixes()) {
      write(mix);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(InputReport input) throws IOException {
    json.writeObjectFieldStart("input");
    json.writeStringField("kind", input.kind());
    writeLevel("gainDb", input.gainDb());
    writeLevel("loadingDb", input.loadingDb());
    writeLevel("noiseDbfs", input.noiseDbfs());
    writeLevel("samplePeakDbfs", input.samplePeakDbfs());
    json.writeNumberField("clippedSamples", input.clippedSamples());
    json.writeBooleanField("silent", input.silent());
    if (input.phantomVolts() != null) {
      writeFourDigits("phantomVolts", input.phantomVolts());
    }
    json.writeEndObject();
  }

  private void write(MixReport mix) throws IOException {
    MixLevels levels = mix.levels();
    json.writeStartObject();
    json.writeStringField("id", mix.id());
    json.writeStringField("name", mix.name());
    json.writeStringField("file", mix.file());
    writeLevel("samplePeakDbfs", levels.samplePeakDbfs());
    writeLevel("truePeakDbtp", levels.truePeakDbtp());
    writeLevel("loudnessLufs", levels.loudnessLufs());
    writeLevel("rmsDbfs", levels.rmsDbfs());
    json.writeNumberField("clippedSamples", levels.clippedSamples());
    json.writeObjectFieldStart("limit");
    json.writeNumberField("railFrames", levels.railFrames());
    json.writeNumberField("currentFrames", levels.currentFrames());
    json.writeEndObject();
    json.writeArrayFieldStart("headphones");
    for (HeadphoneReport headphones : mix.headphones()) {
      json.writeStartObject();
      json.writeStringField("id", headphones.id());
      json.writeNumberField("count", headphones.count());
      writeFourDigits("outputVrms", headphones.outputVrms());
      json.writeStringField("evidence", headphones.evidence().text());
      if (headphones.hearing() != null) {
        write(headphones.hearing());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    if (!mix.contributions().isEmpty()) {
      json.writeArrayFieldStart("contributions");
      for (ContributionReport contribution : mix.contributions()) {
        json.writeStartObject();
        json.writeStringField("id", contribution.id());
        writeLevel("percent", 100 * contribution.share());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void write(HearingReport hearing) throws IOException {
    writeLevel("splDbA", hearing.averageDba());
    writeLevel("highestDbA", hearing.highestDba());
    writeLevel("peakDbSpl", hearing.peakDb());
    json.writeObjectFieldStart("exposure");
    json.writeStringField("evidence", Evidence.ESTIMATE.text());
    json.writeStringField("sensitivityEvidence", hearing.sensitivityEvidence().text());
    for (HearingReport.Exposure exposure : hearing.exposures()) {
      json.writeObjectFieldStart(exposure.allowance().key());
      json.writeStringField("per", exposure.allowance().period().text());
      writeFourDigits("dosePercent", 100 * exposure.dose());
      if (!exposure.unlimited()) {
        writeFourDigits("hoursAllowed", exposure.hoursAllowed());
        writeFourDigits("hoursLeft", exposure.hoursLeft());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void writeFourDigits(String key, double number) throws IOException {
    writeNumber(key, BigDecimal.valueOf(number).round(new MathContext(4)));
  }

  private void writeLevel(String key, double db) throws IOException {
    if (db == Double.NEGATIVE_INFINITY) {
      json.writeStringField(key, "-inf");
    } else {
      writeNumber(key, BigDecimal.valueOf(db).setScale(2, RoundingMode.HALF_EVEN));
    }
  }

  private void writeNumber(String key, BigDecimal number) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(number.stripTrailingZeros().toPlainString());
  }
}
