package cuebus.host;

import cuebus.session.Session;
import cuebus.session.Session.Mix;
import cuebus.session.Session.Send;
import java.util.List;
import java.util.Locale;

/// Who hears what in a session, as a picture for the guide: a row for each source, a column for
/// each mix, a circle for each send. A circle's area goes with the level, 40 dB down to nothing.
final class SendsPicture {

  private static final int LEFT = 110;
  private static final int TOP = 44;
  private static final int COLUMN = 96;
  private static final int ROW = 34;
  private static final double RADIUS = 14;
  private static final double RANGE_DB = 40;

  private final Session session;
  private final StringBuilder svg = new StringBuilder();

  SendsPicture(Session session) {
    this.session = session;
  }

  String svg() {
    List<Session.Source> sources = session.sources();
    List<Mix> mixes = session.mixes();
    int width = LEFT + COLUMN * mixes.size();
    int height = TOP + ROW * sources.size() + 10;
    line(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13' role='img'>",
        width, height);
    line("<title>Who hears what in %s</title>", session.name());
    line("<rect width='%d' height='%d' fill='#ffffff'/>", width, height);
    for (int m = 0; m < mixes.size(); m++) {
      line(
          "<text x='%d' y='26' text-anchor='middle' font-weight='bold' fill='#222222'>%s</text>",
          column(m), mixes.get(m).name());
    }
    for (int s = 0; s < sources.size(); s++) {
      int y = TOP + ROW * s + ROW / 2;
      line("<path d='M8 %d H%d' stroke='#e4e4e4'/>", y, width - 8);
      line("<text x='10' y='%d' fill='#222222'>%s</text>", y - 3, sources.get(s).name());
      for (int m = 0; m < mixes.size(); m++) {
        circle(mixes.get(m), sources.get(s).id(), column(m), y);
      }
    }
    line("</svg>");
    return svg.toString();
  }

  private static int column(int m) {
    return LEFT + COLUMN * m + COLUMN / 2;
  }

  private void circle(Mix mix, String source, int x, int y) {
    Send send = mix.sends().get(source);
    if (send == null || send.levelDb() <= -RANGE_DB) {
      return;
    }
    boolean own = mix.performer().own().contains(source);
    double radius = RADIUS * Math.sqrt((RANGE_DB + send.levelDb()) / RANGE_DB);
    line(
        "<circle cx='%d' cy='%d' r='%.1f' fill='%s' stroke='#1f6f8b' stroke-width='2'><title>%s dB</title></circle>",
        x, y, radius, own ? "#1f6f8b" : "#ffffff", send.levelDb());
  }

  @SuppressWarnings("AnnotateFormatMethod") // one caller, this file
  private void line(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
