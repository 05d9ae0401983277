package cuebus.host.nativehost.memory;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import cuebus.host.nativehost.NotAPluginException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;

/// A loaded shared library. Opened with `dlopen` itself, because `SymbolLookup` does not tell why a
/// library cannot be loaded.
public final class Library implements AutoCloseable {

  private static final int RTLD_NOW = 2;

  private static final CFunction DLOPEN =
      CFunction.ofSystem("dlopen", Memory.POINTER, Memory.POINTER, JAVA_INT);
  private static final CFunction DLSYM =
      CFunction.ofSystem("dlsym", Memory.POINTER, Memory.POINTER, Memory.POINTER);
  private static final CFunction DLERROR = CFunction.ofSystem("dlerror", Memory.POINTER);
  private static final CFunction DLCLOSE = CFunction.ofSystem("dlclose", JAVA_INT, Memory.POINTER);

  private final long handle;

  private Library(long handle) {
    this.handle = handle;
  }

  /// Loads a library.
  ///
  /// @throws NotAPluginException with the linker's reason
  public static Library open(Path file) throws NotAPluginException {
    if (!Files.isRegularFile(file)) {
      throw new NotAPluginException(file, "no such file; a shared library is wanted");
    }
    try (Arena arena = Arena.ofConfined()) {
      long name = arena.allocateFrom(file.toAbsolutePath().toString()).address();
      long handle = DLOPEN.call(name, RTLD_NOW);
      if (handle == 0) {
        throw new NotAPluginException(
            file, "cannot be loaded as a shared library: " + Memory.text(DLERROR.call()));
      }
      return new Library(handle);
    }
  }

  /// The address of a symbol; 0 if the library does not export it.
  public long find(String symbol) {
    try (Arena arena = Arena.ofConfined()) {
      return DLSYM.call(handle, arena.allocateFrom(symbol).address());
    }
  }

  /// Unloads it, unless somebody else holds it, too.
  @Override
  public void close() {
    DLCLOSE.run(handle);
  }
}
