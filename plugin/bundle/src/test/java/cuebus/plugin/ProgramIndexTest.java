package cuebus.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.param.Variant;
import cuebus.session.Library;
import cuebus.session.StateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The index that this build wrote, against the sessions themselves.
class ProgramIndexTest {

  private static final Library BUILT_IN =
      new Library(List.of(), ProgramIndexTest.class.getClassLoader());

  @TempDir Path folder;

  private static List<String> names(Programs programs) {
    return programs.programs().stream().map(Programs.Program::name).toList();
  }

  @ParameterizedTest
  @EnumSource
  void namesAndStatesAreThoseOfTheSessions(Variant variant) throws Exception {
    List<ProgramIndex.Entry> index = ProgramIndex.builtIn();
    assertThat(index).as("the build writes it").isNotEmpty();
    Programs indexed = Programs.list(variant, BUILT_IN, index);
    Programs read = Programs.list(variant, BUILT_IN, List.of());
    assertThat(names(indexed)).isEqualTo(names(read)).startsWith("Default");
    for (int i = 0; i < read.programs().size(); i++) {
      assertThat(StateFile.write(indexed.programs().get(i).loading().setup()))
          .isEqualTo(StateFile.write(read.programs().get(i).loading().setup()));
    }
  }

  @Test
  void sessionsInFoldersComeBesideAndGoBeforeBuiltInOnes() throws IOException {
    Path sessions = Files.createDirectories(folder.resolve("sessions"));
    Files.writeString(sessions.resolve("duo.json"), session("Duo"));
    Files.writeString(sessions.resolve("four-piece-band.json"), session("My band"));
    Files.writeString(sessions.resolve("rehearsal-8-players.json"), "no session");
    Library library = new Library(List.of(folder), ProgramIndexTest.class.getClassLoader());
    List<String> before = names(Programs.list(Variant.V16X8, BUILT_IN, ProgramIndex.builtIn()));
    assertThat(names(Programs.list(Variant.V16X8, library, ProgramIndex.builtIn())))
        .contains("Duo", "My band")
        .doesNotHaveDuplicates()
        .hasSameSizeAs(before)
        .isEqualTo(names(Programs.list(Variant.V16X8, library, List.of())));
  }

  private static String session(String name) throws IOException {
    try (var built =
        ProgramIndexTest.class.getResourceAsStream(
            "/cuebus/presets/sessions/singer-and-pianist.json")) {
      assertThat(built).isNotNull();
      return new String(built.readAllBytes(), StandardCharsets.UTF_8)
          .replaceFirst("\"name\": *\"[^\"]*\"", "\"name\": \"" + name + "\"");
    }
  }
}
