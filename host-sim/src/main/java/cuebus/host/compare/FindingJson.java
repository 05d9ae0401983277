package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import cuebus.host.measure.PerChannel;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Findings as JSON: levels in dB with two decimals, silence as null.
final class FindingJson {

  private FindingJson() {}

  static void write(OutputAnswer answer, JsonGenerator json) throws IOException {
    number(json, "workingSplDb", answer.asked().workingSplDb());
    number(json, "crestDb", answer.asked().crestDb());
    json.writeArrayFieldStart("findings");
    for (Finding finding : answer.findings()) {
      write(finding, json);
    }
    json.writeEndArray();
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

  static void number(JsonGenerator json, String key, double number) throws IOException {
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
}
