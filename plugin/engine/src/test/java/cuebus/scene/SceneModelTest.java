package cuebus.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.mix.Change;
import cuebus.mix.CueMix;
import cuebus.param.Control;
import cuebus.param.Parameter;
import cuebus.param.Parameters;
import cuebus.param.Variant;
import cuebus.rt.Actor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenes, recall-safe, undo and redo against a model that is as simple as can be: maps by id, and
/// whole copies of a mix before each edit.
class SceneModelTest {

  private static final int STEPS = 4000;

  private final Map<String, Double> model = new HashMap<>();
  private final Map<String, Map<String, Double>> stored = new HashMap<>();
  private final Map<Integer, List<Map<String, Double>>> past = new HashMap<>();
  private final Map<Integer, List<Map<String, Double>>> future = new HashMap<>();

  /// Performers edit nothing but their own mix here, and nobody else touches it, so that taking
  /// back an edit is the same as bringing the copy back.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void followsTheModel(long seed) {
    Random random = new Random(seed);
    CueMix mix = new CueMix(Variant.V8X4);
    Parameters parameters = mix.parameters();
    EditHistory history = new EditHistory(parameters);
    Map<String, Scene> scenes = new HashMap<>();
    parameters.all().forEach(p -> model.put(p.id(), p.initial()));
    for (int step = 0; step < STEPS; step++) {
      int m = random.nextInt(4);
      String id = "scene" + random.nextInt(5);
      switch (random.nextInt(10)) {
        case 0 -> {
          scenes.put(id, Scene.of(id, id, 0, mix.state()));
          stored.put(id, new HashMap<>(model));
        }
        case 1, 2 -> {
          if (scenes.containsKey(id)) {
            RecallSafe safe = safe(random);
            List<Change> changes = scenes.get(id).recall(parameters, safe);
            mix.change(changes, Actor.SESSION, 0);
            recallModel(parameters, id, safe);
            // Performers' copies are of another time now.
            past.clear();
            future.clear();
            history = new EditHistory(parameters);
          }
        }
        case 3, 4 -> take(mix, history.undo(m), m, past, future);
        case 5 -> take(mix, history.redo(m), m, future, past);
        default -> {
          List<Change> edit = edit(random, parameters, m);
          history.edit(m, edit, mix.state().values());
          list(past, m).add(own(m));
          list(future, m).clear();
          mix.change(edit, Actor.performer(m), 0);
          edit.forEach(c -> {
            Parameter p = parameters.all().get(c.parameter());
            model.put(p.id(), p.nearest(c.value()));
          });
        }
      }
      for (Parameter p : parameters.all()) {
        assertThat(mix.value(p.index()))
            .as("%s after step %d", p.id(), step)
            .isEqualTo(model.get(p.id()));
      }
    }
  }

  private static RecallSafe safe(Random random) {
    Set<Integer> mixes = new HashSet<>();
    Set<Control> controls = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      mixes.add(random.nextInt(4));
      List<Control> all = List.of(Control.values());
      controls.add(all.get(random.nextInt(all.size())));
    }
    return new RecallSafe(mixes, controls);
  }

  /// Told from the text of ids alone.
  private void recallModel(Parameters parameters, String scene, RecallSafe safe) {
    for (String id : stored.get(scene).keySet()) {
      boolean monitoring = id.equals("bypass") || id.endsWith(".solo") || id.endsWith(".listen");
      boolean groups = id.contains(".group");
      boolean inSafeMix = safe.mixes().stream().anyMatch(m -> id.startsWith("mix" + (m + 1) + "."));
      boolean safeKind =
          safe.controls().contains(parameters.control(parameters.byId(id).orElseThrow().index()));
      if (!monitoring && !groups && !inSafeMix && !safeKind) {
        model.put(id, stored.get(scene).get(id));
      }
    }
  }

  private Map<String, Double> own(int mix) {
    Map<String, Double> own = new HashMap<>(model);
    own.keySet().removeIf(id -> !id.startsWith("mix" + (mix + 1) + "."));
    return own;
  }

  private static List<Map<String, Double>> list(
      Map<Integer, List<Map<String, Double>>> lists, int mix) {
    return lists.computeIfAbsent(mix, m -> new ArrayList<>());
  }

  private void take(
      CueMix mix,
      List<Change> changes,
      int m,
      Map<Integer, List<Map<String, Double>>> from,
      Map<Integer, List<Map<String, Double>>> to) {
    mix.change(changes, Actor.performer(m), 0);
    if (!list(from, m).isEmpty()) {
      list(to, m).add(own(m));
      model.putAll(list(from, m).removeLast());
    }
  }

  private static List<Change> edit(Random random, Parameters parameters, int m) {
    List<Parameter> own =
        parameters.all().stream().filter(p -> p.id().startsWith("mix" + (m + 1) + ".")).toList();
    List<Change> edit = new ArrayList<>();
    Set<Integer> used = new HashSet<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      Parameter p = own.get(random.nextInt(own.size()));
      if (used.add(p.index())) {
        edit.add(
            new Change(p.index(), p.nearest(p.min() + random.nextDouble() * (p.max() - p.min()))));
      }
    }
    return edit;
  }

  @Test
  void undoLeavesAloneWhatIsNotThePerformers() {
    Parameters parameters = Parameters.of(Variant.V8X4);
    EditHistory history = new EditHistory(parameters);
    int own = parameters.ofMix(Control.LEVEL, 1);
    history.edit(
        1,
        List.of(
            new Change(own, -3),
            new Change(parameters.ofMix(Control.LEVEL, 0), -3),
            new Change(parameters.ofSource(Control.TRIM, 0), 3)),
        parameters.initialValues());
    assertThat(history.undo(0)).isEmpty();
    assertThat(history.undo(1)).containsExactly(new Change(own, 0));
    assertThat(history.undo(1)).isEmpty();
    assertThat(history.redo(1)).containsExactly(new Change(own, -3));
  }

  @Test
  void aSceneOfALargerVariantIsRefused() {
    Scene scene = new Scene("a", "A", 0, Map.of("mix9.level", -3.0));
    assertThatThrownBy(() -> scene.recall(Parameters.of(Variant.V8X4), RecallSafe.NOTHING))
        .hasMessage(
            "scene a has mix9.level, which 8x4 has not; recall it in the variant it is stored for");
  }
}
