package jvst.wrapper.valueobjects;

/// What a bank or program is, before it is loaded. The contract names its fields and gives no way
/// to them; nothing ever delivers one.
public class VSTPatchChunkInfo {}
