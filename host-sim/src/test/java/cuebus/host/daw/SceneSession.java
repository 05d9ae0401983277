package cuebus.host.daw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A session with two scenes that change every mix: levels, pans, levels of mixes and mutes. The
/// same numbers make the file and the gains that are to be heard.
final class SceneSession {

  static final String NAME = "Two scenes";
  static final int MIXES = 8;

  /// How many sources, one channel of the bus each.
  static final int SOURCES = 4;

  /// How long the second scene fades.
  static final double FADE_SECONDS = 1.5;

  private SceneSession() {}

  /// Writes it into a folder. The first source is the own one of the first mix, and so on.
  static Path write(Path folder) throws IOException {
    ObjectNode session = new ObjectMapper().createObjectNode();
    session.put("cuebus-session", 1).put("name", NAME).put("variant", "16x8");
    for (int s = 0; s < SOURCES; s++) {
      session.withArray("sources").addObject().put("id", source(s));
    }
    for (int m = 0; m < MIXES; m++) {
      ObjectNode mix = session.withArray("mixes").addObject().put("id", "mix-" + (m + 1));
      mix.withArray("own").add(source(m % SOURCES));
      for (int s = 0; s < SOURCES; s++) {
        mix.withObject("sends")
            .putObject(source(s))
            .put("levelDb", level(0, m, s))
            .put("pan", pan(0, s));
      }
    }
    scene(session, 1, 0);
    scene(session, 2, (int) (1000 * FADE_SECONDS));
    return Files.writeString(folder.resolve("two-scenes.json"), session.toString());
  }

  private static String source(int source) {
    return "source-" + (source + 1);
  }

  private static void scene(ObjectNode session, int scene, int fadeMs) {
    ObjectNode added = session.withArray("scenes").addObject();
    ObjectNode values =
        added.put("id", "scene-" + scene).put("fadeMs", fadeMs).putObject("parameters");
    for (int m = 0; m < MIXES; m++) {
      String mix = "mix%d.".formatted(m + 1);
      values.put(mix + "level", mixLevel(scene, m));
      for (int s = 0; s < SOURCES; s++) {
        String send = mix + "source%d.".formatted(s + 1);
        values.put(send + "level", level(scene, m, s));
        values.put(send + "pan", pan(scene, s));
        values.put(send + "mute", muted(scene, m, s) ? "on" : "off");
      }
    }
  }

  /// The level of a send in dB.
  ///
  /// @param scene 1 or 2; 0 before any
  /// @param mix counted from 0, as the source
  static double level(int scene, int mix, int source) {
    return -6 - 3 * ((source + 2 * mix + scene * (1 + mix % 3)) % 5);
  }

  private static double pan(int scene, int source) {
    return (source % 2 == 0 ? 1 : -1) * (0.5 - 0.25 * scene);
  }

  private static boolean muted(int scene, int mix, int source) {
    return scene == 2 && source == mix % SOURCES;
  }

  private static double mixLevel(int scene, int mix) {
    return scene * (mix % 2 == 0 ? 1.5 : -4);
  }

  /// What a source is multiplied by on the left side of a mix: the pan law takes a mono source
  /// along a circle, 3 dB down in the middle.
  static double gain(int scene, int mix, int source) {
    return muted(scene, mix, source)
        ? 0
        : Math.pow(10, (level(scene, mix, source) + mixLevel(scene, mix)) / 20)
            * Math.cos((pan(scene, source) + 1) * Math.PI / 4);
  }
}
