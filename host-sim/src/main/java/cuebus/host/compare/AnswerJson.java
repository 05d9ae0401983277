package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.host.measure.PerChannel;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Writes an answer as JSON: levels in dB with two decimals, silence as null.
public final class AnswerJson {

  private AnswerJson() {}

  /// Writes one object.
  public static void write(Answer answer, JsonGenerator json) throws IOException {
    Comparison asked = answer.comparison();
    json.writeStartObject();
    json.writeStringField("name", asked.name());
    json.writeStringField("question", asked.question());
    number(json, "workingSplDb", asked.workingSplDb());
    number(json, "crestDb", asked.crestDb());
    json.writeStringField("summary", answer.summary());
    texts(json, "answer", answer.sentences());
    json.writeArrayFieldStart("findings");
    for (Finding finding : answer.findings()) {
      write(finding, json);
    }
    json.writeEndArray();
    texts(json, "warnings", answer.warnings());
    json.writeEndObject();
  }

  private static void write(Finding f, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("device", f.device().id());
    json.writeStringField("headphone", f.headphone().id());
    json.writeNumberField("players", f.players());
    json.writeNumberField("sharing", f.sharing());
    json.writeStringField("lead", f.lead().text());
    both(json, "centreDb", f.centreDb());
    both(json, "leftDb", f.leftDb());
    both(json, "rightDb", f.rightDb());
    number(json, "lossDb", f.lossDb());
    number(json, "levelSplDb", f.levelSplDb());
    number(json, "loudestSplDb", f.loudestSplDb());
    json.writeStringField("limit", f.limit().text());
    number(json, "headroomDb", f.headroomDb());
    number(json, "loudestMixSplDb", f.loudestMixSplDb());
    number(json, "hoursAtLoudest", f.hours());
    number(json, "responseErrorDb", f.responseErrorDb());
    number(json, "noiseSplDbA", f.noiseSplDbA());
    json.writeStringField("evidence", f.evidence().text());
    json.writeEndObject();
  }

  private static void both(JsonGenerator json, String key, PerChannel ears) throws IOException {
    json.writeArrayFieldStart(key);
    value(json, ears.left());
    value(json, ears.right());
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, String key, double number) throws IOException {
    json.writeFieldName(key);
    value(json, number);
  }

  private static void value(JsonGenerator json, double number) throws IOException {
    if (Double.isFinite(number)) {
      json.writeNumber(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_EVEN));
    } else {
      json.writeNull();
    }
  }

  private static void texts(JsonGenerator json, String key, Iterable<String> texts)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
