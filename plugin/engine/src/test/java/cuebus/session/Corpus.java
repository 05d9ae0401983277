package cuebus.session;

import cuebus.amp.DeviceFile;
import cuebus.amp.HeadphoneFile;
import cuebus.json.InvalidFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The good and bad files of `presets/corpus`, which host-sim checks against the schemas too.
final class Corpus {

  static final Path FOLDER = Path.of("../../presets/corpus");

  private Corpus() {}

  /// One line of `bad.tsv`.
  record Bad(String name, String pointer, String message) {
    Path file() {
      return FOLDER.resolve("bad").resolve(name + ".json");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bad> bad() throws IOException {
    try (Stream<String> lines = Files.lines(FOLDER.resolve("bad.tsv"))) {
      return lines
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Bad(cells[0], cells[2], cells[3]))
          .toList();
    }
  }

  static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.sorted().toList();
    }
  }

  /// Reads a file as what its name begins with.
  static Object read(Path file, byte[] content) throws InvalidFileException {
    String name = file.getFileName().toString();
    var in = new ByteArrayInputStream(content);
    return switch (name.substring(0, name.indexOf('-'))) {
      case "session" -> SessionFile.read(name, in);
      case "device" -> DeviceFile.read(name, in);
      case "headphone" -> HeadphoneFile.read(name, in);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
