package cuebus.host.jvst;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/// MIDI messages to be played, by time.
public final class MidiTrack {

  private static final int TEMPO = 0x51;

  /// Microseconds of a quarter note where a file says nothing: 120 a minute. Source: Standard MIDI
  /// Files 1.0.
  private static final double DEFAULT_TEMPO = 500_000;

  /// A message that waits for a sample rate to become a frame.
  private record Timed(double seconds, MidiMessage message) {}

  private final List<Timed> messages = new ArrayList<>();

  /// Adds what the user wrote: a standard MIDI file, or one message as `SECONDS:HEX`, e.g.
  /// `0.5:903c64`.
  ///
  /// @throws JvstException if it is neither
  public void add(String written) throws JvstException {
    int colon = written.indexOf(':');
    Path file = Path.of(written);
    if (Files.exists(file) || colon < 0) {
      addFile(file);
      return;
    }
    try {
      double seconds = Double.parseDouble(written.substring(0, colon));
      byte[] bytes = HexFormat.of().parseHex(written.substring(colon + 1).replaceAll("[ _,]", ""));
      if (!(seconds >= 0 && seconds < 1e9) || bytes.length == 0 || bytes[0] >= 0) {
        throw new IllegalArgumentException();
      }
      messages.add(new Timed(seconds, new MidiMessage(0, bytes)));
    } catch (IllegalArgumentException e) {
      throw new JvstException(
          "--midi " + written,
          "a .mid file is allowed, or seconds and a message as in 0.5:903c64, the first byte from 80"
              + " to ff",
          e);
    }
  }

  private void addFile(Path file) throws JvstException {
    try {
      Sequence sequence = MidiSystem.getSequence(file.toFile());
      List<MidiEvent> events = new ArrayList<>();
      for (Track track : sequence.getTracks()) {
        for (int i = 0; i < track.size(); i++) {
          events.add(track.get(i));
        }
      }
      // Tempo changes stand in any track, so all are played as one.
      events.sort(Comparator.comparingLong(MidiEvent::getTick));
      play(sequence, events);
    } catch (InvalidMidiDataException | IOException e) {
      String why = Files.exists(file) ? "is not a standard MIDI file" : "no such file";
      throw new JvstException("--midi " + file, why, e);
    }
  }

  private void play(Sequence sequence, List<MidiEvent> events) {
    double tempo = DEFAULT_TEMPO;
    double seconds = 0;
    long tick = 0;
    for (MidiEvent event : events) {
      double perTick =
          sequence.getDivisionType() == Sequence.PPQ
              ? tempo * 1e-6 / sequence.getResolution()
              : 1.0 / (sequence.getDivisionType() * sequence.getResolution());
      seconds += (event.getTick() - tick) * perTick;
      tick = event.getTick();
      if (event.getMessage() instanceof MetaMessage meta) {
        byte[] data = meta.getData();
        if (meta.getType() == TEMPO && data.length == 3) {
          tempo = new BigInteger(1, data).intValue();
        }
      } else {
        messages.add(new Timed(seconds, new MidiMessage(0, event.getMessage().getMessage())));
      }
    }
  }

  /// The messages by rising frame.
  List<MidiMessage> at(int rate) {
    return messages.stream()
        .map(m -> m.message().at(Math.round(m.seconds() * rate)))
        .sorted(Comparator.comparingLong(MidiMessage::frame))
        .toList();
  }
}
