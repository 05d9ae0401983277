/* What the plugin does at the least, as plain C: every source into every mix with a gain for each side,
   and the peak of every channel. For comparison only. */
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { SOURCES = 16, MIXES = 8 };

static float gains[2 * MIXES][SOURCES];
static float peaks[SOURCES + 2 * MIXES];

static float peak(float before, const float *samples, int frames) {
  for (int i = 0; i < frames; i++) {
    float level = fabsf(samples[i]);
    before = level > before ? level : before;
  }
  return before;
}

/* The same gain everywhere. */
void set_gain(float gain) {
  for (int out = 0; out < 2 * MIXES; out++) {
    for (int in = 0; in < SOURCES; in++) {
      gains[out][in] = gain;
    }
  }
}

void process(void *effect, float **in, float **out, int frames) {
  (void)effect;
  for (int s = 0; s < SOURCES; s++) {
    peaks[s] = peak(peaks[s], in[s], frames);
  }
  for (int m = 0; m < 2 * MIXES; m++) {
    memset(out[m], 0, (size_t)frames * sizeof(float));
    for (int s = 0; s < SOURCES; s++) {
      for (int i = 0; i < frames; i++) {
        out[m][i] += gains[m][s] * in[s][i];
      }
    }
    peaks[SOURCES + m] = peak(peaks[SOURCES + m], out[m], frames);
  }
}

/* What a CLAP host brings into a block: events of 56 bytes each, and nowhere for those of the plugin. */
static const char *sent;
static uint32_t sent_count;

void send_events(const void *events, uint32_t count) {
  sent = events;
  sent_count = count;
}

static uint32_t size(const void *list) {
  (void)list;
  return sent_count;
}

static const void *get(const void *list, uint32_t index) {
  (void)list;
  return sent + 56 * index;
}

static bool try_push(const void *list, const void *event) {
  (void)list, (void)event;
  return true;
}

const struct {
  void *context;
  uint32_t (*size)(const void *list);
  const void *(*get)(const void *list, uint32_t index);
} events_in = {0, size, get};

const struct {
  void *context;
  bool (*try_push)(const void *list, const void *event);
} events_out = {0, try_push};
