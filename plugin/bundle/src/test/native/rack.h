/* One plugin in a host, whichever of the three formats it is in. The structs are written from the
   formats' public ABI, apart from the plugin's. */
#ifndef CUEBUS_TEST_RACK_H
#define CUEBUS_TEST_RACK_H

#include "host.h"

typedef struct Slot Slot;

/* Makes an instance; NULL if that fails. `named` is the path of a library: `cuebus.clap` is CLAP,
   one in a folder `*.lv2` LV2, any other VST 2.4. A `#16x8` after it says which plugin of the file is
   meant; VST 2.4 has one a file. */
Slot *open_slot(const char *named);

int slot_inputs(const Slot *slot);
int slot_outputs(const Slot *slot);

/* Makes ready for blocks of FRAMES at 48 kHz. */
void start_slot(Slot *slot);

/* A parameter by all the names that it has. */
typedef struct {
  int index;      /* in the order of declaration: VST 2.4's, and LV2's first port is `first_port` */
  int first_port; /* LV2's port of index 0 */
  uint32_t id;    /* CLAP's */
  float plain;    /* value for LV2 and CLAP */
  float normal;   /* value for VST 2.4, 0 to 1 */
} Setting;

/* Sets a parameter, in the next block at the latest. */
void set_slot(Slot *slot, Setting setting);

/* Renders a block of FRAMES; any thread. */
void render_slot(Slot *slot, float **in, float **out);

void stop_and_close_slot(Slot *slot);

#endif
