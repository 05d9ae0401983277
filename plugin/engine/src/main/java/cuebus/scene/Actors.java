package cuebus.scene;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Nearest;
import cuebus.json.Value;
import cuebus.rt.Actor;
import java.util.ArrayList;
import java.util.List;

/// The names of those who change things: `host`, `midi`, `session`, or a performer by the id of
/// their mix.
final class Actors {

  /// By the number of the actor.
  private final List<String> names = new ArrayList<>(List.of("host", "midi", "session"));

  /// @param mixIds in the order of the mixes
  Actors(List<String> mixIds) {
    for (String id : mixIds) {
      // No id has a colon, so a mix may be called host all the same.
      names.add(names.indexOf(id) > Actor.SESSION || !names.contains(id) ? id : "mix:" + id);
    }
  }

  String name(int actor) {
    return actor < names.size() ? names.get(actor) : names.get(Actor.HOST);
  }

  int read(JsonReader json) throws InvalidFileException {
    String name = Value.text().read(json);
    int actor = names.indexOf(name);
    if (actor < 0) {
      throw json.expected("one of " + String.join(", ", names) + Nearest.question(name, names));
    }
    return actor;
  }
}
