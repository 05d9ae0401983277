package cuebus.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cuebus.json.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {

  private static final String ANCHOR = "cuebus/presets/schemas/session.schema.json";

  @TempDir private Path folder;
  private Path own;
  private Path user;
  private Path shipped;

  @BeforeEach
  void fillThreePlaces() throws IOException {
    own = folder.resolve("own");
    user = folder.resolve("user");
    shipped = folder.resolve("classes");
    Path presets = shipped.resolve("cuebus/presets");
    write(shipped.resolve(ANCHOR), "{}");
    for (String id : List.of("alpha", "beta", "gamma")) {
      write(presets.resolve("devices/" + id + ".json"), device(id, "shipped"));
    }
    write(presets.resolve("headphones/phones.json"), headphone("phones"));
    write(user.resolve("devices/alpha.json"), device("alpha", "the user's"));
    write(user.resolve("devices/beta.json"), device("beta", "the user's"));
    write(own.resolve("devices/alpha.json"), device("alpha", "the session's"));
    write(own.resolve("devices/notes.txt"), "no device");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String device(String id, String name) {
    return """
    {"cuebus-device": 1, "id": "%s", "name": "%s", "class": "ideal", "evidence": "estimate",
     "source": "test", "amp": {}}\
    """
        .formatted(id, name);
  }

  private static String headphone(String id) {
    return """
    {"cuebus-headphone": 1, "id": "%s", "name": "Phones", "type": "planar", "nominalOhm": 32,
     "evidence": "estimate", "source": "test", "load": [[{"r": 32}]]}\
    """
        .formatted(id);
  }

  private static Session session(String device, String headphone) throws InvalidFileException {
    return session(device, headphone, 1);
  }

  /// @param count pairs of the headphone beside one of "phones"
  private static Session session(String device, String headphone, int count)
      throws InvalidFileException {
    String text =
        """
        {"cuebus-session": 1, "name": "S", "sources": [{"id": "a"}],
         "mixes": [{"id": "off"}, {"id": "m", "output": {"mode": "meter", "device": "%s",
                    "headphones": [{"id": "phones"}, {"id": "%s", "count": %d}]}}]}\
        """
            .formatted(device, headphone, count);
    return read(text);
  }

  private static Session read(String text) throws InvalidFileException {
    return SessionFile.read(
        "s.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private URLClassLoader classLoader(Path classPathEntry) throws IOException {
    return new URLClassLoader(new URL[] {classPathEntry.toUri().toURL()}, null);
  }

  private Path jar() throws IOException {
    Path jar = folder.resolve("with space.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var zip = new ZipOutputStream(out);
        var files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        zip.putNextEntry(new ZipEntry(shipped.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    }
    return jar;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theNearestPlaceWins(boolean fromJar) throws Exception {
    try (var shippedFiles = classLoader(fromJar ? jar() : shipped)) {
      var library = new Library(List.of(user), shippedFiles).beside(own);
      assertThat(library.device("alpha").orElseThrow().name()).isEqualTo("the session's");
      assertThat(library.device("beta").orElseThrow().name()).isEqualTo("the user's");
      assertThat(library.device("gamma").orElseThrow().name()).isEqualTo("shipped");
      assertThat(library.device("delta")).isEmpty();
      assertThat(library.devices()).containsExactly("alpha", "beta", "gamma");
      assertThat(library.headphones()).containsExactly("phones");
      assertThat(library.sessions()).isEmpty();
    }
  }

  @Test
  void aSessionIsFoundByTheNameOfItsFile() throws Exception {
    write(
        user.resolve("sessions/duo.json"),
        """
        {"cuebus-session": 1, "name": "Duo", "sources": [{"id": "a"}], "mixes": [{"id": "m"}]}\
        """);
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(user), shippedFiles);
      assertThat(library.sessions()).containsExactly("duo");
      assertThat(library.session("duo").orElseThrow().name()).isEqualTo("Duo");
    }
  }

  /// A pipe would keep whoever opens it waiting.
  @Test
  void whatIsNoFileIsNotOpened() throws Exception {
    Path pipe = Files.createDirectories(own.resolve("sessions/pipe.json"));
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(own), shippedFiles);
      assertThatThrownBy(() -> library.session("pipe"))
          .isInstanceOf(InvalidFileException.class)
          .hasMessage(pipe + ": is not a file that can be read");
    }
  }

  @Test
  void withoutAnythingThereIsNothing() throws Exception {
    try (var nothing = new URLClassLoader(new URL[0], null)) {
      var library = new Library(List.of(folder.resolve("missing")), nothing);
      assertThat(library.devices()).isEmpty();
      assertThat(library.device("alpha")).isEmpty();
    }
  }

  @Test
  void resolveGivesWhatTheSessionNames() throws Exception {
    try (var shippedFiles = classLoader(shipped)) {
      var equipment =
          new Library(List.of(), shippedFiles).resolve(session("beta", "phones"), "s.json");
      assertThat(equipment.devices()).containsOnlyKeys("beta");
      assertThat(equipment.headphones()).containsOnlyKeys("phones");
    }
  }

  @Test
  void anUnknownIdIsAnErrorWhereItIsUsed() throws Exception {
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(), shippedFiles);
      var device =
          catchThrowableOfType(
              InvalidFileException.class,
              () -> library.resolve(session("bet", "phones"), "my/s.json"));
      assertThat(device)
          .hasMessage(
              "my/s.json at /mixes/1/output/device: there is no devices/bet.json;"
                  + " there are beta, alpha, gamma");
      var headphone =
          catchThrowableOfType(
              InvalidFileException.class,
              () -> library.resolve(session("beta", "fones"), "my/s.json"));
      assertThat(headphone.pointer()).isEqualTo("/mixes/1/output/headphones/1/id");
    }
  }

  /// The session plugs a pair of each kind in.
  @ParameterizedTest
  @CsvSource({"1, 8, false", "2, 1, false", "2, 2, true", "9, 8, false", "9, 9, true"})
  void severalOutputsMustBeEnoughForAllPairs(int outputs, int others, boolean tooMany)
      throws Exception {
    write(
        own.resolve("devices/alpha.json"),
        device("alpha", "A").replace("\"amp\"", "\"outputs\": " + outputs + ", \"amp\""));
    Session session = session("alpha", "phones", others);
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(own), shippedFiles);
      if (tooMany) {
        assertThatThrownBy(() -> library.resolve(session, "s.json"))
            .isInstanceOf(InvalidFileException.class)
            .hasMessageContaining(
                "s.json at /mixes/1/output/headphones: %d pairs are more than the %d outputs of alpha;"
                    .formatted(others + 1, outputs));
      } else {
        assertThat(library.resolve(session, "s.json").devices()).containsKey("alpha");
      }
    }
  }

  /// Without a sensitivity, or without headphones, the ceiling would limit nothing.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"mode\": \"meter\", \"device\": \"alpha\", \"headphones\": [{\"id\": \"phones\"}]'"
            + "|needs the sensitivity of phones, whose file states no sensitivityDbPerV",
        "'\"mode\": \"meter\", \"device\": \"alpha\"'|needs a device and headphones",
        "'\"mode\": \"off\"'|needs a device and headphones"
      })
  void aCeilingAtTheEarNeedsHeadphonesOfKnownSensitivity(String output, String message)
      throws Exception {
    String text =
        """
        {"cuebus-session": 1, "name": "S", "sources": [{"id": "a"}], "mixes": [{"id": "off"},
         {"id": "m", "inserts": {"limiter": {"ceilingDbSpl": 100}}, "output": {%s}}]}\
        """
            .formatted(output);
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(own), shippedFiles);
      assertThatThrownBy(() -> library.resolve(read(text), "s.json"))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageStartingWith(
              "s.json at /mixes/1/inserts/limiter/ceilingDbSpl: a ceiling of 100.0 dB SPL "
                  + message);
      library.resolve(read(text.replace("100", "140")), "s.json");
      write(
          own.resolve("headphones/phones.json"),
          headphone("phones").replace("32,", "32, \"sensitivityDbPerV\": 110,"));
      if (text.contains("phones")) {
        library.resolve(read(text), "s.json");
      }
    }
  }

  @Test
  void anIdInsideMustBeTheFilesName() throws Exception {
    write(own.resolve("devices/renamed.json"), device("alpha", "X"));
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(own), shippedFiles);
      assertThatThrownBy(() -> library.device("renamed"))
          .isInstanceOf(InvalidFileException.class)
          .hasMessageContaining("renamed.json at /id: expected \"renamed\"")
          .hasMessageContaining("found \"alpha\"");
    }
  }

  @Test
  void aWrongFileIsAnErrorInThatFile() throws Exception {
    write(own.resolve("devices/beta.json"), device("beta", "X").replace("ideal", "perfect"));
    try (var shippedFiles = classLoader(shipped)) {
      var library = new Library(List.of(own), shippedFiles);
      var error =
          catchThrowableOfType(
              InvalidFileException.class,
              () -> library.resolve(session("beta", "phones"), "s.json"));
      assertThat(error.file()).isEqualTo(own.resolve("devices/beta.json").toString());
      assertThat(error.pointer()).isEqualTo("/class");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../user/devices/alpha", "/etc/passwd", "", ".", "alpha.json", "ALPHA"})
  void whatIsNoIdIsNotLookedFor(String id) throws Exception {
    try (var shippedFiles = classLoader(shipped)) {
      assertThat(new Library(List.of(own), shippedFiles).device(id)).isEmpty();
    }
  }

  @Test
  void theUsersFolderFollowsXdg() {
    Path home = Path.of("/home/ada");
    assertThat(Library.userFolder(Map.of("XDG_DATA_HOME", "/data"), home))
        .isEqualTo(Path.of("/data/cuebus/presets"));
    assertThat(Library.userFolder(Map.of(), home))
        .isEqualTo(Path.of("/home/ada/.local/share/cuebus/presets"));
    assertThat(Library.userFolder(Map.of("XDG_DATA_HOME", "relative"), home))
        .isEqualTo(Path.of("/home/ada/.local/share/cuebus/presets"));
  }
}
