package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Nearest;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Send;
import cuebus.session.Session.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the parts of one session file must have in common.
final class SessionChecks {

  private SessionChecks() {}

  /// @param json stands at the session's end
  static void check(JsonReader json, Session session) throws InvalidFileException {
    List<Mix> mixes = session.mixes();
    checkUnique(json, "sources", session.sources().stream().map(Source::id).toList());
    checkUnique(json, "mixes", mixes.stream().map(Mix::id).toList());

    List<String> sources = session.sources().stream().map(Source::id).toList();
    checkKnown(json, session.main(), sources, "main");
    boolean engineer = false;
    for (int i = 0; i < mixes.size(); i++) {
      checkKnown(json, mixes.get(i).sends(), sources, "mixes", i, "sends");
      if (mixes.get(i).engineer() && engineer) {
        throw json.problem("another mix is the engineer's already", "mixes", i, "role");
      }
      engineer |= mixes.get(i).engineer();
    }
    checkSize(json, session);
  }

  private static void checkUnique(JsonReader json, String list, List<String> ids)
      throws InvalidFileException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        throw json.problem("\"" + ids.get(i) + "\" is the id of two " + list, list, i, "id");
      }
    }
  }

  private static void checkKnown(
      JsonReader json, Map<String, Send> sends, List<String> sources, Object... place)
      throws InvalidFileException {
    for (String id : sends.keySet()) {
      if (!sources.contains(id)) {
        List<Object> below = new ArrayList<>(List.of(place));
        below.add(id);
        throw json.problem(
            "no source has this id; there are "
                + String.join(", ", sources)
                + Nearest.question(id, sources),
            below.toArray());
      }
    }
  }

  /// A source counts as one channel unless it says two: the reader does not know the stems.
  private static void checkSize(JsonReader json, Session session) throws InvalidFileException {
    int inputs = session.sources().stream().mapToInt(Session.Source::statedChannels).sum();
    var problem = session.sizeProblem(inputs);
    if (problem.isPresent()) {
      throw json.problem(problem.get(), session.variant() == null ? "sources" : "variant");
    }
  }
}
