package jvst.wrapper.system;

import java.net.URL;
import java.net.URLClassLoader;

/// The loader of one plugin's classes. Above it are the JDK and this contract, and nothing else of
/// the program that hosts the plugin, so the two can use different versions of a library. What is
/// above comes first: a copy of the contract among the plugin's jars is passed over, and of such a
/// copy only classes that are missing here are taken.
public class VSTiClassLoader extends URLClassLoader {

  private static final ClassLoader CONTRACT =
      new ClassLoader("jvst", ClassLoader.getPlatformClassLoader()) {
        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
          // Not jvst.* as a whole: the wrapper's own examples are in jvst.examples.
          if (!name.startsWith("jvst.wrapper.")) {
            throw new ClassNotFoundException(name);
          }
          return Class.forName(name, false, VSTiClassLoader.class.getClassLoader());
        }
      };

  /// @param path jars and folders, the latter ending in `/`
  public VSTiClassLoader(URL[] path) {
    super("plugin", path, CONTRACT);
  }
}
