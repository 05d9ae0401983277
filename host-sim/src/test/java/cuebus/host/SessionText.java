package cuebus.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Puts a session file together, as a person would type it.
final class SessionText {

  private final List<String> sources = new ArrayList<>();
  private final List<String> mixes = new ArrayList<>();
  private String variant = "";
  private String click = "";

  /// A session with these sources and one mix, `everyone`, of all of them at 0 dB.
  static SessionText of(String... ids) {
    SessionText session = new SessionText();
    for (String id : ids) {
      session.source("\"id\": \"%s\"".formatted(id));
    }
    String sends =
        List.of(ids).stream().map("\"%s\": {}"::formatted).collect(Collectors.joining(", "));
    return session.mix("\"id\": \"everyone\", \"sends\": {%s}".formatted(sends));
  }

  SessionText variant(String text) {
    variant = "\"variant\": \"%s\", ".formatted(text);
    return this;
  }

  /// @param keys what stands between the braces of the click
  SessionText click(String keys) {
    click = "\"click\": {%s}, ".formatted(keys);
    return this;
  }

  /// @param keys what stands between the braces of a source
  SessionText source(String keys) {
    sources.add("{" + keys + "}");
    return this;
  }

  /// @param keys what stands between the braces of a mix
  SessionText mix(String keys) {
    mixes.add("{" + keys + "}");
    return this;
  }

  /// A mix that sends every source, in order, at these levels and pans.
  SessionText mix(String id, List<String> sourceIds, double[] levelDb, double[] pan) {
    return mix(
        "\"id\": \"%s\", \"sends\": {%s}"
            .formatted(
                id,
                IntStream.range(0, sourceIds.size())
                    .mapToObj(s ->
                        String.format(
                            Locale.ROOT,
                            "\"%s\": {\"levelDb\": %s, \"pan\": %s}",
                            sourceIds.get(s),
                            levelDb[s],
                            pan[s]))
                    .collect(Collectors.joining(", "))));
  }

  /// Writes `session.json` into a folder.
  Path in(Path folder) throws IOException {
    return Files.writeString(folder.resolve("session.json"), toString());
  }

  @Override
  public String toString() {
    return """
    {"cuebus-session": 1, "name": "Test", %s%s
     "sources": [%s],
     "mixes": [%s]}
    """
        .formatted(variant, click, String.join(",\n  ", sources), String.join(",\n  ", mixes));
  }
}
