package cuebus.host.nativehost.render;

import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import cuebus.host.nativehost.NativePlugin;
import cuebus.host.nativehost.NotAPluginException;
import cuebus.host.nativehost.PluginFaultException;
import cuebus.host.nativehost.PluginModule;
import cuebus.host.nativehost.PluginParameter;
import cuebus.host.nativehost.format.PluginFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Renders an audio file through a native plugin. The result is as long as the input and in time
/// with it.
public final class NativeRender {

  private final RenderJob job;
  private final NativePlugin plugin;
  private final StemReader stem;
  private final float[][] in;
  private final float[][] out;
  private int latency;

  private NativeRender(RenderJob job, NativePlugin plugin, StemReader stem) {
    this.job = job;
    this.plugin = plugin;
    this.stem = stem;
    in = new float[Math.max(plugin.inputs(), stem.channels())][job.block()];
    out = new float[plugin.outputs()][job.block()];
  }

  /// Does a job.
  ///
  /// @throws NotAPluginException if the plugin file, its state or a setting cannot be used
  /// @throws PluginFaultException if the plugin refuses
  public static RenderResult run(RenderJob job) throws IOException {
    try (PluginModule module = PluginFile.open(job.plugin().file());
        StemReader stem = StemReader.open(job.in());
        NativePlugin plugin = module.create(job.plugin().among(module.plugins()).getFirst().id())) {
      if (plugin.outputs() == 0) {
        throw new NotAPluginException(
            job.plugin().file(),
            plugin.info().name() + " has no audio output, so there is nothing to write");
      }
      return new NativeRender(job, plugin, stem).run();
    }
  }

  private RenderResult run() throws IOException {
    loadState();
    for (RenderJob.Setting setting : job.settings()) {
      set(setting);
    }
    plugin.activate(stem.sampleRate(), job.block());
    Path kept = job.saveState();
    try (PartialFile audio = PartialFile.create(job.out());
        PartialFile state = kept == null ? null : PartialFile.create(kept)) {
      try (AudioWriter writer =
          AudioWriter.wav(audio, BitDepth.FLOAT_32, plugin.outputs(), stem.sampleRate())) {
        write(writer);
        writer.finish();
      }
      plugin.deactivate();
      if (state != null) {
        state.write(ByteBuffer.wrap(plugin.saveState()));
      }
      PartialFile.commitAll(state == null ? List.of(audio) : List.of(audio, state));
    }
    return new RenderResult(
        plugin.info(),
        plugin.inputs(),
        plugin.outputs(),
        stem.sampleRate(),
        stem.frames(),
        latency,
        plugin.complaints());
  }

  private void loadState() throws IOException {
    Path state = job.state();
    if (state == null) {
      return;
    }
    if (!Files.isRegularFile(state)) {
      throw new NotAPluginException(state, "no such file; a saved state is wanted");
    }
    if (!plugin.loadState(Files.readAllBytes(state))) {
      throw new NotAPluginException(
          state, "is not a state that " + plugin.info().name() + " takes");
    }
  }

  private void set(RenderJob.Setting setting) throws NotAPluginException {
    int index = index(setting.id());
    PluginParameter parameter = plugin.parameters().get(index);
    if (!(setting.value() >= parameter.min() && setting.value() <= parameter.max())) {
      throw new NotAPluginException(
          job.plugin().file(),
          "--set %s=%s: %s to %s are allowed"
              .formatted(setting.id(), setting.value(), parameter.min(), parameter.max()));
    }
    plugin.set(index, setting.value());
  }

  private int index(String id) throws NotAPluginException {
    List<PluginParameter> parameters = plugin.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).id().equals(id) || parameters.get(i).name().equals(id)) {
        return i;
      }
    }
    throw new NotAPluginException(
        job.plugin().file(),
        "has no parameter \"%s\"; cuebus host --plugin %s --list shows those it has"
            .formatted(id, job.plugin().file()));
  }

  private void write(AudioWriter writer) throws IOException {
    long wanted = stem.frames();
    long late = -1;
    while (wanted > 0) {
      int read = stem.read(in, 0, job.block());
      for (float[] channel : in) {
        Arrays.fill(channel, read, job.block(), 0);
      }
      plugin.process(in, out, job.block(), List.of());
      if (late < 0) {
        // Some plugins know it once they have run only.
        latency = Math.max(0, plugin.latency());
        late = latency;
      }
      int skip = (int) Math.min(late, job.block());
      int frames = (int) Math.min(wanted, job.block() - skip);
      writer.write(out, skip, frames);
      late -= skip;
      wanted -= frames;
    }
  }
}
