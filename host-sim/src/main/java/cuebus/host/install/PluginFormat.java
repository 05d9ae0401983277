package cuebus.host.install;

import cuebus.param.Variant;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A plugin format that can be installed, and the files that hosts of it look for. All formats are
/// served by one library; what it is asked for says which is meant.
public enum PluginFormat {
  /// VST 2.4: one library per variant, because such a library holds one plugin.
  VST {
    @Override
    Map<String, Path> files(BuiltPlugin built) {
      Map<String, Path> files = new TreeMap<>();
      for (Variant variant : Variant.values()) {
        files.put("cuebus-" + variant.text() + ".so", built.library());
      }
      return files;
    }
  },

  /// LV2: one bundle with the descriptions and the library.
  LV2 {
    @Override
    Map<String, Path> files(BuiltPlugin built) {
      Map<String, Path> files = new TreeMap<>();
      built.turtle().forEach(file -> files.put("cuebus.lv2/" + file.getFileName(), file));
      files.put("cuebus.lv2/cuebus.so", built.library());
      return files;
    }
  },

  /// CLAP: one library, which holds all variants.
  CLAP {
    @Override
    Map<String, Path> files(BuiltPlugin built) {
      return Map.of("cuebus.clap", built.library());
    }
  };

  /// The word for it in commands and folders, e.g. `lv2`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What goes into the folder of this format: names in it, `/` between folders, and where each
  /// file is copied from.
  abstract Map<String, Path> files(BuiltPlugin built);
}
