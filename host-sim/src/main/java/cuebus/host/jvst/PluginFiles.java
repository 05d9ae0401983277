package cuebus.host.jvst;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.system.VSTiClassLoaderManager;

/// Where a plugin is.
///
/// @param name as the user named it, for messages
/// @param file what tells it from other plugins: its `.ini`, or its class path; plugins of one file
///   share a class loader
/// @param pluginClass its class, with dots
/// @param classPath jars and folders in the order in which they are searched
/// @param logging whether it may log
/// @param notes what people should know before it runs
public record PluginFiles(
    String name,
    String file,
    String pluginClass,
    List<Path> classPath,
    boolean logging,
    List<String> notes) {

  public PluginFiles {
    classPath = List.copyOf(classPath);
    notes = List.copyOf(notes);
  }

  /// A plugin by the name of its `.ini` file, or of its class.
  ///
  /// @param named ends in `.ini`, or is a class with dots or slashes
  /// @param classPath more jars and folders, searched last
  /// @throws JvstException if the file cannot be used
  public static PluginFiles of(String named, List<Path> classPath) throws JvstException {
    if (!named.endsWith(".ini")) {
      String path =
          classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
      return new PluginFiles(named, path, named.replace('/', '.'), classPath, false, List.of());
    }
    WrapperIni ini = WrapperIni.read(Path.of(named));
    // The stock wrapper's own loader comes first, then the folder of its library.
    List<Path> all = new ArrayList<>(ini.systemClassPath());
    Path absolute = ini.file().toAbsolutePath();
    all.add(Objects.requireNonNull(absolute.getParent(), "a file's folder"));
    all.addAll(ini.classPath());
    all.addAll(classPath);
    return new PluginFiles(
        named, absolute.toString(), ini.pluginClass(), all, ini.logging(), ini.notes());
  }

  /// Loads the plugin's class in a loader of its own, which sees the JDK and the contract, and
  /// nothing of this program.
  ///
  /// @return the constructor for a handle
  /// @throws JvstException if there is no such class, it cannot be loaded, or it is no plugin
  Constructor<? extends VSTPluginAdapter> load() throws JvstException {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    Class<?> type;
    try {
      type = VSTiClassLoaderManager.loadVSTiClass(file, pluginClass, path);
    } catch (ClassNotFoundException e) {
      throw new JvstException(
          name, "there is no class " + pluginClass + " on its class path" + missing(), e);
    } catch (ExceptionInInitializerError e) {
      throw new JvstException(
          name, pluginClass + " cannot be initialised: " + Faults.words(e.getCause()), e);
    } catch (LinkageError e) {
      throw new JvstException(
          name, pluginClass + " cannot be loaded: " + Faults.words(e) + missing(), e);
    }
    if (!VSTPluginAdapter.class.isAssignableFrom(type)) {
      throw new JvstException(
          name,
          pluginClass + " is not a plugin: it does not extend " + VSTPluginAdapter.class.getName());
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw new JvstException(name, pluginClass + " is abstract; a plugin's class is not");
    }
    refuseShadows(type);
    try {
      Constructor<? extends VSTPluginAdapter> constructor =
          type.asSubclass(VSTPluginAdapter.class).getDeclaredConstructor(long.class);
      // As for the wrapper, it need not be public.
      constructor.setAccessible(true);
      return constructor;
    } catch (NoSuchMethodException e) {
      throw new JvstException(
          name, pluginClass + " has no constructor with one long; a plugin must have it", e);
    } catch (LinkageError e) {
      throw new JvstException(
          name, pluginClass + " cannot be loaded: " + Faults.words(e) + missing(), e);
    }
  }

  /// What the stock wrapper finds by name in the plugin's class must be the adapter's own.
  private void refuseShadows(Class<?> type) throws JvstException {
    for (Class<?> c = type; c != VSTPluginAdapter.class; c = c.getSuperclass()) {
      boolean shadow =
          Stream.concat(
                  Arrays.stream(c.getDeclaredFields()).map(f -> f.getName()),
                  Arrays.stream(c.getDeclaredMethods()).map(m -> m.getName()))
              .anyMatch(n -> n.equals("WrapperInstance") || n.equals("_initPlugFromNative"));
      if (shadow) {
        throw new JvstException(
            name,
            c.getName()
                + " declares WrapperInstance or _initPlugFromNative, which are the adapter's:"
                + " under the stock wrapper it would reach no host");
      }
    }
  }

  private String missing() {
    List<Path> gone = classPath.stream().filter(entry -> !Files.exists(entry)).toList();
    return classPath.isEmpty()
        ? ", which is empty: add --classpath JAR"
        : gone.isEmpty()
            ? ""
            : "; these do not exist: "
                + gone.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
