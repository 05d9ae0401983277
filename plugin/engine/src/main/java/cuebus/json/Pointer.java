package cuebus.json;

import com.fasterxml.jackson.core.JsonPointer;

/// Places in a JSON document.
///
/// Source: RFC 6901.
public final class Pointer {

  private Pointer() {}

  /// The pointer to a value, e.g. `/mixes/0/id`.
  ///
  /// @param path keys as strings and array indices as integers, from the root down
  public static String of(Object... path) {
    return append(JsonPointer.empty(), path).toString();
  }

  static JsonPointer append(JsonPointer start, Object... path) {
    JsonPointer pointer = start;
    for (Object step : path) {
      pointer =
          step instanceof Integer index
              ? pointer.appendIndex(index)
              : pointer.appendProperty(step.toString());
    }
    return pointer;
  }
}
