package cuebus.host.render;

import cuebus.amp.Device;
import cuebus.amp.Evidence;
import cuebus.amp.Headphone;
import cuebus.beads.CueMixUGen;
import cuebus.hearing.Ears;
import cuebus.hearing.Listening;
import cuebus.host.report.DeviceReport;
import cuebus.host.report.HeadphoneReport;
import cuebus.host.report.HearingReport;
import cuebus.host.report.MixAnalysis;
import cuebus.host.report.MixReport;
import cuebus.host.report.Report;
import cuebus.host.report.SourceAnalysis;
import cuebus.host.report.SourceReport;
import cuebus.param.OutputMode;
import cuebus.session.Equipment;
import cuebus.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// Puts what a render measured beside what its session says.
///
/// @param session the session rendered
/// @param equipment its devices and headphones
/// @param cue the mixer that rendered it
/// @param bus what listened to its bus
/// @param meters what measured its sources
/// @param inputs what its sources were recorded through
record ReportOf(
    Session session,
    Equipment equipment,
    CueMixUGen cue,
    BusListener bus,
    SourceMeters meters,
    InputChain inputs) {

  /// The report.
  ///
  /// @param fileOf the file of a mix, by its place
  Report report(
      SessionStems stems,
      List<String> warnings,
      List<SourceAnalysis> sources,
      List<MixAnalysis> mixes,
      IntFunction<String> fileOf) {
    List<SourceReport> sourceReports = new ArrayList<>();
    for (int s = 0; s < sources.size(); s++) {
      Session.Source source = session.sources().get(s);
      sourceReports.add(
          new SourceReport(
              source.id(),
              source.name(),
              sources.get(s).samplePeakDbfs(),
              meters.levels(s),
              sources.get(s).nonFiniteSamples(),
              inputs.report(s)));
    }
    List<MixReport> mixReports = new ArrayList<>();
    for (int m = 0; m < mixes.size(); m++) {
      mixReports.add(mix(m, mixes.get(m), fileOf.apply(m), stems));
    }
    return new Report(
        session.name(), stems.sampleRate(), stems.frames(), warnings, sourceReports, mixReports);
  }

  private MixReport mix(int m, MixAnalysis analysis, String file, SessionStems stems) {
    Session.Mix mix = session.mixes().get(m);
    Session.Output output = mix.output();
    Listening listening = cue.mix().listening(m);
    List<Integer> channelSource = stems.feeds().stream().map(SessionStems.Feed::source).toList();
    var contributions = bus.contributions(cue, m, session.sources(), channelSource);
    if (output.mode() == OutputMode.OFF || listening == null || output.device() == null) {
      return new MixReport(
          mix.id(), mix.name(), file, analysis.levels(), null, List.of(), contributions);
    }
    Device device = Objects.requireNonNull(equipment.devices().get(output.device()));
    List<HeadphoneReport> headphones = new ArrayList<>();
    for (int h = 0; h < output.headphones().size(); h++) {
      Session.Plugged plugged = output.headphones().get(h);
      Headphone headphone = Objects.requireNonNull(equipment.headphones().get(plugged.id()));
      Ears ears = listening.ears(h);
      headphones.add(
          new HeadphoneReport(
              plugged.id(),
              headphone.name(),
              plugged.count(),
              listening.outputs().jackVrms(h),
              weaker(device.evidence(), headphone.evidence()),
              ears == null ? null : HearingReport.of(ears)));
    }
    return new MixReport(
        mix.id(),
        mix.name(),
        file,
        analysis.levels(),
        new DeviceReport(
            device.id(),
            device.name(),
            device.evidence(),
            output.mode() == OutputMode.AUDIBLE,
            output.volumeDb(),
            output.lead()),
        headphones,
        contributions);
  }

  /// What is computed from two figures is known no better than the weaker one.
  private static Evidence weaker(Evidence a, Evidence b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
