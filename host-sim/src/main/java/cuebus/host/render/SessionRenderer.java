package cuebus.host.render;

import cuebus.beads.CueMixUGen;
import cuebus.host.audio.AudioWriter;
import cuebus.host.audio.OutputFolder;
import cuebus.host.audio.PartialFile;
import cuebus.host.check.Problem;
import cuebus.host.check.SessionCheck;
import cuebus.host.report.MixAnalysis;
import cuebus.host.report.Report;
import cuebus.host.report.ReportHtml;
import cuebus.host.report.ReportJson;
import cuebus.host.report.SourceAnalysis;
import cuebus.host.transport.SongTransport;
import cuebus.host.transport.TempoMap;
import cuebus.json.InvalidFileException;
import cuebus.json.Pointer;
import cuebus.mix.CueMixState;
import cuebus.param.ClickMode;
import cuebus.param.OutputMode;
import cuebus.param.Variant;
import cuebus.scene.LogEntry;
import cuebus.session.Equipment;
import cuebus.session.Session;
import cuebus.session.SessionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import net.beadsproject.beads.core.AudioContext;
import net.beadsproject.beads.core.IOAudioFormat;
import net.beadsproject.beads.core.UGen;
import net.beadsproject.beads.core.io.NonrealtimeIO;
import org.jspecify.annotations.Nullable;

/// Renders a session: stems → [CueMixUGen] → one file per mix, and the reports. Files appear under
/// their names all together, when everything is whole.
public final class SessionRenderer {

  /// The file of the log of changes, in the folder of the reports.
  public static final String LOG = "control-log.jsonl";

  private static final int WRITING_THREADS = 2;

  private final Session session;
  private final String sessionFile;
  private final Equipment equipment;
  private @Nullable ChangeSource changes;

  /// @param session what to render
  /// @param sessionFile its file as the user would name it, for messages
  /// @param equipment its devices and headphones
  public SessionRenderer(Session session, String sessionFile, Equipment equipment) {
    this.session = session;
    this.sessionFile = sessionFile;
    this.equipment = equipment;
  }

  /// Makes changes during the render and writes [#LOG] beside the reports.
  ///
  /// @return this
  public SessionRenderer playing(ChangeSource source) {
    changes = source;
    return this;
  }

  /// For each source, whether it takes 1 or 2 bus channels: as the session says, else as wide as
  /// its stem.
  ///
  /// @param stems folder of the stems
  /// @throws InvalidFileException if a stem is not there or has not the channels asked for
  /// @throws IOException if a stem cannot be read
  public List<Integer> channels(Path stems) throws IOException, InvalidFileException {
    try (SessionStems opened = SessionStems.open(session, sessionFile, stems, null)) {
      return opened.channels();
    }
  }

  /// Renders everything.
  ///
  /// @return what was found on the way; it is also in `report.json` and `report.html`
  /// @throws InvalidFileException if the session does not fit its stems or its variant
  /// @throws cuebus.host.audio.StemException if a stem cannot be read
  /// @throws IOException if the output cannot be written
  public Report render(RenderOptions options, Progress progress)
      throws IOException, InvalidFileException {
    try (SessionStems stems =
        SessionStems.open(session, sessionFile, options.stems(), options.rate())) {
      Variant variant = variant(stems.feeds().size());
      CueMixState state = SessionState.of(session, equipment, variant, stems.channels());
      List<LogEntry> entries =
          changes == null ? List.of() : changes.entries(state, stems.sampleRate());
      OutputFolder.create(options.out().resolve("mixes"));
      List<PartialFile> files = new ArrayList<>();
      ExecutorService workers = Executors.newFixedThreadPool(WRITING_THREADS);
      try {
        Report report = run(options, stems, state, entries, files, workers, progress);
        add(files, options.out().resolve("report.json"), ReportJson.of(report));
        add(files, options.out().resolve("report.html"), ReportHtml.of(report));
        PartialFile.commitAll(files);
        return report;
      } finally {
        workers.shutdownNow();
        files.forEach(PartialFile::abort);
      }
    }
  }

  /// The session's variant, or the smallest that holds it.
  ///
  /// @param inputs bus channels that all its sources take together
  /// @throws InvalidFileException if there is none, or it is too small for the show
  public Variant variant(int inputs) throws InvalidFileException {
    Optional<String> problem = session.sizeProblem(inputs);
    if (problem.isPresent()) {
      String place = Pointer.of(session.variant() == null ? "sources" : "variant");
      throw new InvalidFileException(sessionFile, place, problem.get());
    }
    Variant variant = session.size(inputs).orElseThrow();
    Optional<String> showProblem = session.showProblem(variant);
    if (showProblem.isPresent()) {
      throw new InvalidFileException(sessionFile, "", showProblem.get());
    }
    return variant;
  }

  private Report run(
      RenderOptions options,
      SessionStems stems,
      CueMixState state,
      List<LogEntry> entries,
      List<PartialFile> files,
      ExecutorService workers,
      Progress progress)
      throws IOException {
    int rate = stems.sampleRate();
    AudioContext context =
        new AudioContext(
            new NonrealtimeIO(), options.block(), new IOAudioFormat(rate, 24, 0, 1, true, true));
    CueMixUGen cue = new CueMixUGen(context, state, options.oversampling());
    cue.endAfter(stems.frames() + cue.mix().latencyFrames());
    ChangePlayer player = null;
    if (changes != null) {
      PartialFile log = PartialFile.create(options.out().resolve(LOG));
      files.add(log);
      player = new ChangePlayer(session, entries, cue, rate, log);
    }
    if (session.click().follow() == ClickMode.SONG) {
      TempoMap map = TempoMap.steady(session.click().bpm(), session.click().beats(), 4);
      cue.follow(new SongTransport(map, rate));
    }
    List<SourceAnalysis> sources =
        session.sources().stream().map(s -> new SourceAnalysis()).toList();
    BusListener bus = new BusListener(context, stems.feeds().size(), stems.frames());
    List<Integer> channelSource = stems.feeds().stream().map(SessionStems.Feed::source).toList();
    SourceMeters meters =
        new SourceMeters(context, channelSource, session.sources().size(), stems.frames());
    context.out.addDependent(meters);
    InputChain inputs = new InputChain(context, session.sources());
    play(context, stems, inputs, List.of(cue, bus, meters), sources);
    // It costs more than all mixes, so only where somebody's ears are asked for.
    if (session.mixes().stream().anyMatch(mix -> mix.output().mode() != OutputMode.OFF)) {
      context.out.addDependent(bus);
    }

    List<MixAnalysis> analyses = new ArrayList<>();
    List<AudioWriter> writers = new ArrayList<>();
    List<MixRecorder> recorders = new ArrayList<>();
    for (int m = 0; m < session.mixes().size(); m++) {
      PartialFile file = PartialFile.create(options.out().resolve(mixFile(m, options)));
      files.add(file);
      AudioWriter writer =
          options.flac()
              ? AudioWriter.flac(file, options.depth(), 2, rate)
              : AudioWriter.wav(file, options.depth(), 2, rate);
      MixAnalysis analysis = new MixAnalysis(rate);
      MixRecorder recorder =
          new MixRecorder(context, cue, m, analysis, writer, workers, stems.frames());
      context.out.addDependent(recorder);
      writers.add(writer);
      analyses.add(analysis);
      recorders.add(recorder);
    }
    RenderClock clock = new RenderClock(context, recorders.get(0), stems.frames(), progress);
    context.out.addDependent(clock);
    try {
      // Runs until the clock stops it. Unlike start(), it lets exceptions out.
      context.runForNMillisecondsNonRealTime(Double.POSITIVE_INFINITY);
      for (MixRecorder recorder : recorders) {
        recorder.await();
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (player != null) {
      player.finish();
    }
    for (AudioWriter writer : writers) {
      writer.finish();
    }
    stems
        .feeds()
        .forEach(
            feed -> sources.get(feed.source()).addSilenced(feed.stem().silenced(feed.channel())));
    return new ReportOf(session, equipment, cue, bus, meters, inputs)
        .report(
            stems,
            warnings(stems, inputs, entries, sources, writers),
            sources,
            analyses,
            m -> mixFile(m, options));
  }

  private static void play(
      AudioContext context,
      SessionStems stems,
      InputChain inputs,
      List<UGen> listeners,
      List<SourceAnalysis> sources) {
    List<StemUGen> players =
        stems.stems().stream().map(stem -> new StemUGen(context, stem)).toList();
    for (int c = 0; c < stems.feeds().size(); c++) {
      SessionStems.Feed feed = stems.feeds().get(c);
      StemUGen player = players.get(stems.stems().indexOf(feed.stem()));
      player.measure(feed.channel(), sources.get(feed.source()));
      UGen recorded = inputs.record(feed.source(), player, feed.channel());
      for (UGen listener : listeners) {
        listener.addInput(
            c, recorded == null ? player : recorded, recorded == null ? feed.channel() : 0);
      }
    }
  }

  private String mixFile(int mix, RenderOptions options) {
    return "mixes/" + session.mixes().get(mix).id() + "." + options.extension();
  }

  private List<String> warnings(
      SessionStems stems,
      InputChain inputs,
      List<LogEntry> entries,
      List<SourceAnalysis> sources,
      List<AudioWriter> writers) {
    List<String> warnings = new ArrayList<>(stems.warnings());
    for (int s = 0; s < sources.size(); s++) {
      long bad = sources.get(s).nonFiniteSamples();
      if (bad > 0) {
        warnings.add(
            "%s: %d samples were not numbers (NaN or infinite) and are silent"
                .formatted(session.sources().get(s).name(), bad));
      }
    }
    warnings.addAll(inputs.warnings());
    long late = entries.stream().filter(entry -> entry.at() >= stems.frames()).count();
    if (late > 0) {
      warnings.add(
          "changes: %d of %d come after the end of the stems, at frame %d, and were not heard"
              .formatted(late, entries.size(), stems.frames()));
    }
    SessionCheck.of(session, stems.channels(), equipment, 0).stream()
        .filter(finding -> finding.problem() == Problem.COMB)
        .forEach(finding -> warnings.add(finding.says()));
    for (int m = 0; m < writers.size(); m++) {
      long clipped = writers.get(m).clippedSamples();
      if (clipped > 0) {
        warnings.add(
            "%s: %d samples were above full scale and are clipped in the file; lower the mix"
                .formatted(session.mixes().get(m).name(), clipped));
      }
    }
    List<Session.Output> heard =
        session.mixes().stream()
            .map(Session.Mix::output)
            .filter(output -> output.mode() != OutputMode.OFF && output.device() != null)
            .toList();
    heard.stream()
        .map(output -> equipment.devices().get(output.device()))
        .distinct()
        .forEach(device -> warnings.addAll(device.warnings()));
    heard.stream()
        .flatMap(output -> output.headphones().stream())
        .map(plugged -> equipment.headphones().get(plugged.id()))
        .distinct()
        .forEach(headphone -> warnings.addAll(headphone.warnings()));
    return warnings;
  }

  private static void add(List<PartialFile> files, Path file, String text) throws IOException {
    PartialFile partial = PartialFile.create(file);
    files.add(partial);
    partial.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }
}
