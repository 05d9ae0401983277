package cuebus.host.jvst;

import cuebus.dsp.Samples;
import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.PartialFile;
import cuebus.host.audio.StemReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jvst.wrapper.valueobjects.VSTEvents;
import org.jspecify.annotations.Nullable;

/// Runs a plugin from file to file. The plugin has a thread of its own, which is left behind when
/// the plugin does not return from a callback. What it prints goes to the error stream.
public final class OfflineRun {

  private static final long LOOK_MS = 50;
  private static final int MAX_CHUNK_BYTES = 64 << 20;

  private final PluginFiles files;
  private final RunOptions options;
  private final Faults faults = new Faults();
  private final Callbacks callbacks = new Callbacks(faults);
  private final List<String> notes = new ArrayList<>();

  private OfflineRun(PluginFiles files, RunOptions options) {
    this.files = files;
    this.options = options;
    notes.addAll(files.notes());
  }

  /// Runs.
  ///
  /// @return what the plugin is and did; it may have faults, and the file is there nevertheless
  /// @throws JvstException if the plugin cannot be used; no file is made
  /// @throws IOException if a file cannot be read or written
  public static RunReport run(PluginFiles files, RunOptions options)
      throws JvstException, IOException {
    OfflineRun run = new OfflineRun(files, options);
    PrintStream out = System.out;
    System.setOut(System.err);
    try (PartialFile audio = PartialFile.create(options.out());
        PartialFile chunk =
            options.saveChunk() == null ? null : PartialFile.create(options.saveChunk());
        var _ =
            new ExitGuard(files.name(), chunk == null ? List.of(audio) : List.of(audio, chunk))) {
      RunReport report = run.watch(new FutureTask<>(() -> run.work(audio, chunk)));
      audio.commit();
      if (chunk != null) {
        chunk.commit();
      }
      return report;
    } finally {
      System.setOut(out);
    }
  }

  private RunReport watch(FutureTask<RunReport> work) throws JvstException, IOException {
    Thread thread = Thread.ofPlatform().daemon().name("plugin").start(work);
    long patience = Math.round(options.patienceSeconds() * 1e9);
    while (true) {
      try {
        return work.get(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        String stuck = callbacks.stuck(patience);
        if (stuck != null) {
          thread.interrupt();
          throw new JvstException(
              files.name(),
              "%s has not come back after %s s; --patience SECONDS gives it more"
                  .formatted(stuck, options.patienceSeconds()),
              e);
        }
      } catch (InterruptedException e) {
        thread.interrupt();
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case JvstException known -> throw known;
          case IOException known -> throw known;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
  }

  private RunReport work(PartialFile audio, @Nullable PartialFile chunk)
      throws JvstException, IOException {
    Path in = options.in();
    try (StemReader stem = in == null ? null : StemReader.open(in)) {
      int rate = stem == null ? options.sampleRate() : stem.sampleRate();
      HostSide host = new HostSide(rate, options.block(), options.bpm(), faults);
      try (HostedPlugin hosted = new HostedPlugin(files, host, callbacks, faults)) {
        if (host.outputs == 0) {
          throw new JvstException(files.name(), "has no outputs, so there is nothing to write");
        }
        int channels = Math.min(host.outputs, AudioBlocks.CARRIED);
        host.connected(stem == null ? 0 : Math.min(host.inputs, stem.channels()), channels);
        noteChannels(host, stem);
        setUp(hosted, rate);
        MidiPlayer midi = new MidiPlayer(options.midi().at(rate));
        long frames = length(stem, rate);
        float[] peak = new float[channels];
        try (AudioWriter writer = AudioWriter.wav(audio, BitDepth.FLOAT_32, channels, rate)) {
          play(hosted, host, stem, midi, frames, peak, writer);
          writer.finish();
        }
        hosted.stop();
        saveChunk(hosted, chunk);
        return new Description(hosted, host)
            .report(files, rate, frames, peak, List.copyOf(notes), faults);
      }
    }
  }

  private void noteChannels(HostSide host, @Nullable StemReader stem) {
    if (Math.max(host.inputs, host.outputs) > AudioBlocks.CARRIED) {
      notes.add(
          "it has %d inputs and %d outputs; the wrapper carries the first %d of each"
              .formatted(host.inputs, host.outputs, AudioBlocks.CARRIED));
    }
    int heard = Math.min(host.inputs, AudioBlocks.CARRIED);
    if (stem != null && stem.channels() > heard) {
      notes.add(
          "%s has %d channels; the plugin hears the first %d"
              .formatted(options.in(), stem.channels(), heard));
    }
  }

  private void setUp(HostedPlugin hosted, int rate) throws JvstException, IOException {
    callbacks.tell("open", () -> hosted.plugin().open());
    if (options.program() != null) {
      hosted.chooseProgram(options.program());
    }
    if (options.chunk() != null) {
      hosted.loadChunk(readChunk(options.chunk()));
    }
    for (RunOptions.Setting setting : options.settings()) {
      hosted.set(setting);
    }
    hosted.start(rate, options.block(), options.doublePrecision());
  }

  private static byte[] readChunk(Path file) throws JvstException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new JvstException("--load-chunk " + file, "no such file");
    }
    if (Files.size(file) > MAX_CHUNK_BYTES) {
      throw new JvstException(
          "--load-chunk " + file,
          "has %d bytes; at most %d are allowed".formatted(Files.size(file), MAX_CHUNK_BYTES));
    }
    return Files.readAllBytes(file);
  }

  private long length(@Nullable StemReader stem, int rate) {
    Double seconds = options.seconds();
    long frames = seconds != null ? Math.round(seconds * rate) : stem == null ? 0 : stem.frames();
    return frames + Math.round(options.tailSeconds() * rate);
  }

  private void play(
      HostedPlugin hosted,
      HostSide host,
      @Nullable StemReader stem,
      MidiPlayer midi,
      long total,
      float[] peak,
      AudioWriter writer)
      throws IOException {
    int block = options.block();
    AudioBlocks blocks = new AudioBlocks(host, callbacks, faults, block, options.doublePrecision());
    float[][] read = new float[stem == null ? 0 : stem.channels()][block];
    for (int c = 0; c < Math.min(read.length, blocks.in().length); c++) {
      read[c] = blocks.in()[c];
    }
    for (long done = 0; done < total; ) {
      int frames = (int) Math.min(block, total - done);
      int got = stem == null ? 0 : stem.read(read, 0, frames);
      for (int c = 0; c < blocks.in().length; c++) {
        Arrays.fill(blocks.in()[c], c < read.length ? got : 0, block, 0);
      }
      host.position(done);
      VSTEvents events = midi.block(done, frames);
      if (events != null) {
        hosted.events(events);
      }
      blocks.render(hosted.plugin(), frames);
      hosted.follow();
      for (int c = 0; c < peak.length; c++) {
        peak[c] = Math.max(peak[c], Samples.peak(blocks.out()[c], frames));
      }
      writer.write(blocks.out(), 0, frames);
      done += frames;
    }
  }

  private void saveChunk(HostedPlugin hosted, @Nullable PartialFile file)
      throws JvstException, IOException {
    if (file == null) {
      return;
    }
    byte[] chunk = hosted.saveChunk();
    if (chunk == null) {
      file.abort();
    } else {
      file.write(ByteBuffer.wrap(chunk));
    }
  }
}
