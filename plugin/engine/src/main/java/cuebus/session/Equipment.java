package cuebus.session;

import cuebus.amp.Device;
import cuebus.amp.Headphone;
import java.util.Map;

/// The devices and headphones that the outputs of a session name.
///
/// @param devices by id
/// @param headphones by id
public record Equipment(Map<String, Device> devices, Map<String, Headphone> headphones) {

  public Equipment {
    devices = Map.copyOf(devices);
    headphones = Map.copyOf(headphones);
  }
}
