package cuebus.host.cli;

import cuebus.amp.Device;
import cuebus.amp.DeviceFile;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneFile;
import cuebus.json.InvalidFileException;
import cuebus.json.Nearest;
import cuebus.session.Library;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/// Devices and headphones that the user named by their file, or by the id of what ships with Cuebus
/// or lies in the user's own folder.
final class EquipmentChoice {

  private static final Library LIBRARY = Library.standard();

  private EquipmentChoice() {}

  /// @throws InvalidFileException if there is no such device, or its file is not right
  /// @throws IOException if the file cannot be closed
  static Device device(String named) throws IOException, InvalidFileException {
    return find(named, "device", DeviceFile::read, LIBRARY::device, LIBRARY.devices());
  }

  /// @throws InvalidFileException if there are no such headphones, or their file is not right
  /// @throws IOException if the file cannot be closed
  static Headphone headphone(String named) throws IOException, InvalidFileException {
    return find(
        named, "pair of headphones", HeadphoneFile::read, LIBRARY::headphone, LIBRARY.headphones());
  }

  private interface Format<T> {
    T read(String fileName, InputStream in) throws InvalidFileException;
  }

  private interface ById<T> {
    Optional<T> find(String id) throws InvalidFileException;
  }

  private static <T> T find(
      String named, String kind, Format<T> format, ById<T> byId, SortedSet<String> ids)
      throws IOException, InvalidFileException {
    Path file = Path.of(named);
    if (Files.isRegularFile(file)) {
      try (InputStream in = SessionChoice.open(named, file)) {
        return format.read(named, in);
      }
    }
    Optional<T> found = byId.find(named);
    if (found.isEmpty()) {
      throw new InvalidFileException(
          named,
          "",
          "%s, and no %s has that id%s; there are %s"
              .formatted(
                  Files.isDirectory(file) ? "is a folder" : "there is no such file",
                  kind,
                  Nearest.question(named, ids),
                  String.join(", ", ids)));
    }
    return found.get();
  }
}
