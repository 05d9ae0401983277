package jvst.wrapper.communication;

import org.jspecify.annotations.Nullable;

/// What a host calls in a plugin since VST 1.0.
public interface VSTV10ToPlug {

  /// Sets a parameter, 0 to 1. Any thread.
  void setParameter(int index, float value);

  /// The value of a parameter, 0 to 1. Any thread.
  float getParameter(int index);

  /// Adds a block to what is in the outputs, `[channel][frame]`; only where there is no
  /// `processReplacing`.
  void process(float[][] inputs, float[][] outputs, int sampleFrames);

  /// Renders a block, `[channel][frame]`. Arrays may be longer than the block and never alias; a
  /// channel behind the eighth is null.
  void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames);

  /// Number of the present program.
  int getProgram();

  /// Changes the program. The host checks only that it is below the number of programs.
  void setProgram(int index);

  /// Renames the present program; at most 63 bytes.
  void setProgramName(String name);

  /// Name of the present program; at most 23 bytes are used.
  @Nullable String getProgramName();

  /// Short name of a parameter; at most 7 bytes are used.
  @Nullable String getParameterName(int index);

  /// Value of a parameter as text without its unit; at most 7 bytes are used.
  @Nullable String getParameterDisplay(int index);

  /// Unit of a parameter; at most 7 bytes are used.
  @Nullable String getParameterLabel(int index);

  /// How many programs there are. Read once, right after the constructor.
  int getNumPrograms();

  /// How many parameters there are. Read after the constructor and after `ioChanged`.
  int getNumParams();

  /// The instance begins to be used.
  void open();

  /// The instance is not used any more.
  void close();

  /// Processing ends for now.
  void suspend();

  /// Processing begins or begins again.
  void resume();

  /// A level to show, 0 to 1.
  float getVu();

  /// Says the largest number of frames that a block will have.
  void setBlockSize(int blockSize);

  /// Says the frames per second.
  void setSampleRate(float sampleRate);

  /// Gives out the state: puts it into `data[0]`. Returns how many bytes.
  int getChunk(byte[][] data, boolean isPreset);

  /// Takes a state over. Returns 1 if it was understood.
  int setChunk(byte[] data, int byteSize, boolean isPreset);
}
