package cuebus.host.daw;

import static java.nio.charset.StandardCharsets.UTF_8;

import cuebus.mix.CueMixState;
import cuebus.session.Setup;
import cuebus.session.StateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.DocumentBuilderFactory;

/// A session of qtractor as a file: one track with a 16-channel recording and the plugin, and a
/// master bus of 16 channels.
///
/// @param type of the plugin
/// @param library of the plugin
/// @param state what the plugin keeps in the session
record QtractorSession(Type type, Path library, CueMixState state) {

  /// How qtractor loads the plugin.
  enum Type {
    /// The index is the plugin's in the library: 16x8 comes after 8x4.
    CLAP(1, "state"),
    VST2(0, "chunk");

    private final int index;
    private final String key;

    Type(int index, String key) {
      this.index = index;
      this.key = key;
    }
  }

  /// Writes it.
  ///
  /// @param recording a WAV file in the same folder
  /// @param frames its length
  void write(Path file, Path recording, int frames) throws IOException {
    Files.writeString(
        file,
        """
        <!DOCTYPE qtractorSession>
        <session name="rehearsal" version="0.9.31">
         <properties>
          <directory>%s</directory>
          <sample-rate>48000</sample-rate>
         </properties>
         <devices>
          <audio-engine>
           <audio-control><transport-mode>duplex</transport-mode></audio-control>
           <audio-bus name="Master" mode="duplex">
            <channels>16</channels>
            <auto-connect>0</auto-connect>
           </audio-bus>
          </audio-engine>
         </devices>
         <tracks>
          <track name="Bus" type="audio">
           <properties>
            <input-bus>Master</input-bus>
            <output-bus>Master</output-bus>
           </properties>
           <clips>
            <clip name="bus">
             <properties>
              <name>bus</name>
              <start>0</start>
              <offset>0</offset>
              <length>%d</length>
             </properties>
             <audio-clip><filename>%s</filename></audio-clip>
            </clip>
           </clips>
           <plugins>
            <plugin type="%s">
             <filename>%s</filename>
             <index>%d</index>
             <label>Cuebus_16x8</label>
             <activated>1</activated>
             <configs><config key="%s">%s</config></configs>
            </plugin>
           </plugins>
          </track>
         </tracks>
        </session>
        """
            .formatted(
                file.getParent(),
                frames,
                recording.getFileName(),
                type,
                library,
                type.index,
                type.key,
                packed()));
  }

  /// What a plugin keeps in a session that qtractor has saved.
  static String savedState(Path file) throws Exception {
    String base64 =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getElementsByTagName("config")
            .item(0)
            .getTextContent();
    byte[] packed = Base64.getMimeDecoder().decode(base64);
    try (var zlib =
        new InflaterInputStream(
            new ByteArrayInputStream(packed, Integer.BYTES, packed.length - Integer.BYTES))) {
      return new String(zlib.readAllBytes(), UTF_8);
    }
  }

  /// As Qt packs bytes: their number, big-endian, then zlib; all in Base64.
  private String packed() throws IOException {
    byte[] json = StateFile.write(Setup.of(state));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    DataOutputStream size = new DataOutputStream(packed);
    size.writeInt(json.length);
    try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
      zlib.write(json);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
