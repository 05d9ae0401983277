package cuebus.plugin;

import cuebus.param.Variant;
import java.util.Arrays;
import java.util.List;

/// Makes the cue mixer in every variant.
public final class CueMixFactory implements PluginFactory {

  private static final List<PluginDeclaration> DECLARATIONS =
      Arrays.stream(Variant.values()).map(PluginDeclaration::of).toList();

  @Override
  public List<PluginDeclaration> declarations() {
    return DECLARATIONS;
  }

  @Override
  public Plugin create(String id) {
    return DECLARATIONS.stream()
        .filter(declaration -> declaration.id().equals(id))
        .findFirst()
        .map(CueMixPlugin::new)
        .orElseThrow(() -> new IllegalArgumentException("there is no plugin " + id));
  }
}
