package cuebus.lv2;

import cuebus.json.InvalidFileException;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import cuebus.session.Library;
import cuebus.session.Session;
import cuebus.session.SessionState;
import cuebus.session.Setup;
import cuebus.session.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the Turtle of the LV2 bundle. The build runs it, so that a host lists the plugin without
/// starting a VM.
public final class BundleTurtle {

  /// The library beside the Turtle.
  public static final String BINARY = "cuebus.so";

  private BundleTurtle() {}

  /// Writes the Turtle into a folder.
  ///
  /// @param args the folder, made if it is missing
  public static void main(String[] args) throws IOException, InvalidFileException {
    if (args.length != 1) {
      throw new IllegalArgumentException("expected one folder, found " + args.length + " words");
    }
    write(Path.of(args[0]));
  }

  /// Writes `manifest.ttl`, a file per variant and a file per preset: every built-in session in
  /// every variant that it fits.
  ///
  /// @param folder made if it is missing
  public static void write(Path folder) throws IOException, InvalidFileException {
    Files.createDirectories(folder);
    StringBuilder manifest = new StringBuilder();
    // Without folders: what lies on the builder's disk must not get into the bundle.
    Library library = Library.builtIn();
    for (Variant variant : Variant.values()) {
      String file = "cuebus-" + variant.text() + ".ttl";
      Files.writeString(folder.resolve(file), PluginTurtle.of(variant));
      manifest.append(
          """
          %s
          	a lv2:Plugin ;
          	lv2:binary <%s> ;
          	rdfs:seeAlso <%s> .

          """
              .formatted(Turtle.uri(Uris.plugin(variant)), BINARY, file));
      for (String session : library.sessions()) {
        manifest.append(preset(folder, library, session, variant));
      }
    }
    Files.writeString(folder.resolve("manifest.ttl"), Turtle.file(manifest.toString()));
  }

  private static String preset(Path folder, Library library, String id, Variant variant)
      throws IOException, InvalidFileException {
    Session session = library.session(id).orElseThrow();
    if (!session.fits(variant)) {
      return "";
    }
    Plugin plugin = new CueMixFactory().create(PluginDeclaration.of(variant).id());
    CueMixState state = SessionState.of(id, session, library, variant);
    plugin.loadState(StateFile.write(Setup.of(session, state)));
    String name = "preset-" + variant.text() + "-" + id;
    Files.writeString(
        folder.resolve(name + ".ttl"), PresetTurtle.file(name, session.name(), plugin));
    return PresetTurtle.manifest(variant, name, session.name());
  }
}
