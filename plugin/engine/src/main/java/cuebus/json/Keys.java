package cuebus.json;

import com.fasterxml.jackson.core.JsonToken;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The keys of one object: which must be there, which may be left out, what stands at each.
///
/// Declare the keys, then [#read] one object, then ask each [Key] for its value:
///
/// ```java
/// var keys = new Keys();
/// var id = keys.required("id", Value.id());
/// var count = keys.optional("count", Value.integer(1, 64, "pairs"), 1);
/// keys.read(json);
/// return new Plugged(id.get(), count.get());
/// ```
///
/// Any other key, and the same key twice, is an error. Serves for one object only.
public final class Keys {

  private final Map<String, Key<?>> keys = new LinkedHashMap<>();

  /// A key that must be there.
  public <T> Key<T> required(String name, Value<T> value) {
    return add(name, new Key<>(value, true));
  }

  /// A key that may be left out and then means `otherwise`.
  public <T> Key<T> optional(String name, Value<T> value, T otherwise) {
    Key<T> key = new Key<>(value, false);
    key.content = otherwise;
    return add(name, key);
  }

  /// A key that may be left out and then means null.
  public <T> Key<@Nullable T> optional(String name, Value<T> value) {
    return add(name, new Key<@Nullable T>(value, false));
  }

  private <T extends @Nullable Object> Key<T> add(String name, Key<T> key) {
    keys.put(name, key);
    return key;
  }

  /// True if a key of that name is declared.
  public boolean has(String name) {
    return keys.containsKey(name);
  }

  /// Reads the object that the reader stands at.
  ///
  /// @throws InvalidFileException if no object stands there, or not as declared
  public void read(JsonReader json) throws InvalidFileException {
    if (!json.isAt(JsonToken.START_OBJECT)) {
      throw json.expected("an object");
    }
    while (json.next() != JsonToken.END_OBJECT) {
      String name = json.text();
      Key<?> key = keys.get(name);
      if (key == null) {
        throw json.problem(
            "is no key of this object; allowed are "
                + String.join(", ", keys.keySet())
                + Nearest.question(name, keys.keySet()));
      }
      if (key.given) {
        throw json.problem("this key stands here twice");
      }
      json.next();
      key.read(json);
    }
    for (var entry : keys.entrySet()) {
      if (entry.getValue().required && !entry.getValue().given) {
        throw json.problem("the key " + entry.getKey() + " is missing");
      }
    }
  }

  /// The keys that the object had.
  public Set<String> given() {
    return keys.entrySet().stream()
        .filter(entry -> entry.getValue().given)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// One key of an object.
  ///
  /// @param <T> what its value is read as
  public static final class Key<T extends @Nullable Object> {
    private final Value<? extends T> value;
    private final boolean required;
    private boolean given;
    private @Nullable T content;

    private Key(Value<? extends T> value, boolean required) {
      this.value = value;
      this.required = required;
    }

    private void read(JsonReader json) throws InvalidFileException {
      content = value.read(json);
      given = true;
    }

    /// True if the object had this key.
    public boolean given() {
      return given;
    }

    /// What the object had at this key, or what leaving it out means; after [Keys#read].
    @SuppressWarnings("NullAway") // Only a key declared without a default is null once read.
    public T get() {
      return content;
    }
  }
}
