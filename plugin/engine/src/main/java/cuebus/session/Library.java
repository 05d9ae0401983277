package cuebus.session;

import cuebus.amp.Device;
import cuebus.amp.DeviceFile;
import cuebus.amp.Headphone;
import cuebus.amp.HeadphoneFile;
import cuebus.json.InvalidFileException;
import cuebus.json.Pointer;
import cuebus.param.Control;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;

/// Finds devices, headphones and sessions by id: in folders, then among what ships with Cuebus. A
/// folder holds `devices/ID.json`, `headphones/ID.json` and `sessions/ID.json`.
public final class Library {

  private final List<Path> folders;
  private final ClassLoader classLoader;
  private final Shelf<Device> devices;
  private final Shelf<Headphone> headphones;
  private final Shelf<Session> sessions;

  /// @param folders searched in this order; those that do not exist are passed over
  /// @param classLoader has the built-in files below `cuebus/presets/`
  public Library(List<Path> folders, ClassLoader classLoader) {
    this.folders = List.copyOf(folders);
    this.classLoader = classLoader;
    var builtIn = new BuiltIn(classLoader);
    devices = new Shelf<>("devices", this.folders, builtIn, DeviceFile::read, Device::id);
    headphones =
        new Shelf<>("headphones", this.folders, builtIn, HeadphoneFile::read, Headphone::id);
    // A session states no id of its own: the name of its file is its id.
    sessions = new Shelf<>("sessions", this.folders, builtIn, SessionFile::read, session -> null);
  }

  /// The user's own folder, `$XDG_DATA_HOME/cuebus/presets`, and what ships with Cuebus.
  public static Library standard() {
    return new Library(List.of(userFolder()), Library.class.getClassLoader());
  }

  /// What ships with Cuebus, and nothing else.
  public static Library builtIn() {
    return new Library(List.of(), Library.class.getClassLoader());
  }

  /// The user's own folder; it need not exist.
  public static Path userFolder() {
    return userFolder(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// Source: XDG Base Directory Specification 0.8, which asks to ignore a relative path.
  static Path userFolder(Map<String, String> environment, Path home) {
    Path data = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
    return (data.isAbsolute() ? data : home.resolve(".local/share")).resolve("cuebus/presets");
  }

  /// This library with one more folder, a session's own, searched first.
  public Library beside(Path folder) {
    List<Path> all = new ArrayList<>(List.of(folder));
    all.addAll(folders);
    return new Library(all, classLoader);
  }

  /// The device of that id, if there is one.
  ///
  /// @throws InvalidFileException if its file is no device or has another id
  public Optional<Device> device(String id) throws InvalidFileException {
    return devices.find(id);
  }

  /// The headphones of that id, if there are any.
  ///
  /// @throws InvalidFileException if their file is no headphone or has another id
  public Optional<Headphone> headphone(String id) throws InvalidFileException {
    return headphones.find(id);
  }

  /// The session whose file is called `ID.json`, if there is one.
  ///
  /// @throws InvalidFileException if the file is no session
  public Optional<Session> session(String id) throws InvalidFileException {
    return sessions.find(id);
  }

  /// The ids of all devices.
  public SortedSet<String> devices() {
    return devices.ids();
  }

  /// The ids of all headphones.
  public SortedSet<String> headphones() {
    return headphones.ids();
  }

  /// The ids of all sessions.
  public SortedSet<String> sessions() {
    return sessions.ids();
  }

  /// Another kind of file in the same places, such as host-sim's comparisons.
  ///
  /// @param folder their folder, e.g. `comparisons`
  /// @param format reads one
  public <T> Shelf<T> shelf(String folder, Shelf.Format<T> format) {
    return new Shelf<>(folder, folders, new BuiltIn(classLoader), format, content -> null);
  }

  /// The ids of the sessions in folders, which go before built-in ones of the same id.
  public SortedSet<String> sessionsInFolders() {
    return sessions.idsInFolders();
  }

  /// The session files in folders whose names are no ids, such as `My song.json`.
  public List<Path> sessionFilesWithoutId() {
    return sessions.filesWithoutId();
  }

  /// Reads every device and headphone that a session names, those of mixes whose output is off too.
  ///
  /// @param sessionFileName the session's file as the user would name it, for messages
  /// @throws InvalidFileException naming the place in the session where an unknown id stands, or
  ///   the place in the device's or headphone's file that is wrong; or if a mix has more pairs of
  ///   headphones than a device of several outputs has outputs, or a ceiling at the ear and no
  ///   headphones of known sensitivity
  public Equipment resolve(Session session, String sessionFileName) throws InvalidFileException {
    Map<String, Device> usedDevices = new LinkedHashMap<>();
    Map<String, Headphone> usedHeadphones = new LinkedHashMap<>();
    for (int i = 0; i < session.mixes().size(); i++) {
      Session.Output output = session.mixes().get(i).output();
      String device = output.device();
      if (device != null && !usedDevices.containsKey(device)) {
        String place = Pointer.of("mixes", i, "output", "device");
        usedDevices.put(device, devices.get(device, sessionFileName, place));
      }
      for (int j = 0; j < output.headphones().size(); j++) {
        String id = output.headphones().get(j).id();
        if (!usedHeadphones.containsKey(id)) {
          String place = Pointer.of("mixes", i, "output", "headphones", j, "id");
          usedHeadphones.put(id, headphones.get(id, sessionFileName, place));
        }
      }
      if (device != null) {
        int pairs = output.headphones().stream().mapToInt(Session.Plugged::count).sum();
        Optional<String> problem =
            Objects.requireNonNull(usedDevices.get(device)).tooFewOutputs(pairs);
        if (problem.isPresent()) {
          String place = Pointer.of("mixes", i, "output", "headphones");
          throw new InvalidFileException(sessionFileName, place, problem.get());
        }
      }
      checkCeiling(session.mixes().get(i), i, usedHeadphones, sessionFileName);
    }
    return new Equipment(usedDevices, usedHeadphones);
  }

  /// A ceiling at the ear needs headphones of known sensitivity, or it would limit nothing.
  private static void checkCeiling(
      Session.Mix mix, int number, Map<String, Headphone> headphones, String sessionFileName)
      throws InvalidFileException {
    double ceiling = mix.inserts().getOrDefault(Control.CEILING_SPL, Control.CEILING_SPL.max());
    if (ceiling == Control.CEILING_SPL.max()) {
      return;
    }
    String problem = null;
    if (mix.output().device() == null || mix.output().headphones().isEmpty()) {
      problem = "needs a device and headphones in the mix's output";
    } else {
      String id = mix.output().headphones().getFirst().id();
      if (Objects.requireNonNull(headphones.get(id)).sensitivityDbPerV() == null) {
        problem =
            "needs the sensitivity of %s, whose file states no sensitivityDbPerV".formatted(id);
      }
    }
    if (problem != null) {
      throw new InvalidFileException(
          sessionFileName,
          Pointer.of("mixes", number, "inserts", "limiter", "ceilingDbSpl"),
          "a ceiling of %s dB SPL %s; or use ceilingDbfs".formatted(ceiling, problem));
    }
  }
}
