/* The structs of CLAP 1.2 as its documentation lists their members, so that a C compiler can say
   where each member lies. Prints NAME OFFSET, one a line. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef void (*fn)(void);
typedef struct { uint32_t major, minor, revision; } version;

typedef struct {
  version v;
  const char *id, *name, *vendor, *url, *manual_url, *support_url, *version, *description;
  const char *const *features;
} descriptor;

typedef struct { const descriptor *desc; void *data; fn functions[10]; } plugin;

typedef struct {
  version v;
  void *data;
  const char *name, *vendor, *url, *version;
  fn get_extension, request_restart, request_process, request_callback;
} host;

typedef struct {
  float **data32;
  double **data64;
  uint32_t channels, latency;
  uint64_t constant_mask;
} buffer;

typedef struct { uint32_t size, time; uint16_t space, type; uint32_t flags; } header;

typedef struct {
  header h;
  uint32_t param_id;
  void *cookie;
  int32_t note_id;
  int16_t port, channel, key;
  double amount;
} param_event;

typedef struct {
  header h;
  uint32_t flags;
  int64_t beats, seconds;
  double tempo, tempo_inc;
  int64_t loop_start_beats, loop_end_beats, loop_start_seconds, loop_end_seconds, bar_start;
  int32_t bar_number;
  uint16_t numerator, denominator;
} transport;

typedef struct {
  int64_t steady_time;
  uint32_t frames;
  const transport *transport;
  const buffer *inputs;
  buffer *outputs;
  uint32_t input_count, output_count;
  const void *in_events, *out_events;
} process;

typedef struct { void *ctx; fn size, get; } input_events;
typedef struct { void *ctx; fn try_push; } output_events;
typedef struct { void *ctx; fn function; } stream;

typedef struct {
  uint32_t id, flags;
  void *cookie;
  char name[256], module[1024];
  double min, max, initial;
} param_info;

typedef struct {
  uint32_t id;
  char name[256];
  uint32_t flags, channels;
  const char *type;
  uint32_t in_place_pair;
} port_info;

typedef struct {
  uint32_t id;
  char name[256];
  uint32_t input_ports, output_ports;
  bool has_main_input;
  uint32_t main_input_channels;
  const char *main_input_type;
  bool has_main_output;
  uint32_t main_output_channels;
  const char *main_output_type;
} ports_config;

typedef struct { uint32_t id, dialects, preferred; char name[256]; } note_port_info;

typedef struct { const char *abi, *id; } universal_plugin_id;
typedef struct {
  const void *desc;
  void *data;
  fn init, destroy, get_metadata, get_extension;
} preset_provider;
typedef struct { version v; const char *id, *name, *vendor; } provider_descriptor;
typedef struct {
  version v;
  const char *name, *vendor, *url, *version;
  void *data;
  fn declare_filetype, declare_location, declare_soundpack, get_extension;
} preset_indexer;
typedef struct { const char *name, *description, *extension; } preset_filetype;
typedef struct { uint32_t flags; const char *name; uint32_t kind; const char *path; } preset_location;
typedef struct {
  void *data;
  fn on_error, begin_preset, add_plugin_id, set_soundpack_id, set_flags, add_creator,
      set_description, set_timestamps, add_feature, add_extra_info;
} preset_receiver;

typedef struct { fn log; } host_log;
typedef struct { fn is_main_thread, is_audio_thread; } host_thread_check;
typedef struct { fn rescan, clear, request_flush; } host_params;
typedef struct { fn is_rescan_flag_supported, rescan; } host_audio_ports;
typedef struct { fn mark_dirty; } host_state;
typedef struct { fn on_error, loaded; } host_preset_load;
typedef struct { fn changed; } host_tail;
typedef struct { fn changed; } host_latency;

#define AT(name, type, member) printf(#name " %zu\n", offsetof(type, member))
#define BYTES(name, type) printf(#name ".SIZE %zu\n", sizeof(type))

int main(void) {
  AT(Descriptor.ID, descriptor, id);
  AT(Descriptor.NAME, descriptor, name);
  AT(Descriptor.VENDOR, descriptor, vendor);
  AT(Descriptor.URL, descriptor, url);
  AT(Descriptor.MANUAL_URL, descriptor, manual_url);
  AT(Descriptor.SUPPORT_URL, descriptor, support_url);
  AT(Descriptor.VERSION, descriptor, version);
  AT(Descriptor.DESCRIPTION, descriptor, description);
  AT(Descriptor.FEATURES, descriptor, features);
  BYTES(Descriptor, descriptor);
  AT(Plugin.DESCRIPTOR, plugin, desc);
  AT(Plugin.DATA, plugin, data);
  AT(Plugin.FUNCTIONS, plugin, functions);
  BYTES(Plugin, plugin);
  AT(Host.GET_EXTENSION, host, get_extension);
  AT(Host.REQUEST_RESTART, host, request_restart);
  AT(Host.REQUEST_CALLBACK, host, request_callback);
  BYTES(Host, host);
  AT(HostExtension.LOG, host_log, log);
  AT(HostExtension.IS_MAIN_THREAD, host_thread_check, is_main_thread);
  AT(HostExtension.PARAMS_RESCAN, host_params, rescan);
  AT(HostExtension.AUDIO_PORTS_IS_RESCAN_SUPPORTED, host_audio_ports, is_rescan_flag_supported);
  AT(HostExtension.AUDIO_PORTS_RESCAN, host_audio_ports, rescan);
  AT(HostExtension.STATE_MARK_DIRTY, host_state, mark_dirty);
  AT(HostExtension.PRESET_ON_ERROR, host_preset_load, on_error);
  AT(HostExtension.PRESET_LOADED, host_preset_load, loaded);
  AT(HostExtension.TAIL_CHANGED, host_tail, changed);
  AT(HostExtension.LATENCY_CHANGED, host_latency, changed);
  AT(Block.FRAMES, process, frames);
  AT(Block.TRANSPORT, process, transport);
  AT(Block.INPUTS, process, inputs);
  AT(Block.OUTPUTS, process, outputs);
  AT(Block.INPUT_COUNT, process, input_count);
  AT(Block.OUTPUT_COUNT, process, output_count);
  AT(Block.IN_EVENTS, process, in_events);
  AT(Block.OUT_EVENTS, process, out_events);
  BYTES(Block, process);
  AT(AudioBuffer.DATA32, buffer, data32);
  AT(AudioBuffer.DATA64, buffer, data64);
  AT(AudioBuffer.CHANNELS, buffer, channels);
  AT(AudioBuffer.CONSTANT_MASK, buffer, constant_mask);
  BYTES(AudioBuffer, buffer);
  AT(Event.BYTES, param_event, h.size);
  AT(Event.TIME, param_event, h.time);
  AT(Event.SPACE, param_event, h.space);
  AT(Event.TYPE, param_event, h.type);
  AT(Event.FLAGS, param_event, h.flags);
  AT(Event.PARAM_ID, param_event, param_id);
  AT(Event.NOTE_ID, param_event, note_id);
  AT(Event.PORT, param_event, port);
  AT(Event.CHANNEL, param_event, channel);
  AT(Event.KEY, param_event, key);
  AT(Event.PARAM_AMOUNT, param_event, amount);
  printf("Event.PARAM_SIZE %zu\n", sizeof(param_event));
  AT(Event.LIST_SIZE, input_events, size);
  AT(Event.LIST_GET, input_events, get);
  AT(Event.LIST_TRY_PUSH, output_events, try_push);
  AT(Transport.FLAGS, transport, flags);
  AT(Transport.BEATS, transport, beats);
  AT(Transport.SECONDS, transport, seconds);
  AT(Transport.TEMPO, transport, tempo);
  AT(ParamInfo.ID, param_info, id);
  AT(ParamInfo.FLAGS, param_info, flags);
  AT(ParamInfo.COOKIE, param_info, cookie);
  AT(ParamInfo.NAME, param_info, name);
  AT(ParamInfo.MODULE, param_info, module);
  AT(ParamInfo.MIN, param_info, min);
  AT(ParamInfo.MAX, param_info, max);
  AT(ParamInfo.DEFAULT, param_info, initial);
  BYTES(ParamInfo, param_info);
  AT(PortInfo.ID, port_info, id);
  AT(PortInfo.NAME, port_info, name);
  AT(PortInfo.FLAGS, port_info, flags);
  AT(PortInfo.CHANNELS, port_info, channels);
  AT(PortInfo.TYPE, port_info, type);
  AT(PortInfo.IN_PLACE_PAIR, port_info, in_place_pair);
  BYTES(PortInfo, port_info);
  AT(PortsConfig.ID, ports_config, id);
  AT(PortsConfig.NAME, ports_config, name);
  AT(PortsConfig.INPUT_PORTS, ports_config, input_ports);
  AT(PortsConfig.OUTPUT_PORTS, ports_config, output_ports);
  AT(PortsConfig.HAS_MAIN_INPUT, ports_config, has_main_input);
  AT(PortsConfig.MAIN_INPUT_CHANNELS, ports_config, main_input_channels);
  AT(PortsConfig.MAIN_INPUT_TYPE, ports_config, main_input_type);
  AT(PortsConfig.HAS_MAIN_OUTPUT, ports_config, has_main_output);
  AT(PortsConfig.MAIN_OUTPUT_CHANNELS, ports_config, main_output_channels);
  AT(PortsConfig.MAIN_OUTPUT_TYPE, ports_config, main_output_type);
  BYTES(PortsConfig, ports_config);
  AT(NotePortInfo.ID, note_port_info, id);
  AT(NotePortInfo.DIALECTS, note_port_info, dialects);
  AT(NotePortInfo.PREFERRED, note_port_info, preferred);
  AT(NotePortInfo.NAME, note_port_info, name);
  BYTES(NotePortInfo, note_port_info);
  AT(Stream.FUNCTION, stream, function);
  AT(Preset.PLUGIN_ABI, universal_plugin_id, abi);
  AT(Preset.PLUGIN_ID, universal_plugin_id, id);
  printf("Preset.PLUGIN_SIZE %zu\n", sizeof(universal_plugin_id));
  AT(PresetProvider.DESCRIPTOR, preset_provider, desc);
  AT(PresetProvider.DATA, preset_provider, data);
  AT(PresetProvider.FUNCTIONS, preset_provider, init);
  BYTES(PresetProvider, preset_provider);
  AT(ProviderDescriptor.ID, provider_descriptor, id);
  AT(ProviderDescriptor.NAME, provider_descriptor, name);
  AT(ProviderDescriptor.VENDOR, provider_descriptor, vendor);
  BYTES(ProviderDescriptor, provider_descriptor);
  AT(PresetIndexer.DECLARE_FILETYPE, preset_indexer, declare_filetype);
  AT(PresetIndexer.DECLARE_LOCATION, preset_indexer, declare_location);
  AT(PresetFiletype.NAME, preset_filetype, name);
  AT(PresetFiletype.DESCRIPTION, preset_filetype, description);
  AT(PresetFiletype.EXTENSION, preset_filetype, extension);
  BYTES(PresetFiletype, preset_filetype);
  AT(PresetLocation.FLAGS, preset_location, flags);
  AT(PresetLocation.NAME, preset_location, name);
  AT(PresetLocation.KIND, preset_location, kind);
  AT(PresetLocation.PATH, preset_location, path);
  BYTES(PresetLocation, preset_location);
  AT(PresetReceiver.ON_ERROR, preset_receiver, on_error);
  AT(PresetReceiver.BEGIN_PRESET, preset_receiver, begin_preset);
  AT(PresetReceiver.ADD_PLUGIN_ID, preset_receiver, add_plugin_id);
  AT(PresetReceiver.SET_DESCRIPTION, preset_receiver, set_description);
  return 0;
}
