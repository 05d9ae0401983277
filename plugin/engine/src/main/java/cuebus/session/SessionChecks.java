package cuebus.session;

import cuebus.json.InvalidFileException;
import cuebus.json.JsonReader;
import cuebus.json.Nearest;
import cuebus.param.Follow;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
    checkUnique(json, "mixes", session.mixIds());

    List<String> sources = session.sources().stream().map(Source::id).toList();
    checkKnown(json, session.main().keySet(), sources, "source", "main");
    checkGroups(json, session, sources);
    List<String> groups = session.groups().stream().map(Session.Group::id).toList();
    boolean engineer = false;
    for (int i = 0; i < mixes.size(); i++) {
      checkKnown(json, mixes.get(i).sends().keySet(), sources, "source", "mixes", i, "sends");
      checkFollowed(json, session, i);
      Session.Performer performer = mixes.get(i).performer();
      checkKnown(json, performer.own(), sources, "source", "mixes", i, "own");
      checkOnce(json, performer.own(), "mixes", i, "own");
      checkKnown(json, performer.groupsDb().keySet(), groups, "group", "mixes", i, "groups");
      if (mixes.get(i).engineer() && engineer) {
        throw json.problem("another mix is the engineer's already", "mixes", i, "role");
      }
      engineer |= mixes.get(i).engineer();
    }
    checkSize(json, session);
    ShowChecks.check(json, session.show(), session.mixIds(), session.variant());
  }

  static void checkUnique(JsonReader json, String list, List<String> ids)
      throws InvalidFileException {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < ids.size(); i++) {
      if (!seen.add(ids.get(i))) {
        throw json.problem("\"" + ids.get(i) + "\" is the id of two " + list, list, i, "id");
      }
    }
  }

  /// A list that names something once.
  static void checkOnce(JsonReader json, List<String> names, Object... place)
      throws InvalidFileException {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw json.problem("\"%s\" stands here twice; once is enough".formatted(name), place);
      }
    }
  }

  static void checkKnown(
      JsonReader json, Collection<String> ids, List<String> known, String what, Object... place)
      throws InvalidFileException {
    for (String id : ids) {
      if (!known.contains(id)) {
        List<Object> below = new ArrayList<>(List.of(place));
        below.add(id);
        throw json.problem(
            "no %s has this id; there %s%s"
                .formatted(
                    what,
                    known.isEmpty() ? "is none" : "are " + String.join(", ", known),
                    Nearest.question(id, known)),
            below.toArray());
      }
    }
  }

  private static void checkFollowed(JsonReader json, Session session, int mix)
      throws InvalidFileException {
    for (var send : session.mixes().get(mix).sends().entrySet()) {
      if (send.getValue().follow() != Follow.OFF && !session.main().containsKey(send.getKey())) {
        throw json.problem(
            "follows the main mix, which does not have this source; list it under main",
            "mixes",
            mix,
            "sends",
            send.getKey(),
            "follow");
      }
    }
  }

  private static void checkGroups(JsonReader json, Session session, List<String> sources)
      throws InvalidFileException {
    List<Session.Group> groups = session.groups();
    checkUnique(json, "groups", groups.stream().map(Session.Group::id).toList());
    List<String> members = new ArrayList<>(sources);
    groups.forEach(group -> members.add(group.id()));
    Map<String, String> holder = new HashMap<>();
    for (int g = 0; g < groups.size(); g++) {
      Session.Group group = groups.get(g);
      if (sources.contains(group.id())) {
        throw json.problem("is the id of a source too; groups need ids of their own", "groups", g);
      }
      checkKnown(json, group.members(), members, "source or group", "groups", g, "members");
      checkOnce(json, group.members(), "groups", g, "members");
      for (String member : group.members()) {
        String other = holder.put(member, group.id());
        if (other != null) {
          throw json.problem(
              "\"%s\" is in the groups %s and %s; one is allowed"
                  .formatted(member, other, group.id()),
              "groups",
              g,
              "members");
        }
      }
    }
    for (int g = 0; g < groups.size(); g++) {
      String up = holder.get(groups.get(g).id());
      for (int steps = 0; up != null; up = holder.get(up)) {
        if (++steps > groups.size() || up.equals(groups.get(g).id())) {
          throw json.problem("this group holds itself", "groups", g, "members");
        }
      }
    }
  }

  /// A source counts as one channel unless it says two: the reader does not know the stems.
  private static void checkSize(JsonReader json, Session session) throws InvalidFileException {
    int inputs = session.statedInputs();
    var problem = session.sizeProblem(inputs);
    if (problem.isPresent()) {
      throw json.problem(problem.get(), session.variant() == null ? "sources" : "variant");
    }
  }
}
