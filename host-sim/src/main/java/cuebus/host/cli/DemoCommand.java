package cuebus.host.cli;

import cuebus.amp.Oversampling;
import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.BitDepth;
import cuebus.host.audio.OutputFolder;
import cuebus.host.audio.PartialFile;
import cuebus.host.demo.DemoBand;
import cuebus.host.demo.Stem;
import cuebus.host.render.RenderOptions;
import cuebus.host.report.Report;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cuebus demo`.
@Command(
    name = "demo",
    description = "Plays a short song with a synthesised band and gives each player a mix of it.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  cuebus demo --out try-it")
public final class DemoCommand implements Callable<Integer> {

  private static final String SESSION = "four-piece-band";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "cuebus-demo",
      description = "folder for stems, mixes and reports (default: ${DEFAULT-VALUE})")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  DemoCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    PrintWriter text = spec.commandLine().getOut();
    Path stems = out.resolve("stems");
    text.println("The band plays its song into " + stems);
    writeStems(stems);
    RenderOptions options =
        new RenderOptions(
            stems,
            out,
            RenderOptions.DEFAULT_BLOCK,
            null,
            false,
            BitDepth.INT_24,
            Oversampling.AUDIBLE);
    Report report = RenderCommand.render(SessionChoice.of(SESSION), options, null);
    Summary.print(report, out, text);
    text.println("Listen to the mixes side by side in " + out.resolve("report.html"));
    return CommandLine.ExitCode.OK;
  }

  private static void writeStems(Path folder) throws IOException {
    OutputFolder.create(folder);
    List<PartialFile> files = new ArrayList<>();
    Map<Stem, AudioWriter> writers = new EnumMap<>(Stem.class);
    try {
      for (Stem stem : Stem.values()) {
        PartialFile file = PartialFile.create(folder.resolve(stem.id() + ".wav"));
        files.add(file);
        writers.put(
            stem, AudioWriter.wav(file, BitDepth.INT_24, stem.channels(), DemoBand.SAMPLE_RATE));
      }
      DemoBand.render((stem, channel, offset, frames) ->
          Objects.requireNonNull(writers.get(stem)).write(channel, offset, frames));
      for (AudioWriter writer : writers.values()) {
        writer.finish();
      }
      PartialFile.commitAll(files);
    } finally {
      files.forEach(PartialFile::abort);
    }
  }
}
