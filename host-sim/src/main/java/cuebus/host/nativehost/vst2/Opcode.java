package cuebus.host.nativehost.vst2;

/// What a host asks of a VST 2.4 plugin through its dispatcher.
///
/// Source: the public binary interface, as many free hosts use it; not from an SDK.
enum Opcode {
  OPEN(0),
  CLOSE(1),
  PARAMETER_LABEL(6),
  PARAMETER_DISPLAY(7),
  PARAMETER_NAME(8),
  SAMPLE_RATE(10),
  BLOCK_SIZE(11),
  MAINS(12),
  GET_CHUNK(23),
  SET_CHUNK(24),
  EVENTS(25),
  STRING_TO_PARAMETER(27),
  BYPASS(44),
  EFFECT_NAME(45),
  VENDOR(47),
  PRODUCT(48),
  CAN_DO(51),
  START_PROCESS(71),
  STOP_PROCESS(72);

  private final int number;

  Opcode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
