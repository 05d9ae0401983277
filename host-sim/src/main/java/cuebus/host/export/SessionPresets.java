package cuebus.host.export;

import cuebus.host.audio.OutputFolder;
import cuebus.host.audio.PartialFile;
import cuebus.host.install.PluginFormat;
import cuebus.json.InvalidFileException;
import cuebus.lv2.PresetTurtle;
import cuebus.mix.CueMixState;
import cuebus.param.Variant;
import cuebus.plugin.CueMixFactory;
import cuebus.plugin.Plugin;
import cuebus.plugin.PluginDeclaration;
import cuebus.session.Equipment;
import cuebus.session.Session;
import cuebus.session.SessionState;
import cuebus.session.Setup;
import cuebus.session.StateFile;
import cuebus.vst2.FxFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A session as presets, in a folder per format: for each variant that holds it an `.fxp` and an
/// `.fxb` for VST 2.4 and a `.json` for CLAP, and one LV2 bundle for all. Names, devices,
/// headphones, scenes and the MIDI map are in them, so they need neither the session nor its
/// folder.
///
/// @param session what is wanted
/// @param equipment its devices and headphones
/// @param channels for each source, whether it takes 1 or 2 bus channels
public record SessionPresets(Session session, Equipment equipment, List<Integer> channels) {

  /// Writes the files; all of them appear, or none.
  ///
  /// @param sessionFile the session as the user would name it; its last part becomes the names of
  ///   the files
  /// @param formats for which formats
  /// @param out folder, made if it is missing
  /// @return the files
  /// @throws InvalidFileException if no variant holds the session, or not the one that it names
  /// @throws IOException that names the file which could not be written
  public List<Path> write(String sessionFile, Set<PluginFormat> formats, Path out)
      throws IOException, InvalidFileException {
    int inputs = channels.stream().mapToInt(Integer::intValue).sum();
    Optional<String> problem = session.sizeProblem(inputs);
    if (problem.isPresent()) {
      throw new InvalidFileException(sessionFile, "", problem.get());
    }
    List<Variant> variants =
        Arrays.stream(Variant.values())
            .filter(v -> inputs <= v.inputs() && session.mixes().size() <= v.mixes())
            .filter(v -> session.showProblem(v).isEmpty())
            .toList();
    String id = id(sessionFile);
    List<PartialFile> files = new ArrayList<>();
    try {
      for (PluginFormat format : formats) {
        Path folder = folder(format, id, out);
        OutputFolder.create(folder);
        StringBuilder manifest = new StringBuilder();
        for (Variant variant : variants) {
          Plugin plugin = plugin(variant);
          Path file = folder.resolve(id + "-" + variant.text());
          switch (format) {
            case VST -> {
              add(files, file, ".fxp", FxFile.program(session.name(), plugin));
              add(files, file, ".fxb", FxFile.bank(plugin));
            }
            case LV2 -> {
              String name = String.valueOf(file.getFileName());
              add(files, file, ".ttl", PresetTurtle.file(name, session.name(), plugin));
              manifest.append(PresetTurtle.manifest(variant, name, session.name()));
            }
            case CLAP -> add(files, file, ".json", plugin.saveState());
          }
        }
        if (format == PluginFormat.LV2) {
          add(files, folder.resolve("manifest"), ".ttl", PresetTurtle.bundle(manifest.toString()));
        }
      }
      PartialFile.commitAll(files);
      return files.stream().map(PartialFile::file).toList();
    } finally {
      files.forEach(PartialFile::abort);
    }
  }

  private static Path folder(PluginFormat format, String id, Path out) {
    Path folder = out.resolve(format.text());
    return format == PluginFormat.LV2 ? folder.resolve(id + ".lv2") : folder;
  }

  private Plugin plugin(Variant variant) throws InvalidFileException {
    Plugin plugin = new CueMixFactory().create(PluginDeclaration.of(variant).id());
    CueMixState state = SessionState.of(session, equipment, variant, channels);
    plugin.loadState(StateFile.write(Setup.of(session, state)));
    return plugin;
  }

  /// What of a file's name can stand in the name of any file and in a URI. Where that leaves
  /// letters or digits out, as of a name in Japanese, a number made of the whole name stands in for
  /// them.
  static String id(String sessionFile) {
    String name =
        String.valueOf(Path.of(sessionFile).getFileName()).replaceFirst("(?i)\\.json$", "");
    String letters =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    String plain = letters.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    boolean whole = letters.matches("[a-z0-9[^\\p{L}\\p{N}\\p{So}]]*");
    String shown = plain.isEmpty() ? "session" : plain;
    return whole ? shown : shown + "-" + Integer.toHexString(name.hashCode());
  }

  private static void add(List<PartialFile> files, Path stem, String suffix, String text)
      throws IOException {
    add(files, stem, suffix, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(List<PartialFile> files, Path stem, String suffix, byte[] bytes)
      throws IOException {
    PartialFile partial = PartialFile.create(stem.resolveSibling(stem.getFileName() + suffix));
    files.add(partial);
    partial.write(ByteBuffer.wrap(bytes));
  }
}
