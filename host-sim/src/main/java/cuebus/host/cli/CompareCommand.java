package cuebus.host.cli;

import cuebus.host.audio.OutputFolder;
import cuebus.host.audio.PartialFile;
import cuebus.host.compare.Answer;
import cuebus.host.compare.AnswerHtml;
import cuebus.host.compare.AnswerJson;
import cuebus.json.InvalidFileException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cuebus compare`.
@Command(
    name = "compare",
    description =
        "Answers one question about headphones on outputs: how loud each player hears, what clips"
            + " first, what changes the tone colour, how much noise there is. Either a question that"
            + " ships with Cuebus or lies in a file, or one of your own by options.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  cuebus compare more-headphones",
      "  cuebus compare --devices scarlett-4i4-4th,distribution-4 --headphones dt-770-pro-80 --players 1:4",
      "  cuebus compare my-question.json --out answer"
    })
public final class CompareCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private ComparisonChoice choice;

  @Option(names = "--json", description = "print JSON instead of words and a table")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "also write comparison.html, comparison.json and comparison.svg there")
  private @Nullable Path out;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  CompareCommand() {}

  @Override
  public Integer call() throws IOException, InvalidFileException {
    Answer answer = choice.answer(spec.commandLine());
    PrintWriter text = spec.commandLine().getOut();
    if (json) {
      JsonText.print(text, generator -> AnswerJson.write(answer, generator));
    } else {
      AnswerWords.print(answer, text);
    }
    if (out != null) {
      write(answer, out);
      if (!json) {
        text.println("Page: " + out.resolve("comparison.html"));
      }
    }
    text.flush();
    return CommandLine.ExitCode.OK;
  }

  private static void write(Answer answer, Path folder) throws IOException {
    OutputFolder.create(folder);
    List<PartialFile> files = new ArrayList<>();
    try {
      add(files, folder.resolve("comparison.html"), AnswerHtml.of(answer));
      add(files, folder.resolve("comparison.svg"), answer.picture());
      add(
          files,
          folder.resolve("comparison.json"),
          JsonText.of(generator -> AnswerJson.write(answer, generator)));
      PartialFile.commitAll(files);
    } finally {
      files.forEach(PartialFile::abort);
    }
  }

  private static void add(List<PartialFile> files, Path file, String content) throws IOException {
    PartialFile partial = PartialFile.create(file);
    files.add(partial);
    partial.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
  }
}
