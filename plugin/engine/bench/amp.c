// The algorithm of cuebus.amp.Circuit in C, to compare the cost of Java's with: stereo lead, rail,
// saturation, current limit, one series branch of elements, 8 times oversampling, least phase.
#include <complex.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STRETCH = 64, BLOCK = 64, FACTOR = 8, DOUBLINGS = 3, TAPS = 24, POINTS = 64, MOST = 10,
       SLICE = 960 };

static const double RATE = 48000;
static const double PASS_EDGE = 20000.0 / 44100;
static const int SECTIONS[DOUBLINGS] = {10, 4, 2};

// ---- half-band filters

typedef struct {
  int sections;
  double coefficients[MOST];
  double up[8 * MOST / 2];
  double down[8 * MOST / 2];
} half_band;

static double amplitude(double share, double modulus) {
  double ratio[8], a = 1, b = sqrt(1 - modulus * modulus), c = modulus;
  for (int n = 0; n < 8; n++) {
    ratio[n] = c / a;
    double mean = (a + b) / 2;
    c = (a - b) / 2;
    b = sqrt(a * b);
    a = mean;
  }
  double phi = ldexp(share * M_PI / 2, 7);
  for (int n = 7; n > 0; n--) phi = (phi + asin(ratio[n] * sin(phi))) / 2;
  return phi;
}

static void design(half_band *h, int doubling) {
  double tangent = tan(M_PI * ldexp(PASS_EDGE, -doubling) / 2), modulus = tangent * tangent;
  memset(h, 0, sizeof *h);
  h->sections = SECTIONS[doubling];
  for (int s = 0; s < h->sections; s++) {
    double sine = sin(amplitude(2.0 * (s + 1) / (2 * h->sections + 1), modulus));
    double squared = sine * sine;
    double x = sqrt((1 - squared) * (1 - modulus * modulus * squared)) / (1 + modulus * squared);
    h->coefficients[s] = (1 - x) / (1 + x);
  }
}

static void sections(double *restrict x, int frames, double even, double odd, double *restrict s) {
  double x0 = s[0], x1 = s[1], x2 = s[2], x3 = s[3], y0 = s[4], y1 = s[5], y2 = s[6], y3 = s[7];
  for (int i = 0; i < 4 * frames; i += 4) {
    double in0 = x[i], in1 = x[i + 1], in2 = x[i + 2], in3 = x[i + 3];
    y0 = x0 + even * in0 - even * y0;
    y1 = x1 + even * in1 - even * y1;
    y2 = x2 + odd * in2 - odd * y2;
    y3 = x3 + odd * in3 - odd * y3;
    x0 = in0, x1 = in1, x2 = in2, x3 = in3;
    x[i] = y0, x[i + 1] = y1, x[i + 2] = y2, x[i + 3] = y3;
  }
  s[0] = x0, s[1] = x1, s[2] = x2, s[3] = x3, s[4] = y0, s[5] = y1, s[6] = y2, s[7] = y3;
}

static void up(half_band *h, const double *restrict low, double *restrict high, int frames) {
  for (int n = 0; n < frames; n++) {
    high[4 * n] = high[4 * n + 2] = low[2 * n];
    high[4 * n + 1] = high[4 * n + 3] = low[2 * n + 1];
  }
  for (int s = 0; s < h->sections; s += 2)
    sections(high, frames, h->coefficients[s], h->coefficients[s + 1], h->up + 4 * s);
}

static void down(half_band *h, double *restrict high, double *restrict low, int frames) {
  for (int s = 0; s < h->sections; s += 2)
    sections(high, frames, h->coefficients[s + 1], h->coefficients[s], h->down + 4 * s);
  for (int n = 0; n < frames; n++) {
    low[2 * n] = 0.5 * (high[4 * n] + high[4 * n + 2]);
    low[2 * n + 1] = 0.5 * (high[4 * n + 1] + high[4 * n + 3]);
  }
}

// ---- load

typedef struct {
  double r, l, c; // a part that is not there: INFINITY, INFINITY, 0
} element;

typedef struct {
  double ohm, ff, fs, sf, ss, fr, sr;
} companion;

typedef struct {
  int elements;
  companion e[8];
  double ohm, siemens;
} load;

typedef struct {
  double first[8], second[8], volts;
} load_state;

static element tuned(element e, double rate) {
  double resonance = 1 / (2 * M_PI * sqrt(e.l * e.c));
  if (!(resonance > 0 && resonance < fmin(20000, 0.45 * rate))) return e;
  double x = M_PI * resonance / rate, factor = x / tan(x);
  return (element){e.r, e.l * factor, e.c * factor};
}

static companion discretise(element given, double rate) {
  element e = tuned(given, rate);
  double inductive = 0.5 / (rate * e.l), capacitive = 2 * rate * e.c;
  return (companion){1 / (1 / e.r + inductive + capacitive), 1, 0, 0, -1, 2 * inductive,
                     -2 * capacitive};
}

static void advance(const load *l, load_state *s, double seen) {
  double amperes = (seen - s->volts) * l->siemens, next = 0;
  for (int n = 0; n < l->elements; n++) {
    const companion *e = &l->e[n];
    double one = s->first[n], two = s->second[n];
    double drop = e->ohm * (amperes - (one + two));
    double next_one = e->ff * one + e->fs * two + e->fr * drop;
    double next_two = e->sf * one + e->ss * two + e->sr * drop;
    s->first[n] = next_one;
    s->second[n] = next_two;
    next -= e->ohm * (next_one + next_two);
  }
  s->volts = next;
}

// ---- amplifier

typedef struct {
  double rail, saturation, limit, knee_ohm, knee, ohm, siemens;
  int limits;
} output;

static double knee(const output *o, double volts, double ohms) {
  double current = volts / ohms;
  if (current <= o->knee) return current;
  if (o->knee_ohm == 0) return o->limit;
  double a = ohms - o->knee_ohm, b = 2 * o->knee_ohm * o->knee - volts - ohms * o->limit;
  double c = volts * o->limit - o->knee_ohm * o->knee * o->knee, root = sqrt(b * b - 4 * a * c);
  return fmin(b < 0 ? 2 * c / (root - b) : (b + root) / (-2 * a), o->limit);
}

static double limited(output *o, double open, double shift) {
  double sign = open < shift ? -1 : 1, volts = sign * (open - shift);
  double current = knee(o, volts, o->ohm);
  int bound = current < volts * o->siemens ? 4 : 0;
  if (o->saturation > 0 && o->rail < INFINITY) {
    double both = knee(o, o->rail - sign * shift, o->ohm + o->saturation);
    if (both < current) bound = 1, current = both;
  }
  o->limits |= bound;
  return sign * current;
}

static inline double current(output *o, double open, double shift) {
  double linear = (open - shift) * o->siemens, size = fabs(linear);
  double saturated = (linear < 0 ? -open : open) + o->saturation * size;
  return size > o->knee || saturated > o->rail ? limited(o, open, shift) : linear;
}

static double clip(double x, double rail) { return fmin(rail, fmax(-rail, x)); }

static double mean(double from, double to, double rail) {
  double a = clip(from, rail), b = clip(to, rail), step = to - from;
  if (a == b) return b;
  if (fabs(step) < 1e-9 * rail) return 0.5 * (a + b);
  return (b * (to - 0.5 * b) - a * (from - 0.5 * a)) / step;
}

// ---- pre-emphasis before the rail

#define ZERO (4 - sqrt(15))

static void emphasise(double *last, double *x, int frames) {
  double zero = ZERO, scale = 1 / (1 - zero), l = last[0], r = last[1];
  for (int n = 0; n < frames; n++) {
    double next_l = x[2 * n], next_r = x[2 * n + 1];
    x[2 * n] = (next_l - zero * l) * scale;
    x[2 * n + 1] = (next_r - zero * r) * scale;
    l = next_l;
    r = next_r;
  }
  last[0] = l;
  last[1] = r;
}

static double emphasis(double hertz, double rate) {
  return sqrt(1 + ZERO * ZERO - 2 * ZERO * cos(2 * M_PI * hertz / rate)) / (1 - ZERO);
}

// ---- correction of the treble

static double complex impedance(const element *e, int n, double complex s) {
  double complex z = 0;
  for (int i = 0; i < n; i++) z += 1 / (1 / e[i].r + s * e[i].c + 1 / (s * e[i].l));
  return z;
}

static void correction(const element *e, int n, double zo, double *taps) {
  double log_magnitude[POINTS], cepstrum[TAPS] = {0};
  element fitted[8];
  for (int i = 0; i < n; i++) fitted[i] = tuned(e[i], RATE * FACTOR);
  for (int j = 0; j < POINTS; j++) {
    double hertz = (j + 0.5) / POINTS * RATE / 2;
    double warped = 2 * RATE * FACTOR * tan(M_PI * hertz / (RATE * FACTOR));
    double complex exact = impedance(e, n, 2 * M_PI * hertz * I);
    double complex discrete = impedance(fitted, n, warped * I);
    double averaged = emphasis(hertz, RATE * FACTOR) * cos(M_PI * hertz / (RATE * FACTOR));
    log_magnitude[j] = log(cabs(exact / (exact + zo)) / cabs(discrete / (discrete + zo)) / averaged);
  }
  for (int k = 0; k < TAPS; k++)
    for (int j = 0; j < POINTS; j++)
      cepstrum[k] += 2 * log_magnitude[j] * cos(M_PI * k * (j + 0.5) / POINTS) / POINTS;
  memset(taps, 0, TAPS * sizeof *taps);
  taps[0] = exp(cepstrum[0] / 2);
  for (int m = 1; m < TAPS; m++)
    for (int k = 1; k <= m; k++) taps[m] += cepstrum[k] * taps[m - k] * k / m;
}

// ---- all of it

typedef struct {
  half_band stage[DOUBLINGS];
  double level[DOUBLINGS + 1][2 * STRETCH * FACTOR];
  double before[2], last[2];
  output out[2];
  load load;
  load_state state[2];
  double taps[TAPS], line[2 * (TAPS - 1 + STRETCH)], sum[2 * STRETCH];
  int marks[STRETCH];
  double peak[2], most[2];
  long rail_frames[3], current_frames[3];
} circuit;

static double larger(double peak, double value) {
  double size = fabs(value);
  return size > peak ? size : peak;
}

static void rail(circuit *c, double *x, int frames) {
  double l = c->last[0], r = c->last[1], bound = c->out[0].rail;
  for (int f = 0; f < frames; f++) {
    int marked = 0;
    for (int n = f * FACTOR; n < (f + 1) * FACTOR; n++) {
      double next_l = x[2 * n], next_r = x[2 * n + 1];
      if (fabs(next_l) <= bound && fabs(l) <= bound) x[2 * n] = 0.5 * (l + next_l);
      else x[2 * n] = mean(l, next_l, bound), marked |= 1;
      if (fabs(next_r) <= bound && fabs(r) <= bound) x[2 * n + 1] = 0.5 * (r + next_r);
      else x[2 * n + 1] = mean(r, next_r, bound), marked |= 2;
      l = next_l;
      r = next_r;
    }
    c->marks[f] |= marked;
  }
  c->last[0] = l;
  c->last[1] = r;
}

static void apart(circuit *c, double *x, int frames) {
  double ohm = c->load.ohm;
  for (int f = 0; f < frames; f++) {
    for (int n = f * FACTOR; n < (f + 1) * FACTOR; n++) {
      double sl = c->state[0].volts, sr = c->state[1].volts;
      double il = current(&c->out[0], x[2 * n], sl), ir = current(&c->out[1], x[2 * n + 1], sr);
      double vl = sl + ohm * il, vr = sr + ohm * ir;
      advance(&c->load, &c->state[0], vl);
      advance(&c->load, &c->state[1], vr);
      x[2 * n] = vl;
      x[2 * n + 1] = vr;
      c->peak[0] = larger(c->peak[0], vl);
      c->peak[1] = larger(c->peak[1], vr);
      c->most[0] = larger(c->most[0], il);
      c->most[1] = larger(c->most[1], ir);
    }
    c->marks[f] |= c->out[0].limits | c->out[1].limits << 1;
    c->out[0].limits = c->out[1].limits = 0;
  }
}

static void correct(circuit *c, double *frames, int count) {
  int history = 2 * (TAPS - 1);
  memcpy(c->line + history, frames, 2 * count * sizeof *frames);
  memset(c->sum, 0, 2 * count * sizeof *c->sum);
  for (int k = 0; k < TAPS; k++) {
    double tap = c->taps[k];
    const double *at = c->line + history - 2 * k;
    for (int i = 0; i < 2 * count; i++) c->sum[i] += tap * at[i];
  }
  memcpy(frames, c->sum, 2 * count * sizeof *frames);
  memmove(c->line, c->line + 2 * count, history * sizeof *c->line);
}

static void snap(double *state, int n) {
  for (int i = 0; i < n; i++)
    if (fabs(state[i]) < 1e-15) state[i] = 0;
}

static double bounded(double volts) { return isfinite(volts) ? clip(volts, 1e100) : 0; }

static void process(circuit *c, double *l, double *r, int frames) {
  double *outer = c->level[0], *inner = c->level[DOUBLINGS];
  for (int n = 0; n < frames; n++) {
    outer[2 * n] = bounded(l[n]);
    outer[2 * n + 1] = bounded(r[n]);
  }
  for (int s = 0; s < DOUBLINGS; s++) up(&c->stage[s], c->level[s], c->level[s + 1], frames << s);
  memset(c->marks, 0, sizeof c->marks);
  emphasise(c->before, inner, frames * FACTOR);
  rail(c, inner, frames);
  apart(c, inner, frames);
  for (int s = DOUBLINGS - 1; s >= 0; s--)
    down(&c->stage[s], c->level[s + 1], c->level[s], frames << s);
  correct(c, outer, frames);
  for (int n = 0; n < frames; n++) {
    l[n] = outer[2 * n];
    r[n] = outer[2 * n + 1];
  }
  for (int f = 0; f < frames; f++) {
    int current = c->marks[f] / 4 & 3, rails = c->marks[f] & 3 & ~current;
    c->rail_frames[0] += rails & 1, c->rail_frames[1] += rails >> 1, c->rail_frames[2] += rails != 0;
    c->current_frames[0] += current & 1, c->current_frames[1] += current >> 1;
    c->current_frames[2] += current != 0;
  }
  for (int s = 0; s < DOUBLINGS; s++) {
    snap(c->stage[s].up, 4 * c->stage[s].sections);
    snap(c->stage[s].down, 4 * c->stage[s].sections);
  }
  for (int s = 0; s < 2; s++) {
    snap(c->state[s].first, 8);
    snap(c->state[s].second, 8);
    snap(&c->state[s].volts, 1);
  }
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// Prints the nanoseconds per frame of the quickest 20 ms in so many seconds, and what came out.
int main(int argc, char **argv) {
  int rounds = argc > 1 ? atoi(argv[1]) : 20, frames = (int)RATE;
  static circuit c;
  element e[] = {{30, INFINITY, 0}, {10, 1.5e-4, 0}, {12, 0.02387, 1.658e-4}};
  double zo = 42;
  for (int s = 0; s < DOUBLINGS; s++) design(&c.stage[s], s);
  for (int n = 0; n < 3; n++) {
    companion of = discretise(e[n], RATE * FACTOR);
    c.load.ohm += of.ohm;
    if (n > 0) c.load.e[c.load.elements++] = of;
  }
  c.load.siemens = 1 / c.load.ohm;
  for (int s = 0; s < 2; s++)
    c.out[s] = (output){4.5, 0, 0.05, 0, 0.05, zo + c.load.ohm, 1 / (zo + c.load.ohm), 0};
  correction(e, 3, zo, c.taps);
  double *x = malloc(2 * frames * sizeof *x), *y = malloc(2 * frames * sizeof *y);
  for (int n = 0; n < frames; n++) {
    x[n] = 4 * sin(2 * M_PI * 440 * n / RATE) + 1.2 * sin(2 * M_PI * 3100 * n / RATE);
    x[frames + n] = 3 * sin(2 * M_PI * 330 * n / RATE) + 2 * sin(2 * M_PI * 2500 * n / RATE);
  }
  double least = INFINITY;
  for (int round = 0; round < rounds; round++) {
    memcpy(y, x, 2 * frames * sizeof *y);
    for (int slice = 0; slice < frames; slice += SLICE) {
      double from = seconds();
      for (int n = slice; n < slice + SLICE; n += BLOCK) process(&c, y + n, y + frames + n, BLOCK);
      least = fmin(least, (seconds() - from) / SLICE);
    }
  }
  printf("%.2f %.9f %.9f\n", 1e9 * least, y[frames - 1], y[2 * frames - 1]);
  return 0;
}
