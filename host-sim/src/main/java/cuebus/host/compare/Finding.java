package cuebus.host.compare;

import cuebus.amp.Device;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.amp.Lead;
import cuebus.host.measure.Measurement.Response;
import cuebus.host.measure.PerChannel;

/// What each player gets in one situation.
///
/// All players hear their mix at the same volume setting: that at which one pair alone, on a stereo
/// lead, has the working level. Sound pressure levels are as good as the headphones' sensitivity.
///
/// @param device what drives the headphones
/// @param headphone what each player wears
/// @param players how many there are
/// @param sharing how many of them share the output of the first
/// @param lead the lead of each
/// @param centreDb what the left and the right ear hear of a sound in the centre, over the output
///   without a load; −∞ is nothing
/// @param leftDb the same of a sound on the left alone
/// @param rightDb the same of a sound on the right alone
/// @param lossDb level over that of one pair alone on a stereo lead
/// @param levelSplDb average level of the mix
/// @param loudestSplDb the largest clean sine; no more than an active headphone makes itself
/// @param limit what ends it
/// @param headroomDb from the peaks of the mix at the working level up to the largest clean sine;
///   negative if the working level is not reached cleanly
/// @param loudestMixSplDb average level of the mix when its peaks just stay clean
/// @param hours how long that may be heard in a day
/// @param response at the left ear, of the left channel, from 20 Hz to 20 kHz
/// @param noiseSplDbA A-weighted noise at the volume of the working level
/// @param evidence the weakest of its figures
public record Finding(
    Device device,
    Headphone headphone,
    int players,
    int sharing,
    Lead lead,
    PerChannel centreDb,
    PerChannel leftDb,
    PerChannel rightDb,
    double lossDb,
    double levelSplDb,
    double loudestSplDb,
    Reach.Bound limit,
    double headroomDb,
    double loudestMixSplDb,
    double hours,
    Response response,
    double noiseSplDbA,
    Evidence evidence) {

  /// The loudest frequency over the softest one, in dB.
  public double responseErrorDb() {
    return response.deviationDb().left();
  }
}
