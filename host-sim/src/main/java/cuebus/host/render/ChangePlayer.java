package cuebus.host.render;

import cuebus.beads.CueMixUGen;
import cuebus.host.audio.PartialFile;
import cuebus.rt.ParameterEvents;
import cuebus.scene.LogEntry;
import cuebus.scene.LogWriter;
import cuebus.scene.Playback;
import cuebus.session.Session;
import cuebus.session.SessionFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Makes changes during a render and logs what the mixer did of them.
final class ChangePlayer {

  private final Playback playback;
  private final LogWriter log;

  ChangePlayer(
      Session session, List<LogEntry> entries, CueMixUGen cue, int sampleRate, PartialFile file)
      throws IOException {
    playback = new Playback(entries);
    log =
        new LogWriter(
            new Appending(file),
            SessionFile.identity(session),
            cue.mix().parameters().variant(),
            sampleRate,
            session.mixIds());
    cue.mix().record(log.changes());
    cue.play(this::block);
  }

  private ParameterEvents block(int frames) {
    try {
      log.drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return playback.events(frames);
  }

  /// Ends the log.
  void finish() throws IOException {
    log.close();
  }

  /// The partial file as a stream. Whoever made the file closes it.
  private static final class Appending extends OutputStream {
    private final PartialFile file;

    Appending(PartialFile file) {
      this.file = file;
    }

    @Override
    public void write(int oneByte) throws IOException {
      write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(ByteBuffer.wrap(bytes, offset, length));
    }
  }
}
