package cuebus.host.check;

/// What a session is checked for. Constants are in the order in which they are told.
public enum Problem {
  UNUSED_SOURCE("unused-source", true, "a source is in no mix"),
  SENT_TALK("sent-talk", true, "talkback or listenback is among sends, by which it is not heard"),
  MISSING_OWN("missing-own", true, "performers do not hear their own source"),
  MORE_ME_WITHOUT_OWN("more-me-without-own", true, "more me has no source to raise"),
  FOLLOWS_SILENCE("follows-silence", true, "a send follows a source that is off in the main mix"),
  FORGOTTEN("forgotten", true, "a mute, solo or listening is on"),
  OVER_CEILING("over-ceiling", true, "the sends of a mix add up to more than its limiter lets by"),
  LOUD_OUTPUT("loud-output", true, "nothing keeps headphones from dangerous levels"),
  CANNOT_DRIVE("cannot-drive", true, "an output clips before its headphones are loud enough"),
  SHARED_OUTPUT("shared-output", true, "more pairs of headphones than outputs"),
  COMB("comb", true, "a singer's own voice comes back late"),
  NO_CLICK("no-click", true, "there is a click, but not for the drummer"),
  UNHEARD_LISTENBACK("unheard-listenback", true, "the engineer does not hear a listenback"),
  NO_ENGINEER("no-engineer", false, "no mix is the engineer's"),
  NO_TALKBACK("no-talkback", false, "no source is talkback");

  private final String id;
  private final boolean fault;
  private final String sentence;

  Problem(String id, boolean fault, String sentence) {
    this.id = id;
    this.fault = fault;
    this.sentence = sentence;
  }

  /// Stable id, e.g. `unused-source`.
  public String id() {
    return id;
  }

  /// True where something is wrong; false for advice, which not every session has a use for.
  public boolean fault() {
    return fault;
  }

  /// What it is.
  public String sentence() {
    return sentence;
  }
}
