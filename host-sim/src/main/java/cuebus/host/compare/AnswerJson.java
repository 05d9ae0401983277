package cuebus.host.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// Writes an answer as JSON.
public final class AnswerJson {

  private AnswerJson() {}

  /// Writes one object.
  public static void write(Answer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", answer.asked().name());
    json.writeStringField("question", answer.asked().question());
    json.writeStringField("summary", answer.summary());
    texts(json, "answer", answer.sentences());
    answer.write(json);
    texts(json, "warnings", answer.warnings());
    json.writeEndObject();
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
