package cuebus.host.render;

import cuebus.host.audio.ConvertedStem;
import cuebus.host.audio.StemException;
import cuebus.host.audio.StemReader;
import cuebus.json.InvalidFileException;
import cuebus.json.Pointer;
import cuebus.mix.CueMix;
import cuebus.session.Session;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The stems of a session, opened and brought to one sample rate. A file that several sources use
/// is read once.
final class SessionStems implements Closeable {

  /// Tried in this order where a session names no file.
  private static final List<String> EXTENSIONS =
      List.of("wav", "flac", "aiff", "aif", "rf64", "bwf", "ogg", "mp3");

  private final Map<Path, StemReader> stems = new LinkedHashMap<>();
  private final List<Feed> feeds = new ArrayList<>();
  private final List<Integer> channels = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int sampleRate;
  private long frames;

  /// What enters one bus channel.
  ///
  /// @param stem the file
  /// @param channel its channel, counted from 0
  /// @param source place of the source in the session
  record Feed(StemReader stem, int channel, int source) {}

  private SessionStems() {}

  /// Opens every stem.
  ///
  /// @param sessionFile the session as the user would name it, for messages
  /// @param folder where the stems are
  /// @param wantedRate sample rate in Hz, null for the session's or else the highest of the stems
  /// @throws InvalidFileException if a stem is not there or has not the channels asked for
  /// @throws StemException if a stem is no audio or has a sample rate that no mix can have
  /// @throws IOException if a stem cannot be read
  static SessionStems open(
      Session session, String sessionFile, Path folder, @Nullable Integer wantedRate)
      throws IOException, InvalidFileException {
    SessionStems opened = new SessionStems();
    try {
      List<Path> files = new ArrayList<>();
      for (int s = 0; s < session.sources().size(); s++) {
        Path file = find(session, s, sessionFile, folder);
        if (!opened.stems.containsKey(file)) {
          StemReader stem = StemReader.open(file);
          opened.stems.put(file, stem);
          checkRate(file, stem.sampleRate());
        }
        files.add(file);
      }
      opened.convert(wantedRate != null ? wantedRate : session.sampleRate());
      for (int s = 0; s < session.sources().size(); s++) {
        opened.feed(session.sources().get(s), s, sessionFile, files.get(s));
      }
      return opened;
    } catch (IOException | InvalidFileException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private static void checkRate(Path file, int rate) throws StemException {
    if (rate < CueMix.MIN_SAMPLE_RATE || rate > CueMix.MAX_SAMPLE_RATE) {
      throw new StemException(
          file,
          "sample rate of %d Hz; %d to %d Hz are allowed"
              .formatted(rate, CueMix.MIN_SAMPLE_RATE, CueMix.MAX_SAMPLE_RATE));
    }
  }

  private static Path find(Session session, int source, String sessionFile, Path folder)
      throws InvalidFileException {
    if (!Files.isDirectory(folder)) {
      throw new InvalidFileException(
          folder.toString(), "", "there is no such folder, and the stems should be in it");
    }
    Session.Source s = session.sources().get(source);
    List<String> names =
        s.file() != null
            ? List.of(s.file())
            : EXTENSIONS.stream().map(extension -> s.id() + "." + extension).toList();
    for (String name : names) {
      if (Files.exists(folder.resolve(name))) {
        return folder.resolve(name).normalize();
      }
    }
    throw new InvalidFileException(
        sessionFile,
        s.file() != null ? Pointer.of("sources", source, "file") : Pointer.of("sources", source),
        s.file() != null
            ? "there is no stem %s in %s".formatted(s.file(), folder)
            : "there is no stem for %s in %s: none of %s; name it with \"file\", or say where the stems are with --stems DIR"
                .formatted(s.id(), folder, String.join(", ", names)));
  }

  private void convert(@Nullable Integer rate) {
    int highest = stems.values().stream().mapToInt(StemReader::sampleRate).max().orElseThrow();
    sampleRate = rate != null ? rate : highest;
    stems.replaceAll((file, stem) -> {
      if (stem.sampleRate() == sampleRate) {
        return stem;
      }
      warnings.add(
          "%s: converted from %d to %d Hz"
              .formatted(file.getFileName(), stem.sampleRate(), sampleRate));
      return new ConvertedStem(stem, sampleRate);
    });
    frames = stems.values().stream().mapToLong(StemReader::frames).max().orElseThrow();
    stems.forEach((file, stem) -> {
      if (stem.frames() < frames) {
        warnings.add(
            "%s: %s long, padded with silence to %s"
                .formatted(file.getFileName(), seconds(stem.frames()), seconds(frames)));
      }
    });
  }

  private String seconds(long length) {
    return String.format(java.util.Locale.ROOT, "%.3f s", (double) length / sampleRate);
  }

  private void feed(Session.Source source, int place, String sessionFile, Path file)
      throws InvalidFileException {
    StemReader stem = Objects.requireNonNull(stems.get(file));
    List<Integer> wanted = source.channels();
    if (wanted.isEmpty()) {
      if (stem.channels() > 2) {
        throw new InvalidFileException(
            sessionFile,
            Pointer.of("sources", place),
            "%s has %d channels: say which this source takes, e.g. \"channels\": [1] or [1, 2]"
                .formatted(file, stem.channels()));
      }
      wanted = stem.channels() == 1 ? List.of(1) : List.of(1, 2);
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (wanted.get(i) > stem.channels()) {
        throw new InvalidFileException(
            sessionFile,
            Pointer.of("sources", place, "channels", i),
            "%s has no channel %d, only %d".formatted(file, wanted.get(i), stem.channels()));
      }
      feeds.add(new Feed(stem, wanted.get(i) - 1, place));
    }
    channels.add(wanted.size());
  }

  /// Every opened file.
  List<StemReader> stems() {
    return List.copyOf(stems.values());
  }

  /// What enters each bus channel, in order.
  List<Feed> feeds() {
    return feeds;
  }

  /// For each source, 1 or 2: the bus channels it takes.
  List<Integer> channels() {
    return channels;
  }

  /// What was put right, a sentence each.
  List<String> warnings() {
    return warnings;
  }

  /// In Hz.
  int sampleRate() {
    return sampleRate;
  }

  /// Length of the longest stem.
  long frames() {
    return frames;
  }

  @Override
  public void close() throws IOException {
    for (StemReader stem : stems.values()) {
      stem.close();
    }
  }
}
