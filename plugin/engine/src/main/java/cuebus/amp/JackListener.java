package cuebus.amp;

/// Hears what each headphone of a device's outputs gets. Called on the audio thread: it neither
/// blocks nor allocates.
public interface JackListener {

  /// Takes the next stretch at the jack of one headphone model.
  ///
  /// @param headphone its place in the list given to [DeviceOutputs]
  /// @param left left driver, read only; see [DeviceOutputs#volts]
  /// @param right right driver, read only
  /// @param frames how many
  void hear(int headphone, float[] left, float[] right, int frames);
}
