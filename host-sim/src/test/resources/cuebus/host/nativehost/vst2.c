/* A small VST 2.4 plugin for tests: two channels in, two out, times a gain, with a chunk. Compiled
   with -DDEFECT=<one of the numbers below> it misbehaves in one way. The layout is the public binary
   interface's, written here from its facts so that the C compiler computes the offsets. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
  NONE,
  NAN_OUTPUT,      /* output is not a number after a while */
  CRASH,           /* reads a null pointer when processing */
  WRITES_PAST_END, /* one frame too many */
  THIRD_CHANNEL,   /* writes to a channel that it does not declare */
  HANGS,           /* never comes back from processing */
  CHANGES_INPUT,
  LEAVES_HOLES, /* does not write the last frame */
  STICKY_NAN,   /* one bad input sample stays for ever, reset included */
  WRONG_LATENCY,
  DOUBLE_FREE,
  TRUSTS_CHUNK, /* copies as many bytes as the chunk itself says */
  FORGETS_STATE,
  WRONG_TEXT, /* understands a text as another value than the one it shows */
  NO_MAGIC,
  CRASH_AT_LOAD,
  LATE_OUTPUT, /* an impulse comes a frame later, and it does not say so */
  NAN_AT_96000, /* output is not a number at that sample rate */
  NAN_AT_8000,
  ABSURD_PARAMETERS,
  NEGATIVE_PARAMETERS
};
#ifndef DEFECT
#define DEFECT NONE
#endif

typedef struct AEffect AEffect;
typedef intptr_t (*Master)(AEffect *, int32_t, int32_t, intptr_t, void *, float);
struct AEffect {
  int32_t magic;
  intptr_t (*dispatcher)(AEffect *, int32_t, int32_t, intptr_t, void *, float);
  void (*process)(AEffect *, float **, float **, int32_t);
  void (*setParameter)(AEffect *, int32_t, float);
  float (*getParameter)(AEffect *, int32_t);
  int32_t numPrograms, numParams, numInputs, numOutputs, flags;
  intptr_t reserved[2];
  int32_t initialDelay, old[2];
  float oldRatio;
  void *object, *user;
  int32_t uniqueID, version;
  void (*processReplacing)(AEffect *, float **, float **, int32_t);
  void (*processDoubleReplacing)(AEffect *, double **, double **, int32_t);
  char future[56];
};
_Static_assert(sizeof(AEffect) == 192, "the interface's size on x86-64");

typedef struct {
  float gain, poison, rate, before[2];
  int notes;
  unsigned char chunk[8];
} Gain;

static void setParameter(AEffect *e, int32_t i, float v) { ((Gain *)e->object)->gain = v; }
static float getParameter(AEffect *e, int32_t i) { return ((Gain *)e->object)->gain; }

static void processReplacing(AEffect *e, float **in, float **out, int32_t frames) {
  Gain *g = e->object;
  static int calls;
  if (DEFECT == CRASH) *(volatile int *)0 = 1;
  if (DEFECT == HANGS) pause();
  for (int c = 0; c < 2; c++) {
    for (int i = 0; i < frames; i++) {
      float x = in[c][i];
      if (DEFECT == LATE_OUTPUT) {
        x = g->before[c];
        g->before[c] = in[c][i];
      }
      if (DEFECT == STICKY_NAN) x += g->poison += x * 0;
      out[c][i] = x * g->gain;
    }
  }
  if (DEFECT == NAN_OUTPUT && ++calls == 20) out[1][frames / 2] = 0.0f / 0.0f;
  if ((DEFECT == NAN_AT_96000 && g->rate == 96000) || (DEFECT == NAN_AT_8000 && g->rate == 8000)) {
    out[0][0] = 0.0f / 0.0f;
  }
  if (DEFECT == WRITES_PAST_END) out[1][frames] = 0.25f;
  if (DEFECT == THIRD_CHANNEL) out[2][0] = 0.25f;
  if (DEFECT == CHANGES_INPUT) in[0][0] = 0.25f;
  if (DEFECT == LEAVES_HOLES) {
    static const uint32_t unwritten = 0x7fa0cafe; /* as if it had not been touched */
    memcpy(&out[0][frames - 1], &unwritten, 4);
  }
}

static intptr_t dispatcher(AEffect *e, int32_t op, int32_t index, intptr_t value, void *p, float opt) {
  Gain *g = e->object;
  switch (op) {
    case 1: /* close */
      if (DEFECT == DOUBLE_FREE) free(g);
      free(g);
      free(e);
      return 0;
    case 7: /* shown as tenths */
      ((char *)p)[0] = '0' + (int)(g->gain * 9.99f);
      ((char *)p)[1] = 0;
      return 1;
    case 8: strcpy(p, "Gain"); return 1;
    case 10: g->rate = opt; return 0;
    case 23: /* get chunk */
      memcpy(g->chunk, &(int){4}, 4);
      memcpy(g->chunk + 4, &g->gain, 4);
      *(void **)p = g->chunk;
      return 8;
    case 24: { /* set chunk */
      float gain;
      if (DEFECT == TRUSTS_CHUNK && value > 4) {
        char copy[64];
        memcpy(copy, (char *)p + 4, *(uint32_t *)p);
        memcpy(&g->gain, copy, 4);
        return copy[63];
      }
      if (value != 8 || DEFECT == FORGETS_STATE) return 0;
      memcpy(&gain, (char *)p + 4, 4);
      if (gain >= 0 && gain <= 1) g->gain = gain;
      return 1;
    }
    case 25: g->notes += *(int32_t *)p; return 1;
    case 27:
      g->gain = (((char *)p)[0] - '0') / (DEFECT == WRONG_TEXT ? 20.0f : 9.99f) + 0.01f;
      return 1;
    case 45: strcpy(p, "Test gain"); return 1;
    case 47: strcpy(p, "Cuebus"); return 1;
    default: return 0;
  }
}

__attribute__((visibility("default"))) AEffect *VSTPluginMain(Master master) {
  if (DEFECT == CRASH_AT_LOAD) *(volatile int *)0 = 1;
  if (master(0, 1, 0, 0, 0, 0) < 2400) return 0;
  AEffect *e = calloc(1, sizeof *e);
  Gain *g = calloc(1, sizeof *g);
  g->gain = 0.5f;
  *e = (AEffect){
      .magic = DEFECT == NO_MAGIC ? 0 : 0x56737450,
      .dispatcher = dispatcher,
      .setParameter = setParameter,
      .getParameter = getParameter,
      .numParams = DEFECT == ABSURD_PARAMETERS     ? INT32_MAX
                   : DEFECT == NEGATIVE_PARAMETERS ? -7
                                                   : 1,
      .numInputs = 2,
      .numOutputs = 2,
      .flags = 16 | 32,
      .initialDelay = DEFECT == WRONG_LATENCY ? 64 : 0,
      .object = g,
      .uniqueID = 0x43756254,
      .version = 7,
      .processReplacing = processReplacing};
  return e;
}
