package cuebus.host.compare;

import cuebus.amp.Lead;
import java.util.List;

/// A question: which headphones, on which outputs, for how many players.
///
/// Every headphone is tried on every device with every lead and every number of players; all
/// players of one answer wear the same.
///
/// @param name a short title
/// @param question what is asked, as a musician would
/// @param devices ids, at least one
/// @param headphones ids, at least one
/// @param players numbers of players, rising
/// @param leads at least one
/// @param workingSplDb average level of the mix at which they work, dB SPL
/// @param crestDb peaks of the mix over its average, dB
/// @param picture what the picture shows
public record Comparison(
    String name,
    String question,
    List<String> devices,
    List<String> headphones,
    List<Integer> players,
    List<Lead> leads,
    double workingSplDb,
    double crestDb,
    Picture picture)
    implements Question {

  /// Level at which people work on headphones for hours: the recommended exposure limit of a shift.
  ///
  /// Source: NIOSH, "Occupational Noise Exposure", publication 98-126, 1998: 85 dBA for 8 hours.
  public static final double WORKING_SPL_DB = 85;

  /// Crest factor of a mix of live music without a limiter, an estimate: 12 to 20 dB are common.
  public static final double CREST_DB = 15;

  /// A sine's peak over its effective value.
  private static final double SINE_CREST_DB = 10 * Math.log10(2);

  public Comparison {
    devices = List.copyOf(devices);
    headphones = List.copyOf(headphones);
    players = List.copyOf(players);
    leads = List.copyOf(leads);
  }

  /// Peaks of the mix at the working level, told as the sine that has them, dB SPL.
  public double peaksSplDb() {
    return workingSplDb + crestDb - SINE_CREST_DB;
  }

  /// What the picture shows.
  public enum Picture {
    /// What pairs that are added cost, over the number of players.
    LEVEL("level"),
    /// How loud each gets before it clips.
    LOUDEST("loudest"),
    /// Response over frequency.
    RESPONSE("response"),
    /// Noise at the ear.
    NOISE("noise"),
    /// What is left of the centre and of one side.
    EARS("ears");

    private final String text;

    Picture(String text) {
      this.text = text;
    }

    /// The word used in files, e.g. `level`.
    public String text() {
      return text;
    }
  }
}
