package cuebus.host.jvst;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The `.ini` of a plugin, read as the wrapper reads it: `Key=Value`, the key at the very beginning
/// of its line and no space before the `=`. A value is trimmed and, but for three kinds of keys,
/// ends at a second `=`. Other lines mean nothing. Keys about the VM and the editor have no effect
/// here.
///
/// @param file the file
/// @param pluginClass class of the plugin, with dots
/// @param systemClassPath jars and folders that the wrapper makes the VM with
/// @param classPath jars and folders of the plugin
/// @param logging whether the plugin may log
/// @param notes what the wrapper would not take as it was probably meant
record WrapperIni(
    Path file,
    String pluginClass,
    List<Path> systemClassPath,
    List<Path> classPath,
    boolean logging,
    List<String> notes) {

  /// The wrapper's buffer for a line, with its terminating zero.
  private static final int MAX_LINE_BYTES = 1023;

  /// The wrapper's buffer for the file's path.
  private static final int MAX_PATH_BYTES = 199;

  private static final Set<String> MANDATORY =
      Set.of("PluginClass", "ClassPath", "SystemClassPath");

  private static final Set<String> KEYS =
      Set.of(
          "PluginClass",
          "PluginUIClass",
          "ClassPath",
          "SystemClassPath",
          "IsLoggingEnabled",
          "JVMOption1",
          "JVMOption2",
          "JVMOption3",
          "JVMOption4",
          "JVMOption5",
          "CustomJVMLocation",
          "RequestJVMVersion",
          "CustomJVMRegistryKey",
          "AttachToNativePluginWindow",
          "CloseNativePluginWindow");

  WrapperIni {
    systemClassPath = List.copyOf(systemClassPath);
    classPath = List.copyOf(classPath);
    notes = List.copyOf(notes);
  }

  /// Reads a file.
  ///
  /// @throws JvstException if it is missing, lacks a key or has a value that means nothing
  static WrapperIni read(Path file) throws JvstException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new JvstException(file.toString(), "no such file", e);
    } catch (CharacterCodingException e) {
      throw new JvstException(file.toString(), "is not text in UTF-8", e);
    } catch (IOException e) {
      throw new JvstException(file.toString(), "cannot be read: " + e.getMessage(), e);
    }
    List<String> notes = new ArrayList<>();
    Map<String, String> values = values(file, lines, notes);
    for (String key : MANDATORY.stream().sorted().toList()) {
      if (values.getOrDefault(key, "").isEmpty()) {
        throw new JvstException(
            file.toString(),
            "has no line "
                + key
                + "=…, which must be there"
                + (notes.isEmpty() ? "" : "; " + String.join("; ", notes)));
      }
    }
    Path absolute = file.toAbsolutePath();
    if (bytes(absolute.toString()) > MAX_PATH_BYTES) {
      notes.add(
          "the stock wrapper takes paths of at most %d bytes, and this is one of %d"
              .formatted(MAX_PATH_BYTES, bytes(absolute.toString())));
    }
    Path folder = Objects.requireNonNull(absolute.getParent(), "a file's folder");
    return new WrapperIni(
        file,
        value(values, "PluginClass").replace('/', '.'),
        paths(value(values, "SystemClassPath"), folder),
        paths(value(values, "ClassPath"), folder),
        flag(file, values, "IsLoggingEnabled"),
        notes);
  }

  private static Map<String, String> values(Path file, List<String> lines, List<String> notes)
      throws JvstException {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (bytes(line) > MAX_LINE_BYTES) {
        throw new JvstException(
            file + ", line " + (i + 1),
            "has %d bytes, at most %d are allowed".formatted(bytes(line), MAX_LINE_BYTES));
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals);
      if (KEYS.contains(key)) {
        if (values.put(key, value(key, line.substring(equals + 1))) != null) {
          throw new JvstException(
              file + ", line " + (i + 1), key + " stands in the file a second time");
        }
      } else if (KEYS.contains(key.strip())) {
        notes.add(
            "line %d is passed over: the wrapper knows a key only at the beginning of a line, with"
                    .formatted(i + 1)
                + " no space before =");
      }
    }
    return values;
  }

  private static String value(String key, String text) {
    boolean whole =
        key.startsWith("JVMOption")
            || key.equals("CustomJVMLocation")
            || key.equals("RequestJVMVersion");
    int end = text.indexOf('=');
    return (whole || end < 0 ? text : text.substring(0, end)).strip();
  }

  private static String value(Map<String, String> values, String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  private static boolean flag(Path file, Map<String, String> values, String key)
      throws JvstException {
    String value = values.getOrDefault(key, "0");
    return switch (value) {
      case "0" -> false;
      case "1" -> true;
      default ->
          throw new JvstException(
              file.toString(), "%s=%s: 0 and 1 are allowed".formatted(key, value));
    };
  }

  /// A path written for Windows is understood everywhere: plugins are given away with one `.ini`.
  private static List<Path> paths(String value, Path folder) {
    boolean windows = value.indexOf(';') >= 0 || value.indexOf('\\') >= 0;
    String separator = windows ? ";" : File.pathSeparator;
    List<Path> paths = new ArrayList<>();
    for (String entry : value.split(separator, -1)) {
      if (!entry.isBlank()) {
        String path = entry.strip().replace("{WrapperPath}", folder.toString());
        paths.add(Path.of(windows ? path.replace('\\', File.separatorChar) : path));
      }
    }
    return paths;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
