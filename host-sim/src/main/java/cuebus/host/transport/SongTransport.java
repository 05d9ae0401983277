package cuebus.host.transport;

import cuebus.beads.SongSource;
import cuebus.rt.Transport;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Plays a song from its start: along its tempo map, round its loop, with jumps. To the frame: what
/// is to happen at a time happens at the first frame at or after it.
public final class SongTransport implements SongSource {

  /// A time this little behind a frame, in frames, is on it: sums of times are rounded.
  private static final double ROUNDING = 1e-3;

  private final TempoMap map;
  private final double sampleRate;
  private final @Nullable Loop loop;
  private final NavigableMap<Long, Double> jumps;
  private long frame;

  /// The time of the song at [#anchorFrame].
  private double anchor;

  private long anchorFrame;

  /// A part of the song that is played over and over once it is reached.
  ///
  /// @param start where it begins, in quarter notes
  /// @param end where it ends, in quarter notes
  public record Loop(double start, double end) {

    /// @throws IllegalArgumentException if it does not end behind its beginning
    public Loop {
      if (!(start < end)) {
        throw new IllegalArgumentException(
            "a loop from %s to %s quarters does not end behind its beginning"
                .formatted(start, end));
      }
    }
  }

  /// A song that plays straight on.
  ///
  /// @param sampleRate in Hz
  public SongTransport(TempoMap map, double sampleRate) {
    this(map, sampleRate, null, Map.of());
  }

  /// @param sampleRate in Hz
  /// @param loop what is played over and over, or null
  /// @param jumps by frame of the run, the position in quarter notes that the song jumps to
  public SongTransport(
      TempoMap map, double sampleRate, @Nullable Loop loop, Map<Long, Double> jumps) {
    this.map = map;
    this.sampleRate = sampleRate;
    this.loop = loop;
    this.jumps = new TreeMap<>(jumps);
  }

  @Override
  public int next(Transport transport, int frames) {
    Double jump = jumps.get(frame);
    if (jump != null) {
      begin(map.secondsAt(jump), frame);
    }
    double time = anchor + (frame - anchorFrame) / sampleRate;
    if (loop != null && reaches(time, map.secondsAt(loop.end()))) {
      double behind = Math.max(0, time - map.secondsAt(loop.end()));
      begin(map.secondsAt(loop.start()) + behind, frame);
      time = anchor;
    }
    tell(transport, time);
    double even = map.nextStep(time + ROUNDING / sampleRate);
    if (loop != null && time < map.secondsAt(loop.end())) {
      even = Math.min(even, map.secondsAt(loop.end()));
    }
    Long nextJump = jumps.higherKey(frame);
    long most = nextJump == null ? frames : Math.min(frames, nextJump - frame);
    double until = Math.ceil((even - time) * sampleRate - ROUNDING);
    int run = (int) Math.max(1, Math.min((double) most, until));
    frame += run;
    return run;
  }

  /// True at the first frame at or after a mark: a song that jumps behind its loop plays on.
  private boolean reaches(double time, double mark) {
    return time >= mark - ROUNDING / sampleRate && time < mark + 1 / sampleRate;
  }

  private void begin(double time, long at) {
    anchor = time;
    anchorFrame = at;
  }

  private void tell(Transport transport, double time) {
    TempoMap.Step step = map.stepAt(time + ROUNDING / sampleRate);
    double quarters = map.quartersAt(time);
    double bar = step.beatsPerBar() * 4.0 / step.beatUnit();
    transport.clear();
    transport.playing = true;
    transport.tempo = step.bpm();
    transport.quarterNotes = quarters;
    transport.frame = Math.round(time * sampleRate);
    transport.beatsPerBar = step.beatsPerBar();
    transport.beatUnit = step.beatUnit();
    transport.barStart = step.quarters() + Math.floor((quarters - step.quarters()) / bar) * bar;
    if (loop != null) {
      transport.looping = true;
      transport.loopStart = loop.start();
      transport.loopEnd = loop.end();
    }
  }
}
