package cuebus.host.nativehost;

import java.nio.ByteBuffer;

/// The state that a host keeps for a plugin which keeps none: the values of its parameters, as
/// big-endian doubles in their order.
public final class ParameterValues {

  private ParameterValues() {}

  /// The values of all parameters.
  public static byte[] save(NativePlugin plugin) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * plugin.parameters().size());
    for (int i = 0; i < plugin.parameters().size(); i++) {
      bytes.putDouble(plugin.value(i));
    }
    return bytes.array();
  }

  /// Sets all parameters but those that are read-only.
  ///
  /// @return false, with nothing set, if the bytes are not as many doubles as there are parameters
  public static boolean load(NativePlugin plugin, byte[] state) {
    if (state.length != Double.BYTES * plugin.parameters().size()) {
      return false;
    }
    ByteBuffer bytes = ByteBuffer.wrap(state);
    for (int i = 0; i < plugin.parameters().size(); i++) {
      double value = bytes.getDouble();
      if (!plugin.parameters().get(i).readOnly()) {
        plugin.set(i, value);
      }
    }
    return true;
  }
}
