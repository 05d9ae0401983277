/* Plugins of all three formats behind one face. */
#define _GNU_SOURCE
#include "rack.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  const char *uri;
  void *(*instantiate)(const void *descriptor, double rate, const char *path, const void *features);
  void (*connect_port)(void *handle, uint32_t port, void *data);
  void (*activate)(void *handle);
  void (*run)(void *handle, uint32_t frames);
  void (*deactivate)(void *handle);
  void (*cleanup)(void *handle);
  const void *(*extension_data)(const char *uri);
} Lv2;

typedef struct {
  uint32_t version[3];
  void *data;
  const char *name, *vendor, *url, *release;
  const void *(*get_extension)(const void *host, const char *id);
  void (*request[3])(const void *host);
} ClapHost;

typedef struct {
  float **data32;
  double **data64;
  uint32_t channels, latency;
  uint64_t constant;
} ClapBuffer;

typedef struct {
  uint32_t size, time;
  uint16_t space, type;
  uint32_t flags;
  uint32_t id;
  void *cookie;
  int32_t note;
  int16_t port, channel, key;
  double value;
} ClapEvent;

typedef struct ClapEvents {
  Slot *slot;
  uint32_t (*size)(const struct ClapEvents *list);
  const ClapEvent *(*get)(const struct ClapEvents *list, uint32_t index);
} ClapEvents;

typedef struct {
  void *context;
  bool (*try_push)(const void *list, const ClapEvent *event);
} ClapSink;

typedef struct {
  int64_t time;
  uint32_t frames;
  const void *transport;
  const ClapBuffer *inputs;
  ClapBuffer *outputs;
  uint32_t input_count, output_count;
  const ClapEvents *in;
  const ClapSink *out;
} ClapBlock;

typedef struct Clap Clap;

struct Clap {
  const void *descriptor;
  void *data;
  bool (*init)(const Clap *);
  void (*destroy)(const Clap *);
  bool (*activate)(const Clap *, double rate, uint32_t min_frames, uint32_t max_frames);
  void (*deactivate)(const Clap *);
  bool (*start_processing)(const Clap *);
  void (*stop_processing)(const Clap *);
  void (*reset)(const Clap *);
  int32_t (*process)(const Clap *, const ClapBlock *block);
};

typedef struct ClapFactory {
  uint32_t (*count)(const struct ClapFactory *);
  const void *(*descriptor)(const struct ClapFactory *, uint32_t index);
  const Clap *(*create)(const struct ClapFactory *, const ClapHost *host, const char *id);
} ClapFactory;

typedef struct {
  uint32_t version[3];
  bool (*init)(const char *path);
  void (*deinit)(void);
  const void *(*get_factory)(const char *id);
} ClapEntry;

_Static_assert(sizeof(ClapEvent) == 56 && sizeof(ClapBlock) == 64, "as CLAP lays them out");

struct Slot {
  int inputs, outputs;
  Effect *vst;
  const Lv2 *lv2;
  void *handle;
  const Clap *clap;
  float value; /* what LV2's control port reads */
  ClapEvent event;
  uint32_t events;
};

static uint32_t events_size(const ClapEvents *list) { return list->slot->events; }

static const ClapEvent *events_get(const ClapEvents *list, uint32_t index) {
  (void)index;
  return &list->slot->event;
}

static bool push(const void *list, const ClapEvent *event) {
  (void)list, (void)event;
  return true;
}

static const void *no_extension(const void *host, const char *id) {
  (void)host, (void)id;
  return NULL;
}

static void nothing(const void *host) { (void)host; }

static const ClapHost clap_host = {.version = {1, 2, 0},
                                   .name = "test host",
                                   .vendor = "",
                                   .url = "",
                                   .release = "1",
                                   .get_extension = no_extension,
                                   .request = {nothing, nothing, nothing}};

static bool ends_with(const char *text, const char *end) {
  size_t length = strlen(text);
  return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static bool open_lv2(Slot *slot, void *library, const char *variant) {
  const Lv2 *(*descriptor)(uint32_t) =
      (const Lv2 *(*)(uint32_t))(intptr_t)dlsym(library, "lv2_descriptor");
  const Lv2 *found;
  for (uint32_t i = 0; (found = descriptor(i)) != NULL; i++) {
    if (ends_with(found->uri, variant)) {
      slot->lv2 = found;
      slot->handle = found->instantiate(found, 48000, "/", NULL);
      return slot->handle != NULL;
    }
  }
  return false;
}

static bool open_clap(Slot *slot, void *library, const char *path, const char *variant) {
  const ClapEntry *entry = dlsym(library, "clap_entry");
  char id[64];
  snprintf(id, sizeof id, "io.github.cuebus.%s", variant);
  const ClapFactory *factory =
      entry->init(path) ? entry->get_factory("clap.plugin-factory") : NULL;
  slot->clap = factory == NULL ? NULL : factory->create(factory, &clap_host, id);
  return slot->clap != NULL && slot->clap->init(slot->clap);
}

Slot *open_slot(const char *named) {
  char path[4096];
  snprintf(path, sizeof path, "%s", named);
  char *variant = strrchr(path, '#');
  Slot *slot = calloc(1, sizeof *slot);
  if (variant == NULL) {
    slot->vst = open_effect(path);
    if (slot->vst == NULL) {
      free(slot);
      return NULL;
    }
    slot->inputs = slot->vst->inputs;
    slot->outputs = slot->vst->outputs;
    return slot;
  }
  *variant++ = '\0';
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    wrong("%s", dlerror());
  }
  bool opened = library != NULL && (strstr(path, ".lv2/") != NULL
                                        ? open_lv2(slot, library, variant)
                                        : open_clap(slot, library, path, variant));
  if (!opened || sscanf(variant, "%dx%d", &slot->inputs, &slot->outputs) != 2) {
    free(slot);
    return NULL;
  }
  slot->outputs *= 2; /* stereo mixes */
  return slot;
}

int slot_inputs(const Slot *slot) { return slot->inputs; }

int slot_outputs(const Slot *slot) { return slot->outputs; }

void start_slot(Slot *slot) {
  if (slot->vst != NULL) {
    start(slot->vst);
  } else if (slot->lv2 != NULL) {
    slot->lv2->activate(slot->handle);
  } else {
    slot->clap->activate(slot->clap, 48000, 1, FRAMES);
    slot->clap->start_processing(slot->clap);
  }
}

void set_slot(Slot *slot, Setting setting) {
  if (slot->vst != NULL) {
    slot->vst->set_parameter(slot->vst, setting.index, setting.normal);
  } else if (slot->lv2 != NULL) {
    slot->value = setting.plain;
    slot->lv2->connect_port(slot->handle, (uint32_t)(setting.first_port + setting.index),
                            &slot->value);
  } else {
    slot->event = (ClapEvent){.size = sizeof slot->event,
                              .type = 5, /* a parameter's value */
                              .id = setting.id,
                              .note = -1,
                              .port = -1,
                              .channel = -1,
                              .key = -1,
                              .value = setting.plain};
    slot->events = 1;
  }
}

void render_slot(Slot *slot, float **in, float **out) {
  if (slot->vst != NULL) {
    slot->vst->process_replacing(slot->vst, in, out, FRAMES);
  } else if (slot->lv2 != NULL) {
    for (int c = 0; c < slot->inputs; c++) {
      slot->lv2->connect_port(slot->handle, (uint32_t)c, in[c]);
    }
    for (int c = 0; c < slot->outputs; c++) {
      slot->lv2->connect_port(slot->handle, (uint32_t)(slot->inputs + c), out[c]);
    }
    slot->lv2->run(slot->handle, FRAMES);
  } else {
    ClapBuffer inputs = {.data32 = in, .channels = (uint32_t)slot->inputs};
    ClapBuffer outputs = {.data32 = out, .channels = (uint32_t)slot->outputs};
    ClapEvents events = {slot, events_size, events_get};
    ClapSink sink = {NULL, push};
    ClapBlock block = {-1, FRAMES, NULL, &inputs, &outputs, 1, 1, &events, &sink};
    slot->clap->process(slot->clap, &block);
    slot->events = 0;
  }
}

void stop_and_close_slot(Slot *slot) {
  if (slot->vst != NULL) {
    stop_and_close(slot->vst);
  } else if (slot->lv2 != NULL) {
    slot->lv2->deactivate(slot->handle);
    slot->lv2->cleanup(slot->handle);
  } else {
    slot->clap->stop_processing(slot->clap);
    slot->clap->deactivate(slot->clap);
    slot->clap->destroy(slot->clap);
  }
  free(slot);
}
