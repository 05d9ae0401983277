package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cuebus.entry.Memory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The shared library that a DAW loads, loaded into this VM, which it then uses.
class ClapLibraryTest {

  private static final Path BUILT = Path.of("target/native/cuebus.so").toAbsolutePath();

  @TempDir static Path installed;

  @Test
  @SuppressWarnings("restricted") // as a host does
  void theDataSymbolLeadsToTheSameFactory() throws IOException {
    assumeThat(BUILT)
        .as("the build made no library: install the Debian packages gcc and libc6-dev")
        .exists();
    Path library = installed.resolve("clap/cuebus.clap");
    Files.createDirectories(library.getParent());
    Files.copy(BUILT, library);
    // Any jar says where the classes would be; these are on the class path of this VM.
    Files.createDirectories(installed.resolve("lib/cuebus/jars"));
    Files.createFile(installed.resolve("lib/cuebus/jars/empty.jar"));
    long entry =
        SymbolLookup.libraryLookup(library, Arena.global())
            .find("clap_entry")
            .orElseThrow()
            .address();
    assertThat(Memory.getInt(entry)).isEqualTo(ClapAbi.VERSION_MAJOR);
    long init = Memory.getPointer(entry + 16);
    long getFactory = Memory.getPointer(entry + 32);
    long path = Memory.forever(library.toString());
    assertThat((boolean) FakeHost.call(init, boolean.class, path)).isTrue();
    long id = Memory.forever("clap.plugin-factory");
    assertThat((long) FakeHost.call(getFactory, long.class, id)).isEqualTo(ClapFactory.TABLE);
  }
}
