/* A small CLAP plugin for tests: one stereo port in and out, a gain in plain units that changes at
   the frames of its events, a latency of 32 frames, a state. With -DDEFECT=1 it tells the host of a
   changed latency on the audio thread; with 2 it asks for an event that is not there; with 3 to 6 it
   has far too many plugins, parameters, ports or channels. The layouts are CLAP 1.x's, written here from
   its facts so that the C compiler computes the offsets. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef DEFECT
#define DEFECT 0
#endif
#define LATE 32

typedef struct { uint32_t major, minor, revision; } version_t;
typedef struct {
  version_t version;
  const char *id, *name, *vendor, *url, *manual, *support, *plugin_version, *description;
  const char *const *features;
} descriptor_t;
typedef struct host {
  version_t version;
  void *data;
  const char *name, *vendor, *url, *host_version;
  const void *(*get_extension)(const struct host *, const char *);
  void (*request_restart)(const struct host *), (*request_process)(const struct host *),
      (*request_callback)(const struct host *);
} host_t;
typedef struct { uint32_t size, time; uint16_t space, type; uint32_t flags; } header_t;
typedef struct {
  header_t header;
  uint32_t param;
  void *cookie;
  int32_t note;
  int16_t port, channel, key;
  double value;
} param_event_t;
typedef struct in_events {
  void *ctx;
  uint32_t (*size)(const struct in_events *);
  const header_t *(*get)(const struct in_events *, uint32_t);
} in_events_t;
typedef struct { float **data32; double **data64; uint32_t channels, latency; uint64_t constant; } buffer_t;
typedef struct {
  int64_t steady;
  uint32_t frames;
  const void *transport;
  const buffer_t *in;
  buffer_t *out;
  uint32_t ins, outs;
  const in_events_t *in_events;
  const void *out_events;
} process_t;
typedef struct plugin {
  const descriptor_t *desc;
  void *data;
  bool (*init)(const struct plugin *);
  void (*destroy)(const struct plugin *);
  bool (*activate)(const struct plugin *, double, uint32_t, uint32_t);
  void (*deactivate)(const struct plugin *);
  bool (*start)(const struct plugin *);
  void (*stop)(const struct plugin *), (*reset)(const struct plugin *);
  int32_t (*process)(const struct plugin *, const process_t *);
  const void *(*get_extension)(const struct plugin *, const char *);
  void (*on_main_thread)(const struct plugin *);
} plugin_t;
typedef struct { uint32_t id; char name[256]; uint32_t flags, channels; const char *type; uint32_t pair; } port_t;
typedef struct {
  uint32_t id, flags;
  void *cookie;
  char name[256], module[1024];
  double min, max, initial;
} param_t;
typedef struct stream { void *ctx; int64_t (*move)(const struct stream *, void *, uint64_t); } stream_t;

typedef struct {
  const host_t *host;
  double gain;
  float late[2][LATE];
  uint32_t at;
  bool active, processing, called;
} gain_t;

static gain_t *of(const plugin_t *p) { return p->data; }
static bool on(const plugin_t *p, const char *which) {
  const struct { bool (*main)(const host_t *), (*audio)(const host_t *); } *check =
      of(p)->host->get_extension(of(p)->host, "clap.thread-check");
  return which[0] == 'm' ? check->main(of(p)->host) : check->audio(of(p)->host);
}
static bool init(const plugin_t *p) {
  of(p)->host->request_callback(of(p)->host);
  return on(p, "main");
}
static void destroy(const plugin_t *p) { free(p->data); free((void *)p); }
static bool activate(const plugin_t *p, double rate, uint32_t min, uint32_t max) {
  return of(p)->active = rate >= 8000 && min == 1 && max >= 1 && !of(p)->active && on(p, "main");
}
static void deactivate(const plugin_t *p) { of(p)->active = of(p)->processing; }
static bool start(const plugin_t *p) { return of(p)->processing = of(p)->active && on(p, "audio"); }
static void stop(const plugin_t *p) { of(p)->processing = !on(p, "audio"); }
static void reset(const plugin_t *p) { memset(of(p)->late, 0, sizeof of(p)->late); }
static void apply(gain_t *g, const header_t *e) {
  if (e->space == 0 && e->type == 5) {
    const param_event_t *change = (const void *)e;
    if (change->param == 1000 && change->cookie == (void *)77) g->gain = change->value;
  }
}
static int32_t process(const plugin_t *p, const process_t *b) {
  gain_t *g = of(p);
  uint32_t events = b->in_events->size(b->in_events), next = 0;
  if (!g->processing || !on(p, "audio") || b->ins != 1 || b->in->channels != 2) return 0;
  if (DEFECT == 1) {
    const struct { void (*changed)(const host_t *); } *latency =
        g->host->get_extension(g->host, "clap.latency");
    latency->changed(g->host);
  }
  if (DEFECT == 2) b->in_events->get(b->in_events, events);
  for (uint32_t i = 0; i < b->frames; i++) {
    while (next < events && b->in_events->get(b->in_events, next)->time <= i)
      apply(g, b->in_events->get(b->in_events, next++));
    for (int c = 0; c < 2; c++) {
      float x = b->in->data32[c][i];
      b->out->data32[c][i] = (float)g->gain * g->late[c][g->at];
      g->late[c][g->at] = x;
    }
    g->at = (g->at + 1) % LATE;
  }
  return 1;
}
static uint32_t ports(const plugin_t *p, bool input) { return DEFECT == 5 ? INT32_MAX : DEFECT == 6 ? 900 : 1; }
static bool port(const plugin_t *p, uint32_t i, bool input, port_t *info) {
  *info = (port_t){.id = i, .name = "Main", .flags = 1, .channels = 2, .type = "stereo", .pair = i};
  return i == 0 || DEFECT >= 5;
}
static uint32_t params(const plugin_t *p) { return DEFECT == 4 ? UINT32_MAX : 1; }
static bool param(const plugin_t *p, uint32_t i, param_t *info) {
  *info = (param_t){.id = 1000, .cookie = (void *)77, .name = "Gain", .min = 0, .max = 4, .initial = 1};
  return i == 0;
}
static bool value(const plugin_t *p, uint32_t id, double *v) { *v = of(p)->gain; return id == 1000; }
static bool text(const plugin_t *p, uint32_t id, double v, char *t, uint32_t n) {
  return snprintf(t, n, "%.3f times", v) > 0;
}
static bool parse(const plugin_t *p, uint32_t id, const char *t, double *v) {
  return sscanf(t, "%lf times", v) == 1;
}
static void flush(const plugin_t *p, const in_events_t *in, const void *out) {
  for (uint32_t i = 0; i < in->size(in); i++) apply(of(p), in->get(in, i));
}
static bool save(const plugin_t *p, const stream_t *s) {
  char state[200] = "gain", *at = state;
  memcpy(state + 192, &of(p)->gain, 8);
  while (at < state + 200) at += s->move(s, at, state + 200 - at);
  return true;
}
static bool load(const plugin_t *p, const stream_t *s) {
  char state[201], *at = state;
  double gain;
  int64_t got = 1;
  while (got > 0 && at < state + 201) at += got = s->move(s, at, state + 201 - at);
  memcpy(&gain, state + 192, 8);
  if (at != state + 200 || strcmp(state, "gain") || !(gain >= 0 && gain <= 4)) return false;
  of(p)->gain = gain;
  return true;
}
static uint32_t latency(const plugin_t *p) { return LATE; }

static const void *extension(const plugin_t *p, const char *id) {
  static const void *const audio_ports[] = {ports, port}, *const state[] = {save, load},
                           *const late[] = {latency},
                           *const parameters[] = {params, param, value, text, parse, flush};
  return !strcmp(id, "clap.audio-ports") ? audio_ports
         : !strcmp(id, "clap.params")    ? (const void *)parameters
         : !strcmp(id, "clap.state")     ? (const void *)state
         : !strcmp(id, "clap.latency")   ? (const void *)late
                                         : 0;
}
static void on_main_thread(const plugin_t *p) { of(p)->called = true; }

static const descriptor_t descriptor = {.version = {1, 2, 0}, .id = "test.gain", .name = "Test gain",
                                        .vendor = "Cuebus", .plugin_version = "1.0"};
static uint32_t count(const void *f) { return DEFECT == 3 ? INT32_MAX : 1; }
static const descriptor_t *get(const void *f, uint32_t i) { return i == 0 || DEFECT == 3 ? &descriptor : 0; }
static const plugin_t *create(const void *f, const host_t *host, const char *id) {
  plugin_t *p = calloc(1, sizeof *p);
  gain_t *g = calloc(1, sizeof *g);
  *g = (gain_t){.host = host, .gain = 1};
  *p = (plugin_t){&descriptor, g, init, destroy, activate, deactivate, start, stop, reset, process,
                  extension, on_main_thread};
  return strcmp(id, descriptor.id) ? 0 : p;
}
static const void *const factory[] = {count, get, create};
static bool entry_init(const char *path) { return path[0] == '/'; }
static void entry_deinit(void) {}
static const void *entry_factory(const char *id) {
  return strcmp(id, "clap.plugin-factory") ? 0 : factory;
}
__attribute__((visibility("default"))) const struct {
  version_t version;
  bool (*init)(const char *);
  void (*deinit)(void);
  const void *(*get_factory)(const char *);
} clap_entry = {{1, 2, 0}, entry_init, entry_deinit, entry_factory};
