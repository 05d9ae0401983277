package jvst.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import cuebus.jvst.host.HostCalls;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jvst.wrapper.communication.VSTV24ToPlug;
import jvst.wrapper.valueobjects.VSTSpeakerArrangement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares this runtime with tables that were written from the description of the stock wrapper,
/// not from this code: names, types, visibility, what is abstract, what the defaults answer.
class ContractTest {

  /// In the wrapper these do nothing.
  private static final Set<String> STUBS =
      Set.of("beginLoadBank", "beginLoadProgram", "copySpeaker", "matchArrangement");

  static List<String[]> lines(String table) throws IOException {
    try (InputStream in = ContractTest.class.getResourceAsStream("/jvst/" + table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  static Stream<String[]> fields() throws IOException {
    return lines("fields.tsv").stream();
  }

  static Stream<String[]> constants() throws IOException {
    return lines("constants.tsv").stream();
  }

  @Test
  void pluginsMustAndMayHaveWhatTheContractSays() throws Exception {
    Set<String> mandatory = new TreeSet<>();
    Set<String> optional = new TreeSet<>();
    for (Method asked : VSTV24ToPlug.class.getMethods()) {
      Method m = VSTPluginAdapter.class.getMethod(asked.getName(), asked.getParameterTypes());
      (Modifier.isAbstract(m.getModifiers()) ? mandatory : optional).add(signature(m));
    }
    assertThat(mandatory).isEqualTo(signatures("plugin", "abstract")).hasSize(19);
    assertThat(optional).isEqualTo(signatures("plugin", "default")).hasSize(48);
  }

  @ParameterizedTest
  @MethodSource
  void hostMethodsAreDeclaredWhereTheContractSays(String declaring, int count) throws Exception {
    Set<String> declared =
        Arrays.stream(Class.forName("jvst.wrapper.communication." + declaring).getDeclaredMethods())
            .filter(m -> Modifier.isPublic(m.getModifiers()))
            .map(ContractTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(declared).isEqualTo(signatures("host", declaring)).hasSize(count);
  }

  static Stream<Arguments> hostMethodsAreDeclaredWhereTheContractSays() {
    return Map.of(
            "VSTV10ToHost", 19,
            "VSTV20ToHost", 28,
            "VSTV21ToHost", 2,
            "VSTV22ToHost", 0,
            "VSTV23ToHost", 5,
            "VSTV24ToHost", 1)
        .entrySet()
        .stream()
        .map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @Test
  void everyHostMethodButTheStubsReachesTheHost() throws Exception {
    Set<String> reached =
        Arrays.stream(HostCalls.class.getMethods())
            .map(ContractTest::signature)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> expected = new TreeSet<>();
    for (String[] line : lines("methods.tsv")) {
      if (line[0].equals("host") && !STUBS.contains(line[3])) {
        expected.add(line[2] + " " + line[3] + "(" + line[4] + ")");
      }
    }
    assertThat(reached).isEqualTo(expected).hasSize(51);
  }

  @ParameterizedTest
  @MethodSource("fields")
  void valueObjectsHaveTheFieldsOfTheContract(String name, String visibility, String types)
      throws Exception {
    Class<?> type = Class.forName("jvst.wrapper.valueobjects." + name);
    assertThat(Modifier.isPublic(type.getConstructor().getModifiers())).isTrue();
    List<String> expected = new ArrayList<>();
    for (String group : types.split("; ", -1)) {
      String[] words = group.split(" ", -1);
      Arrays.stream(words, 1, words.length).map(f -> words[0] + " " + f).forEach(expected::add);
    }
    assertThat(
            Arrays.stream(type.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .filter(f -> !f.isSynthetic())
                .peek(f -> assertThat(Modifier.toString(f.getModifiers())).isEqualTo(visibility))
                .map(f -> f.getType().getSimpleName() + " " + f.getName()))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("constants")
  void constantsHaveTheValuesOfTheContract(String name, String values) throws Exception {
    Class<?> type = Class.forName("jvst.wrapper." + name);
    for (String constant : values.split(" ", -1)) {
      String[] pair = constant.split("=", -1);
      Field field = type.getDeclaredField(pair[0]);
      assertThat(field.get(null)).asString().as(constant).isEqualTo(pair[1]);
    }
  }

  @Test
  void speakerArrangementsAreNumberedWithoutAGap() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    for (Field field : VSTSpeakerArrangement.class.getFields()) {
      if (field.getName().startsWith("SpeakerArr")) {
        numbers.add(field.getInt(null));
      }
    }
    numbers.sort(Comparator.naturalOrder());
    assertThat(numbers).hasSize(31).startsWith(-2, -1, 0).endsWith(28).doesNotHaveDuplicates();
  }

  private static Set<String> signatures(String side, String kind) throws IOException {
    Set<String> signatures = new TreeSet<>();
    for (String[] line : lines("methods.tsv")) {
      if (line[0].equals(side) && line[1].equals(kind)) {
        signatures.add(line[2] + " " + line[3] + "(" + line[4] + ")");
      }
    }
    return signatures;
  }

  static String signature(Method m) {
    return m.getReturnType().getSimpleName()
        + " "
        + m.getName()
        + Arrays.stream(m.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }
}
