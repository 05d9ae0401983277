package cuebus.host.daw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a rehearsal begins with: a session in which mixes are heard through an interface.
enum RehearsalPreset {
  /// As it ships.
  SHIPPED("rehearsal-8-players", "Rehearsal, click and 8 players", "interface-phones"),

  /// A user's own: every mix through an interface of the shipped one's figures, but without noise,
  /// the saxophonist's with its volume turned up. A device's noise goes on with every block, so a
  /// host that has processed silence before gets another stretch of it; all else that a circuit
  /// does can be compared sample by sample.
  QUIET("quiet-rehearsal", "Quiet rehearsal", "quiet-phones");

  /// Name of the session's file, without its suffix.
  final String id;

  /// As a DAW lists it.
  final String title;

  /// What the keyboarder's mix is heard through.
  final String device;

  RehearsalPreset(String id, String title, String device) {
    this.id = id;
    this.title = title;
    this.device = device;
  }

  /// The session as a file has it.
  ObjectNode session() throws IOException {
    ObjectNode session = shipped("sessions/" + SHIPPED.id);
    session.put("name", title);
    for (JsonNode mix : session.withArray("mixes")) {
      ObjectNode output = mix.withObject("output");
      if (this == QUIET && output.has("device")) {
        output.put("device", device);
      }
      if (this == QUIET && mix.path("id").asText().equals("sax")) {
        output.put("volumeDb", 0);
      }
    }
    return session;
  }

  /// Writes a session into a folder, with the device beside it if that does not ship with Cuebus.
  ///
  /// @param session this one, or made of it
  /// @param name of the file, without its suffix
  /// @return the session's file
  Path write(Path folder, String name, ObjectNode session) throws IOException {
    if (this == QUIET) {
      ObjectNode quiet = shipped("devices/" + SHIPPED.device).put("id", device);
      quiet.withObject("dac").remove("dynamicRangeDbA");
      quiet.withObject("amp").remove("noiseVrmsA");
      Path devices = Files.createDirectories(folder.resolve("devices"));
      Files.writeString(devices.resolve(device + ".json"), quiet.toString());
    }
    return Files.writeString(folder.resolve(name + ".json"), session.toString());
  }

  private static ObjectNode shipped(String file) throws IOException {
    try (InputStream json =
        RehearsalPreset.class.getResourceAsStream("/cuebus/presets/" + file + ".json")) {
      return (ObjectNode) new ObjectMapper().readTree(json);
    }
  }
}
