package cuebus.host.report;

import cuebus.hearing.Allowance;
import java.util.List;
import java.util.Objects;

/// The part of a mix's card that is about the ears.
final class HearingCard {

  private final Markup out;
  private final MixReport mix;

  HearingCard(Markup out, MixReport mix) {
    this.out = out;
    this.mix = mix;
  }

  /// Writes it where anything is known, else nothing.
  void write() {
    List<HeadphoneReport> heard =
        mix.headphones().stream().filter(headphones -> headphones.hearing() != null).toList();
    if (heard.isEmpty()) {
      return;
    }
    out.open("section", "class", "hearing").leaf("h4", "At the ear: an estimate");
    out.open(
        "div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", "At the ear");
    out.open("table").open("thead").open("tr");
    for (String column : List.of("Headphones", "Level dBA", "Highest dBA", "Peak dB SPL")) {
      out.leaf("th", column, "scope", "col");
    }
    for (Allowance allowance : Allowance.values()) {
      out.leaf("th", "Allowed by " + allowance.title(), "scope", "col");
    }
    out.close().close().open("tbody");
    for (HeadphoneReport headphones : heard) {
      row(headphones.name(), Objects.requireNonNull(headphones.hearing()));
    }
    out.close().close().close();
    out.close();
  }

  private void row(String name, HearingReport hearing) {
    String evidence = " (sensitivity: " + hearing.sensitivityEvidence().text() + ")";
    out.open("tr").leaf("th", name + evidence, "scope", "row");
    out.leaf("td", level(hearing.averageDba()));
    out.leaf("td", level(hearing.highestDba()));
    out.leaf("td", level(hearing.peakDb()));
    for (HearingReport.Exposure exposure : hearing.exposures()) {
      out.leaf("td", allowed(exposure));
    }
    out.close();
  }

  /// Sound pressure levels need no plus sign.
  private static String level(double db) {
    return Readout.level(db).replace("+", "");
  }

  private static String allowed(HearingReport.Exposure exposure) {
    return exposure.unlimited()
        ? "no limit"
        : Readout.hours(exposure.hoursAllowed()) + " a " + exposure.allowance().period().text();
  }
}
