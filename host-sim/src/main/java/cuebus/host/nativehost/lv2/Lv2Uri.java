package cuebus.host.nativehost.lv2;

/// Names of LV2's vocabulary.
///
/// Source: the specifications of LV2 1.18, in Debian's package lv2-dev.
final class Lv2Uri {

  static final String RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  static final String SEE_ALSO = "http://www.w3.org/2000/01/rdf-schema#seeAlso";
  static final String DOAP_NAME = "http://usefulinc.com/ns/doap#name";
  static final String DOAP_MAINTAINER = "http://usefulinc.com/ns/doap#maintainer";
  static final String FOAF_NAME = "http://xmlns.com/foaf/0.1/name";

  static final String CORE = "http://lv2plug.in/ns/lv2core#";
  static final String ATOM = "http://lv2plug.in/ns/ext/atom#";
  static final String BUF_SIZE = "http://lv2plug.in/ns/ext/buf-size#";
  static final String OPTIONS = "http://lv2plug.in/ns/ext/options#options";
  static final String SAMPLE_RATE = "http://lv2plug.in/ns/ext/parameters#sampleRate";
  static final String MINIMUM_SIZE = "http://lv2plug.in/ns/ext/resize-port#minimumSize";
  static final String MIDI_EVENT = "http://lv2plug.in/ns/ext/midi#MidiEvent";
  static final String STATE_INTERFACE = "http://lv2plug.in/ns/ext/state#interface";
  static final String STATE_MAP_PATH = "http://lv2plug.in/ns/ext/state#mapPath";
  static final String TIME = "http://lv2plug.in/ns/ext/time#";
  static final String URID_MAP = "http://lv2plug.in/ns/ext/urid#map";
  static final String URID_UNMAP = "http://lv2plug.in/ns/ext/urid#unmap";
  static final String WORKER_SCHEDULE = "http://lv2plug.in/ns/ext/worker#schedule";
  static final String WORKER_INTERFACE = "http://lv2plug.in/ns/ext/worker#interface";

  private Lv2Uri() {}
}
