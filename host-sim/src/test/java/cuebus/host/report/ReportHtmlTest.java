package cuebus.host.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ReportHtmlTest {

  private static final int RATE = 48_000;

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> find(Document page, String path) throws Exception {
    NodeList nodes =
        (NodeList)
            XPathFactory.newInstance().newXPath().evaluate(path, page, XPathConstants.NODESET);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void holdsTheNumbersOfEveryMixInTableAndCard() throws Exception {
    Report report = ExampleReport.ofSeconds(3);
    Document page = parse(ReportHtml.of(report));
    List<Element> rows = find(page, "(//table)[1]/tbody/tr");
    List<Element> cards = find(page, "//article");
    assertThat(rows).hasSize(4);
    assertThat(cards).hasSize(4);
    for (int i = 0; i < 4; i++) {
      MixLevels levels = report.mixes().get(i).levels();
      String[] numbers = {
        report.mixes().get(i).name(),
        Readout.level(levels.loudnessLufs()),
        Readout.level(levels.truePeakDbtp()),
        Readout.level(levels.samplePeakDbfs()),
        Readout.level(levels.rmsDbfs()),
        Readout.count(levels.clippedSamples())
      };
      assertThat(rows.get(i).getTextContent()).contains(numbers);
      assertThat(cards.get(i).getTextContent()).contains(numbers);
    }
    assertThat(find(page, "//audio/@src/..").stream().map(a -> a.getAttribute("src")))
        .containsExactly(
            "./mixes/drummer.wav", "./mixes/singer.wav", "./mixes/bass.wav", "./mixes/guest.wav");
  }

  @Test
  void saysInWordsWhatGoesWhere() throws Exception {
    Document page = parse(ReportHtml.of(ExampleReport.ofSeconds(3)));
    assertThat(find(page, "//p[@class='chain']").stream().map(p -> p.getTextContent().strip()))
        .containsExactly(
            "As heard through Interface phones (estimate) at volume −12.0 dB → 2 × Closed dynamic,"
                + " 32 Ω (estimate) + 1 × Dynamic, 300 Ω (measured), stereo lead.",
            "Clean mix; measured beside it: Rack amplifier, 4 outputs (published) at full volume"
                + " → 1 × Dynamic, 300 Ω (measured), mono lead: the right channel is shorted.",
            "Clean mix, no output stage.",
            "Clean mix, no output stage.");
    assertThat(find(page, "//p[@class='badges']").stream().map(p -> p.getTextContent().strip()))
        .containsExactly(
            "▲ clips◆ out of volts (rail)◆ out of current",
            "✓ clean",
            "△ little headroom",
            "○ silent");
    assertThat(find(page, "//section[@class='warnings']//li")).hasSize(2);
  }

  @Test
  void saysHowLoudItIsAtTheEarAndForHowLong() throws Exception {
    Document page = parse(ReportHtml.of(ExampleReport.ofSeconds(3)));
    assertThat(find(page, "//section[@class='hearing']")).hasSize(1);
    assertThat(find(page, "//section[@class='hearing']//h4").getFirst().getTextContent())
        .contains("estimate");
    assertThat(
            find(page, "//section[@class='hearing']//tbody/tr/*").stream()
                .map(cell -> cell.getTextContent()))
        .containsExactly(
            "Closed dynamic, 32 Ω (sensitivity: published)",
            "94.0",
            "97.2",
            "112.1",
            "1.6 h a week",
            "30 min a week",
            "1.0 h a day");
    assertThat(find(page, "//p[@class='contributions']").getFirst().getTextContent())
        .isEqualTo("What the ears get comes from: Kick 70 %, Keys 35 %, Lead vocal −5 %.");
  }

  @Test
  void saysWhatTheInputsMadeOfTheSources() throws Exception {
    Document page = parse(ReportHtml.of(ExampleReport.ofSeconds(3)));
    assertThat(
            find(page, "//div[@aria-label='Inputs']//tbody/tr/*").stream()
                .map(cell -> cell.getTextContent()))
        .containsExactly("Lead vocal", "mic", "+40.0", "−0.8", "−81.2", "0.0", "▲ 12", "34.38 V");
  }

  @Test
  void everyPictureAndColumnHasAName() throws Exception {
    Document page = parse(ReportHtml.of(ExampleReport.ofSeconds(3)));
    assertThat(find(page, "//svg"))
        .hasSize(4 + 3)
        .hasSameSizeAs(find(page, "//svg[title and desc]"));
    assertThat(find(page, "//thead//th[not(@scope='col')]")).isEmpty();
    assertThat(find(page, "//tbody/tr[not(th/@scope='row')]")).isEmpty();
  }

  @Test
  void escapesHostileNames() throws Exception {
    String hostile = "</title><script>alert(\"1\")</script>&amp;'\u0000\ud800]]>";
    Report example = ExampleReport.ofSeconds(1);
    MixReport mix = example.mixes().getFirst();
    HeadphoneReport phones = mix.headphones().getFirst();
    Document page =
        parse(
            ReportHtml.of(
                new Report(
                    hostile,
                    RATE,
                    RATE,
                    List.of(hostile),
                    List.of(new SourceReport(hostile, hostile, 0, new SourceLevels(0, 0), 0, null)),
                    List.of(
                        new MixReport(
                            hostile,
                            hostile,
                            "mixes/a b#c?\"d.wav",
                            mix.levels(),
                            mix.device(),
                            List.of(
                                new HeadphoneReport(
                                    hostile, hostile, 1, 1, phones.evidence(), phones.hearing())),
                            List.of(new ContributionReport(hostile, hostile, 1)))))));
    String shown = hostile.replace('\u0000', '\ufffd').replace('\ud800', '\ufffd');
    assertThat(find(page, "//script")).isEmpty();
    assertThat(find(page, "//h1").getFirst().getTextContent().strip()).isEqualTo(shown);
    assertThat(find(page, "//h3").getFirst().getTextContent()).isEqualTo(shown);
    assertThat(find(page, "//li").getFirst().getTextContent()).isEqualTo(shown);
    assertThat(find(page, "//audio").getFirst().getAttribute("src"))
        .isEqualTo("./mixes/a%20b%23c%3F%22d.wav");
  }

  @Test
  void refersToNothingOutside() {
    String html = ReportHtml.of(ExampleReport.ofSeconds(1));
    assertThat(html)
        .doesNotContainIgnoringCase("http:", "https:", "url(", "@import", "<script", "<link");
    assertThat(Pattern.compile("(?:src|href)=\"(?!\\./)").matcher(html).find()).isFalse();
  }

  /// A burst of 200 ms at −12 dBFS, 6 s into 10 s of −36 dBFS, one full-scale sample at 9 s.
  @Test
  void pictureShowsABurstWhereItIs() throws Exception {
    float[] samples = new float[10 * RATE];
    Arrays.fill(samples, (float) Math.pow(10, -36 / 20.0));
    Arrays.fill(samples, 6 * RATE, 6 * RATE + RATE / 5, (float) Math.pow(10, -12 / 20.0));
    samples[9 * RATE] = -1;
    MixAnalysis analysis = new MixAnalysis(RATE);
    analysis.add(samples, samples.clone(), 0, samples.length);
    MixReport mix = new MixReport("a", "A", "a.wav", analysis.levels(), null, List.of(), List.of());
    Document page =
        parse(ReportHtml.of(new Report("s", RATE, 10L * RATE, List.of(), List.of(), List.of(mix))));
    String path = find(page, "//path[@class='peak']").getFirst().getAttribute("d");

    double slot = 100.0 * mix.levels().overTime().slotFrames() / RATE;
    assertThat(levelAt(path, 300)).isCloseTo(240 * 36 / 60.0, within(0.06));
    assertThat(levelAt(path, 600 - slot)).isCloseTo(240 * 36 / 60.0, within(0.06));
    assertThat(levelAt(path, 600 + slot)).isCloseTo(240 * 12 / 60.0, within(0.06));
    assertThat(levelAt(path, 620 - slot)).isCloseTo(240 * 12 / 60.0, within(0.06));
    assertThat(levelAt(path, 620 + slot)).isCloseTo(240 * 36 / 60.0, within(0.06));
    assertThat(levelAt(path, 900)).isZero();
    assertThat(path).contains("H1000.0V240Z");

    Element mark = find(page, "//rect[@class='clip']").getFirst();
    assertThat(Double.parseDouble(mark.getAttribute("x"))).isCloseTo(900, within(slot));
    assertThat(Double.parseDouble(mark.getAttribute("width"))).isCloseTo(slot, within(0.11));
    assertThat(find(page, "//rect")).hasSize(1);
  }

  /// The y of a stepped path at some x.
  private static double levelAt(String path, double x) {
    for (MatchResult step :
        Pattern.compile("V([\\d.]+)H([\\d.]+)").matcher(path).results().toList()) {
      if (Double.parseDouble(step.group(2)) >= x) {
        return Double.parseDouble(step.group(1));
      }
    }
    throw new AssertionError("the path ends before " + x);
  }

  @Test
  void anHourIsHardlyLargerThanTenMinutes() {
    int hour = ReportHtml.of(longReport(60)).length();
    int tenMinutes = ReportHtml.of(longReport(10)).length();
    assertThat(hour).isLessThan((int) (tenMinutes * 1.1)).isLessThan(60_000);
  }

  private static Report longReport(int minutes) {
    MixAnalysis analysis = new MixAnalysis(8_000);
    float[] block = new float[8_000];
    for (int i = 0; i < block.length; i++) {
      block[i] = (float) (0.001 * (i % 700));
    }
    for (int second = 0; second < 60 * minutes; second++) {
      analysis.add(block, block, 0, block.length);
      analysis.addLimitFrames(second % 7, second % 3);
    }
    MixReport mix = new MixReport("a", "A", "a.wav", analysis.levels(), null, List.of(), List.of());
    return new Report("s", 8_000, 480_000L * minutes, List.of(), List.of(), List.of(mix));
  }
}
