package jvst.wrapper.system;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Loads plugin classes, with one [VSTiClassLoader] for each plugin file: instances of one plugin
/// share their static fields, two plugins never do. Loaders stay for as long as the VM. Any thread.
public final class VSTiClassLoaderManager {

  private static final Map<String, VSTiClassLoader> LOADERS = new HashMap<>();

  private VSTiClassLoaderManager() {}

  /// Loads the class of a plugin.
  ///
  /// @param nativeLib the plugin's file, whose path tells it from others
  /// @param fqClassName its class, with `.` or `/`
  /// @param classPath jars and folders with the platform's separator; used when the plugin is
  ///   loaded first
  /// @throws ClassNotFoundException if the class path has no such class
  public static synchronized Class<?> loadVSTiClass(
      String nativeLib, String fqClassName, String classPath) throws ClassNotFoundException {
    VSTiClassLoader loader =
        LOADERS.computeIfAbsent(nativeLib, plugin -> new VSTiClassLoader(urls(classPath)));
    return Class.forName(fqClassName.replace('/', '.'), true, loader);
  }

  private static URL[] urls(String classPath) {
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        try {
          urls.add(Path.of(entry).toUri().toURL());
        } catch (MalformedURLException e) {
          throw new IllegalStateException("a file's path made no URL: " + entry, e);
        }
      }
    }
    return urls.toArray(URL[]::new);
  }
}
