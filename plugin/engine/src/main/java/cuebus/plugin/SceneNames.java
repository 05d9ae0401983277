package cuebus.plugin;

import cuebus.param.Parameter;
import cuebus.scene.Scene;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// The values of the parameter `scene` as people read them: by the name of the scene, or by its
/// number where another has that name, too. Immutable.
///
/// @param parameter the parameter
/// @param texts by value; a value beyond them stands for no scene
record SceneNames(Parameter.Choice parameter, List<String> texts) {

  /// The names of the scenes of a setup, in their order.
  static SceneNames of(Parameter.Choice parameter, List<Scene> scenes) {
    List<String> names = scenes.stream().map(Scene::name).toList();
    List<String> keys = names.stream().map(SceneNames::key).toList();
    List<String> texts =
        IntStream.range(0, names.size() + 1)
            .mapToObj(value -> {
              String number = parameter.choices().get(value);
              boolean named =
                  value > 0
                      && keys.indexOf(keys.get(value - 1)) == keys.lastIndexOf(keys.get(value - 1))
                      && !parameter.choices().contains(keys.get(value - 1));
              return named ? names.get(value - 1) : number;
            })
            .toList();
    return new SceneNames(parameter, texts);
  }

  private static String key(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  String text(double value) {
    int choice = (int) parameter.nearest(value);
    return choice < texts.size() ? texts.get(choice) : parameter.choices().get(choice);
  }

  /// The value that a text means: a name, in any case, or a number.
  OptionalDouble value(String text) {
    List<String> keys = texts.stream().map(SceneNames::key).toList();
    int choice = keys.indexOf(key(text));
    return choice < 0 ? parameter.fromText(text) : OptionalDouble.of(choice);
  }
}
