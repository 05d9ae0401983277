package cuebus.clap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Prints what CLAP's preset discovery declares and says about everything in those places.
final class ListedPresets {

  private ListedPresets() {}

  public static void main(String[] args) throws IOException {
    long provider = FakeIndexer.provider("io.github.cuebus.sessions");
    FakeIndexer.init(provider);
    List<String> declared = List.copyOf(FakeIndexer.HEARD);
    declared.forEach(System.out::println);
    FakeIndexer.metadata(provider, 1, null);
    FakeIndexer.HEARD.forEach(System.out::println);
    for (String line : declared) {
      int path = line.indexOf(" 0 /");
      if (path >= 0) {
        try (Stream<Path> files = Files.list(Path.of(line.substring(path + 3)))) {
          for (Path file : files.toList()) {
            FakeIndexer.metadata(provider, 0, file.toString());
            FakeIndexer.HEARD.forEach(System.out::println);
          }
        }
      }
    }
  }
}
