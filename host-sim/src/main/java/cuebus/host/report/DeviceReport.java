package cuebus.host.report;

import cuebus.amp.Evidence;
import cuebus.amp.Lead;

/// The output device of a mix.
///
/// @param id its id in the session
/// @param name as people call it
/// @param evidence how its figures are known
/// @param audible true if the mix's file holds what the device makes of it, false if the model only
///   ran beside a clean mix
/// @param volumeDb its volume control; 0 is full
/// @param lead the lead to the headphones
public record DeviceReport(
    String id, String name, Evidence evidence, boolean audible, double volumeDb, Lead lead) {}
