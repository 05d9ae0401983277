package jvst.wrapper.valueobjects;

/// The events of a block, by rising frame.
public class VSTEvents {

  private int numEvents;
  private int reserved;
  private VSTEvent[] events = {};

  /// How many of the events count, from the first.
  public int getNumEvents() {
    return numEvents;
  }

  public void setNumEvents(int numEvents) {
    this.numEvents = numEvents;
  }

  public int getReserved() {
    return reserved;
  }

  public void setReserved(int reserved) {
    this.reserved = reserved;
  }

  /// The events; the array itself.
  public VSTEvent[] getEvents() {
    return events;
  }

  public void setEvents(VSTEvent[] events) {
    this.events = events;
  }
}
