package cuebus.host.daw;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuebus.host.Stems;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// What Ardour's Lua has no call for, written into the file of a session: recorded audio on a
/// track, and how long the session is.
final class ArdourSessionFile {

  /// Ardour's clock: superclock ticks per second.
  private static final long TICKS = 282_240_000;

  /// Above every id that a session of one track has.
  private static final int FIRST_ID = 1_000_000;

  private final Path file;
  private final Document session;
  private int nextId = FIRST_ID;

  private ArdourSessionFile(Path file) throws Exception {
    this.file = file;
    session = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  /// Where a session has its recordings.
  private static Path audioFiles(Path folder) {
    return folder.resolve("interchange/%s/audiofiles".formatted(folder.getFileName()));
  }

  /// Puts a bus at the start of the only track, as a recording of each channel.
  ///
  /// @param folder of the session
  /// @param bus `[channel][frame]` at 48 kHz; as long as the session is to be
  static void record(Path folder, float[][] bus) throws Exception {
    List<String> names = new ArrayList<>();
    for (float[] channel : bus) {
      names.add("channel-" + (names.size() + 1) + ".wav");
      Stems.write(audioFiles(folder).resolve(names.getLast()), Stems.RATE, channel);
    }
    new ArdourSessionFile(folder.resolve("session.ardour")).record(names, bus[0].length);
  }

  /// The state of the VST plugin in a session.
  static String chunk(Path folder) throws Exception {
    Document session = new ArdourSessionFile(folder.resolve("session.ardour")).session;
    byte[] base64 =
        session.getElementsByTagName("chunk").item(0).getTextContent().strip().getBytes(UTF_8);
    return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
  }

  private void record(List<String> names, int frames) throws Exception {
    String end = "a" + frames * (TICKS / 48_000);
    int first = nextId;
    for (String name : names) {
      add("Sources", "Source", Map.of("name", name, "type", "audio", "channel", "0", "gain", "1"));
    }
    region((Element) session.getElementsByTagName("Regions").item(0), "1", first, names, end);
    region((Element) session.getElementsByTagName("Playlist").item(0), "0", first, names, end);
    add(
        "Locations",
        "Location",
        Map.of("name", "session", "start", "a0", "end", end, "flags", "IsSessionRange"));
    widenMaster(names.size());
    session.getDocumentElement().setAttribute("id-counter", String.valueOf(nextId));
    // To a file object: as a URI, spaces in the path would come out as %20.
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(session), new StreamResult(new File(file.toString())));
  }

  /// Connects each channel of the track to one of the master, without the panners that would mix
  /// them.
  private void widenMaster(int channels) {
    for (Element io : elements("IO")) {
      switch (io.getAttribute("name") + " " + io.getAttribute("direction")) {
        case "Master Input" -> ports(io, channels, "Master/audio_in ", "bus/audio_out ");
        case "Master Output" -> ports(io, channels, "Master/audio_out ", null);
        case "bus Output" -> ports(io, channels, "bus/audio_out ", "Master/audio_in ");
        default -> {}
      }
    }
    elements("PannerShell").forEach(panner -> panner.setAttribute("bypassed", "1"));
  }

  /// Gives an input or output its ports, each connected to one of the same number.
  ///
  /// @param other null for none
  private void ports(Element io, int channels, String name, @Nullable String other) {
    io.setTextContent("");
    for (int c = 1; c <= channels; c++) {
      Element port = session.createElement("Port");
      port.setAttribute("type", "audio");
      port.setAttribute("name", name + c);
      io.appendChild(port);
      if (other != null) {
        Element connection = session.createElement("Connection");
        connection.setAttribute("other", other + c);
        port.appendChild(connection);
      }
    }
  }

  private List<Element> elements(String name) {
    var found = session.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  private Element add(String parent, String name, Map<String, String> attributes) {
    return add((Element) session.getElementsByTagName(parent).item(0), name, attributes);
  }

  private Element add(Element parent, String name, Map<String, String> attributes) {
    Element added = session.createElement(name);
    attributes.forEach(added::setAttribute);
    added.setAttribute("id", String.valueOf(nextId++));
    parent.appendChild(added);
    return added;
  }

  /// A region of whole files, without fades.
  private void region(Element parent, String whole, int first, List<String> names, String length) {
    Element region = add(parent, "Region", Map.of("name", "bus", "type", "audio"));
    region.setAttribute("whole-file", whole);
    region.setAttribute("start", "a0");
    region.setAttribute("length", length + "@a0");
    region.setAttribute("sync-position", "a0");
    region.setAttribute("ancestral-start", "a0");
    region.setAttribute("ancestral-length", "a0@a0");
    region.setAttribute("opaque", "1");
    region.setAttribute("external", "1");
    region.setAttribute("first-edit", "nothing");
    region.setAttribute("stretch", "1");
    region.setAttribute("shift", "1");
    region.setAttribute("scale-amplitude", "1");
    region.setAttribute("fade-in-active", "0");
    region.setAttribute("fade-out-active", "0");
    region.setAttribute("channels", String.valueOf(names.size()));
    for (int channel = 0; channel < names.size(); channel++) {
      String id = String.valueOf(first + channel);
      region.setAttribute("source-" + channel, id);
      region.setAttribute("master-source-" + channel, id);
    }
  }
}
