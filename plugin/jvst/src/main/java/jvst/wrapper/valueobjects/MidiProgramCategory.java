package jvst.wrapper.valueobjects;

import org.jspecify.annotations.Nullable;

/// A category of MIDI programs: the host puts in the number, the plugin the rest.
public class MidiProgramCategory {

  private int thisCategoryIndex;
  private @Nullable String name;
  private int parentCategoryIndex = -1;
  private int flags;

  /// Which category is asked for.
  public int getThisCategoryIndex() {
    return thisCategoryIndex;
  }

  public void setThisCategoryIndex(int thisCategoryIndex) {
    this.thisCategoryIndex = thisCategoryIndex;
  }

  /// At most 63 bytes are used.
  public @Nullable String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name;
  }

  /// Number of the category above, -1 for none.
  public int getParentCategoryIndex() {
    return parentCategoryIndex;
  }

  public void setParentCategoryIndex(int parentCategoryIndex) {
    this.parentCategoryIndex = parentCategoryIndex;
  }

  public int getFlags() {
    return flags;
  }

  public void setFlags(int flags) {
    this.flags = flags;
  }
}
