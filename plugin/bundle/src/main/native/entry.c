/* What hosts look for in a plugin's library. Written from the public ABI of the three formats. */
#include "entry.h"

#define EXPORTED __attribute__((visibility("default")))

/* VST 2.4: one instance per call, an AEffect. */
EXPORTED void *VSTPluginMain(intptr_t (*audio_master)(void *, int32_t, int32_t, intptr_t, void *,
                                                      float));

void *VSTPluginMain(intptr_t (*audio_master)(void *, int32_t, int32_t, intptr_t, void *, float)) {
  if (audio_master == NULL) {
    say("VSTPluginMain was called without the host's callback");
    return NULL;
  }
  return (void *)boot(BOOT_VST2, (jlong)(intptr_t)audio_master);
}

/* LV2: the descriptor of that index, NULL past the last. */
EXPORTED const void *lv2_descriptor(uint32_t index);

const void *lv2_descriptor(uint32_t index) { return (const void *)boot(BOOT_LV2, (jlong)index); }

/* CLAP: a data symbol. Nothing is started before the host calls init. */
typedef struct {
  bool (*init)(const char *path);
  void (*deinit)(void);
  const void *(*get_factory)(const char *id);
} ClapFunctions;

typedef struct {
  uint32_t version[3];
  ClapFunctions functions;
} ClapEntry;

_Static_assert(offsetof(ClapEntry, functions.init) == 16, "as CLAP lays it out");

static const ClapFunctions *java_clap;

static bool clap_init(const char *path) {
  java_clap = (const ClapFunctions *)boot(BOOT_CLAP, 0);
  return java_clap != NULL && java_clap->init(path);
}

static void clap_deinit(void) {
  if (java_clap != NULL) {
    java_clap->deinit();
  }
}

static const void *clap_get_factory(const char *id) {
  return java_clap == NULL ? NULL : java_clap->get_factory(id);
}

EXPORTED extern const ClapEntry clap_entry;

const ClapEntry clap_entry = {
    .version = {1, 2, 0},
    .functions = {clap_init, clap_deinit, clap_get_factory},
};
