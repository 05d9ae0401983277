package cuebus.host.audio;

/// Where and how a file holds its uncompressed samples.
///
/// @param channels at least 1
/// @param sampleRate frames per second, at least 1
/// @param encoding one sample's bytes
/// @param position of the first frame, in bytes from the file's beginning
/// @param frames that the header declares, at least 1
record PcmLayout(
    int channels, int sampleRate, SampleEncoding encoding, long position, long frames) {

  int frameBytes() {
    return channels * encoding.bytes();
  }
}
