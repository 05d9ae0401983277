package cuebus.boot;

import cuebus.clap.ClapAdapter;
import cuebus.entry.Background;
import cuebus.entry.HostLog;
import cuebus.lv2.Lv2Adapter;
import cuebus.param.Variant;
import cuebus.vst2.Vst2Adapter;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// What the C entry calls, and all that it calls: two static methods, found by name.
public final class Boot {

  /// A VST 2.4 instance is wanted; the argument is the host's `audioMaster` callback.
  static final int VST2 = 1;

  /// An LV2 descriptor is wanted; the argument is its index.
  static final int LV2 = 2;

  /// CLAP's three entry functions are wanted; there is no argument.
  static final int CLAP = 3;

  /// The other jars, and a file of each. A host that goes on without one of them loses what it
  /// needs only later, such as a project's state.
  private static final Map<String, String> OTHER_JARS =
      Map.of(
          "cuebus-engine", "cuebus/plugin/Plugin.class",
          "cuebus-presets", "cuebus/presets/schemas/session.schema.json",
          "jackson-core", "com/fasterxml/jackson/core/JsonFactory.class");

  private Boot() {}

  /// The id of this build, which the C entry compares with its own: a class path may hold another
  /// version of these classes.
  public static String buildId() throws IOException {
    try (InputStream id = Boot.class.getResourceAsStream("build-id")) {
      return id == null ? "" : new String(id.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The struct through which a host goes on. On a thread of the C entry; never throws.
  ///
  /// @param what the format, by number
  /// @param argument what the format passes on
  /// @param libraryPath the absolute path of the shared library that the host loaded
  /// @return its address; 0 if there is none, which the host takes as a refusal
  public static long boot(int what, long argument, String libraryPath) {
    try {
      // Here the thread has no host's priority or signal mask, which a new one would inherit.
      Background.start();
      requireJars();
      Path library = Path.of(libraryPath);
      return switch (what) {
        case VST2 -> Vst2Adapter.open(argument, variant(library));
        case LV2 -> Lv2Adapter.descriptor((int) argument, String.valueOf(library.getParent()));
        case CLAP -> ClapAdapter.entry(libraryPath);
        default -> throw new IllegalArgumentException("format " + what + " is not one of 1 to 3");
      };
    } catch (Throwable t) {
      HostLog.tell("loading " + libraryPath, t);
      return 0;
    }
  }

  private static void requireJars() throws FileNotFoundException {
    for (Map.Entry<String, String> jar : OTHER_JARS.entrySet()) {
      if (Boot.class.getClassLoader().getResource(jar.getValue()) == null) {
        throw new FileNotFoundException(
            "the jar of %s is missing or damaged; install again with `cuebus install`"
                .formatted(jar.getKey()));
      }
    }
  }

  /// VST 2.4 has one plugin per file, so the name says which: `cuebus-32x8.so`.
  private static Variant variant(Path library) {
    String name = String.valueOf(library.getFileName());
    return Arrays.stream(Variant.values())
        .filter(variant -> name.contains("-" + variant.text() + "."))
        .findFirst()
        .orElse(Variant.V16X8);
  }
}
