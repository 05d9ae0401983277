package cuebus.scene;

import cuebus.mix.Change;
import cuebus.param.Control;
import cuebus.param.Parameters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Undo and redo for each performer: what they did to their own mix, and nothing else. Belongs to
/// one thread.
public final class EditHistory {

  /// How many edits of each performer can be undone.
  public static final int DEPTH = 1000;

  private final Parameters parameters;
  private final Map<Integer, Deque<Edit>> done = new HashMap<>();
  private final Map<Integer, Deque<Edit>> undone = new HashMap<>();

  /// What one edit changed.
  private record Edit(List<Change> before, List<Change> after) {}

  /// An empty history.
  public EditHistory(Parameters parameters) {
    this.parameters = parameters;
  }

  /// Remembers an edit that a performer makes. What is no part of their mix is not theirs to take
  /// back and not remembered. What they had undone can no longer be redone.
  ///
  /// @param mix the performer's mix, counted from 0
  /// @param changes what the edit sets
  /// @param before all values before it, by parameter index
  public void edit(int mix, List<Change> changes, double[] before) {
    List<Change> own = changes.stream().filter(c -> isOf(mix, c.parameter())).toList();
    if (own.isEmpty()) {
      return;
    }
    List<Change> back =
        own.stream().map(c -> new Change(c.parameter(), before[c.parameter()])).toList();
    Deque<Edit> edits = of(done, mix);
    edits.push(new Edit(back, own));
    if (edits.size() > DEPTH) {
      edits.removeLast();
    }
    of(undone, mix).clear();
  }

  private boolean isOf(int mix, int parameter) {
    Control.Scope scope = parameters.control(parameter).scope();
    return scope != Control.Scope.SOURCE
        && scope != Control.Scope.PLUGIN
        && parameters.mix(parameter) == mix;
  }

  private static Deque<Edit> of(Map<Integer, Deque<Edit>> edits, int mix) {
    return edits.computeIfAbsent(mix, m -> new ArrayDeque<>());
  }

  /// Takes back a performer's last edit.
  ///
  /// @return what to set; nothing if there is no edit left
  public List<Change> undo(int mix) {
    return move(mix, done, undone, true);
  }

  /// Does again what a performer took back last.
  ///
  /// @return what to set; nothing if there is nothing to redo
  public List<Change> redo(int mix) {
    return move(mix, undone, done, false);
  }

  private static List<Change> move(
      int mix, Map<Integer, Deque<Edit>> from, Map<Integer, Deque<Edit>> to, boolean back) {
    Edit edit = of(from, mix).poll();
    if (edit == null) {
      return List.of();
    }
    of(to, mix).push(edit);
    return new ArrayList<>(back ? edit.before() : edit.after());
  }
}
