package jvst.wrapper.valueobjects;

/// A block with different numbers of frames in and out.
public class VSTVariableIO {

  private float[][] inputs = {};
  private float[][] outputs = {};
  private int numSamplesInput;
  private int numSamplesOutput;
  private int numSamplesInputProcessed;
  private int numSamplesOutputProcessed;

  /// `[channel][frame]`; the array itself.
  public float[][] getInputs() {
    return inputs;
  }

  public void setInputs(float[][] inputs) {
    this.inputs = inputs;
  }

  /// `[channel][frame]`; the array itself.
  public float[][] getOutputs() {
    return outputs;
  }

  public void setOutputs(float[][] outputs) {
    this.outputs = outputs;
  }

  /// Frames in the inputs.
  public int getNumSamplesInput() {
    return numSamplesInput;
  }

  public void setNumSamplesInput(int numSamplesInput) {
    this.numSamplesInput = numSamplesInput;
  }

  /// Frames that fit into the outputs.
  public int getNumSamplesOutput() {
    return numSamplesOutput;
  }

  public void setNumSamplesOutput(int numSamplesOutput) {
    this.numSamplesOutput = numSamplesOutput;
  }

  /// Frames that were taken.
  public int getNumSamplesInputProcessed() {
    return numSamplesInputProcessed;
  }

  public void setNumSamplesInputProcessed(int numSamplesInputProcessed) {
    this.numSamplesInputProcessed = numSamplesInputProcessed;
  }

  /// Frames that were made.
  public int getNumSamplesOutputProcessed() {
    return numSamplesOutputProcessed;
  }

  public void setNumSamplesOutputProcessed(int numSamplesOutputProcessed) {
    this.numSamplesOutputProcessed = numSamplesOutputProcessed;
  }
}
