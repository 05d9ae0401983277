/* An ALSA sequencer for machines without one: every call succeeds and no event ever comes. Preloaded into qtractor,
   which does not start without a sequencer. */
#include <errno.h>
#include <stddef.h>

#define ANSWER(name, value) \
  int name(void) { return value; }

static char sequencer;

int snd_seq_open(void **handle, const char *name, int streams, int mode) {
  (void)name, (void)streams, (void)mode;
  *handle = &sequencer;
  return 0;
}

ANSWER(snd_seq_close, 0)
ANSWER(snd_seq_set_client_name, 0)
ANSWER(snd_seq_client_id, 128)
ANSWER(snd_seq_create_simple_port, 0)
ANSWER(snd_seq_delete_simple_port, 0)
ANSWER(snd_seq_get_port_info, 0)
ANSWER(snd_seq_set_port_info, 0)
ANSWER(snd_seq_subscribe_port, 0)
ANSWER(snd_seq_unsubscribe_port, 0)
ANSWER(snd_seq_alloc_queue, 0)
ANSWER(snd_seq_free_queue, 0)
ANSWER(snd_seq_control_queue, 0)
ANSWER(snd_seq_get_queue_status, 0)
ANSWER(snd_seq_get_queue_tempo, 0)
ANSWER(snd_seq_set_queue_tempo, 0)
ANSWER(snd_seq_set_queue_timer, 0)
ANSWER(snd_seq_event_output, 0)
ANSWER(snd_seq_event_output_direct, 0)
ANSWER(snd_seq_drain_output, 0)
ANSWER(snd_seq_drop_output, 0)
ANSWER(snd_seq_drop_input, 0)
ANSWER(snd_seq_remove_events, 0)
ANSWER(snd_seq_poll_descriptors_count, 0)
ANSWER(snd_seq_poll_descriptors, 0)
ANSWER(snd_seq_event_input, -EAGAIN)
ANSWER(snd_seq_event_input_pending, 0)
/* No client is there, nor any port. */
ANSWER(snd_seq_query_next_client, -ENOENT)
ANSWER(snd_seq_query_next_port, -ENOENT)
ANSWER(snd_seq_query_port_subscribers, -ENOENT)
ANSWER(snd_seq_get_any_client_info, -ENOENT)
ANSWER(snd_seq_get_any_port_info, -ENOENT)
