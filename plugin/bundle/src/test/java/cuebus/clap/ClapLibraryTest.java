package cuebus.clap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cuebus.entry.Memory;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The shared library that a DAW loads, loaded into this VM, which it then uses.
class ClapLibraryTest {

  private static final Path LIBRARY = Path.of("target/native/cuebus.so").toAbsolutePath();

  @Test
  @SuppressWarnings("restricted") // as a host does
  void theDataSymbolLeadsToTheSameFactory() {
    assumeThat(LIBRARY)
        .as("the build made no library: install the Debian packages gcc and libc6-dev")
        .exists();
    long entry =
        SymbolLookup.libraryLookup(LIBRARY, Arena.global())
            .find("clap_entry")
            .orElseThrow()
            .address();
    assertThat(Memory.getInt(entry)).isEqualTo(ClapAbi.VERSION_MAJOR);
    long init = Memory.getPointer(entry + 16);
    long getFactory = Memory.getPointer(entry + 32);
    long path = Memory.forever(LIBRARY.toString());
    assertThat((boolean) FakeHost.call(init, boolean.class, path)).isTrue();
    long id = Memory.forever("clap.plugin-factory");
    assertThat((long) FakeHost.call(getFactory, long.class, id)).isEqualTo(ClapFactory.TABLE);
  }
}
