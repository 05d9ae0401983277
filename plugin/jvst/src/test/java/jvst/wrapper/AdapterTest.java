package jvst.wrapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cuebus.jvst.host.HostCalls;
import cuebus.jvst.host.Wrappers;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import jvst.wrapper.communication.VSTV24ToHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What the adapter does by itself: its calls from the constructor, the defaults, the way to the
/// host.
class AdapterTest {

  private static final List<Class<?>> PLAIN = List.of(int.class, float.class, boolean.class);

  private final List<String> heard = new ArrayList<>();
  private final long wrapper =
      Wrappers.register(
          (HostCalls)
              Proxy.newProxyInstance(
                  HostCalls.class.getClassLoader(),
                  new Class<?>[] {HostCalls.class},
                  (proxy, method, arguments) -> {
                    heard.add(
                        method.getName() + (arguments == null ? "[]" : Arrays.toString(arguments)));
                    return answer(method.getReturnType());
                  }));

  private static Object answer(Class<?> type) {
    if (type == boolean.class) {
      return true;
    }
    if (type == int.class) {
      return 17;
    }
    if (type == float.class) {
      return 17f;
    }
    return type == double.class ? (Object) 17.0 : type == String.class ? "17" : null;
  }

  @Test
  void theConstructorSaysThreeThings() {
    Plain plugin = new Plain(wrapper);
    assertThat(heard)
        .containsExactly("canProcessReplacing[true]", "hasVu[false]", "hasClip[false]");
    assertThat(plugin.handle()).isEqualTo(wrapper);
  }

  static Stream<Method> hostMethods() {
    return Arrays.stream(VSTV24ToHost.class.getMethods())
        .filter(m -> m.getDeclaringClass().getSimpleName().endsWith("ToHost"))
        .filter(m -> !m.getName().matches("beginLoad.*|copySpeaker|matchArrangement"));
  }

  @ParameterizedTest
  @MethodSource("hostMethods")
  void everyCallReachesItsHostWithWhatItSays(Method method) throws Exception {
    Plain plugin = new Plain(wrapper);
    heard.clear();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> PLAIN.contains(type) ? answer(type) : type == String.class ? "17" : null)
            .toArray();
    Object result = method.invoke(plugin, arguments);
    assertThat(result)
        .isEqualTo(method.getReturnType() == void.class ? null : answer(method.getReturnType()));
    assertThat(heard)
        .containsExactly(
            method.getName() + (arguments.length == 0 ? "[]" : Arrays.toString(arguments)));
  }

  static Stream<String[]> defaults() throws Exception {
    return ContractTest.lines("methods.tsv").stream().filter(line -> line[1].equals("default"));
  }

  @ParameterizedTest
  @MethodSource("defaults")
  void defaultsAnswerWhatTheContractSays(
      String side, String kind, String type, String name, String parameters, String expected)
      throws Exception {
    Plain plugin = new Plain(wrapper);
    Method method =
        Arrays.stream(VSTPluginAdapter.class.getMethods())
            .filter(m -> m.getName().equals(name) && !m.isSynthetic())
            .findFirst()
            .orElseThrow();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(t -> PLAIN.contains(t) ? answer(t) : null)
            .toArray();
    Object answer = method.invoke(plugin, arguments);
    switch (expected) {
      case "" -> assertThat(method.getReturnType()).isEqualTo(void.class);
      case "null" -> assertThat(answer).isNull();
      case "{0f}" -> assertThat((float[]) answer).containsExactly(0f);
      case "v" -> assertThat(answer).isEqualTo(arguments[0]);
      default ->
          assertThat(String.valueOf(answer).replaceAll("\\.0$", ""))
              .isEqualTo(expected.replace("\"", ""));
    }
  }

  @Test
  void callsWithoutAHostSaySo() {
    Plain plugin = new Plain(wrapper);
    Wrappers.release(wrapper);
    assertThatThrownBy(plugin::getSampleRate)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no host has the handle " + wrapper);
    assertThatThrownBy(() -> new Plain(0)).hasMessageContaining("handle 0");
  }

  @ParameterizedTest
  @CsvSource({"0, -oo", "1, 0.00", "0.5, -6.02", "1e-6, -120.00", "1e-38, -760.00"})
  void levelsReadInDecibels(float factor, String text) {
    assertThat(new Plain(wrapper).dbToString(factor)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.00",
    "-999.5, -999.50",
    "1234.5, 1234.50",
    "12345.6, 12345.6",
    "1234567, 1234567",
    "123456789, 123456792"
  })
  void numbersFitSevenCharactersAsLongAsTheyCan(float value, String text) {
    assertThat(new Plain(wrapper).formatFloatParam(value)).isEqualTo(text);
  }

  @Test
  void periodsAndDurations() {
    Plain plugin = new Plain(wrapper);
    assertThat(plugin.hzToString(100, 48_000)).isEqualTo("480.00");
    assertThat(plugin.hzToString(0, 48_000)).isEqualTo("0.00");
    assertThat(plugin.msToString(480, 48_000)).isEqualTo("10.00");
  }

  /// The least that a plugin is.
  static final class Plain extends VSTPluginAdapter {

    Plain(long wrapper) {
      super(wrapper);
    }

    long handle() {
      return WrapperInstance;
    }

    @Override
    public void setParameter(int index, float value) {}

    @Override
    public float getParameter(int index) {
      return 0;
    }

    @Override
    public void processReplacing(float[][] inputs, float[][] outputs, int sampleFrames) {}

    @Override
    public int getProgram() {
      return 0;
    }

    @Override
    public void setProgram(int index) {}

    @Override
    public void setProgramName(String name) {}

    @Override
    public String getProgramName() {
      return "";
    }

    @Override
    public String getParameterName(int index) {
      return "";
    }

    @Override
    public String getParameterDisplay(int index) {
      return "";
    }

    @Override
    public String getParameterLabel(int index) {
      return "";
    }

    @Override
    public int getNumPrograms() {
      return 0;
    }

    @Override
    public int getNumParams() {
      return 0;
    }

    @Override
    public int canDo(String feature) {
      return 0;
    }

    @Override
    public boolean setBypass(boolean value) {
      return false;
    }

    @Override
    public boolean string2Parameter(int index, String value) {
      return false;
    }

    @Override
    public String getProgramNameIndexed(int category, int index) {
      return null;
    }

    @Override
    public String getProductString() {
      return null;
    }

    @Override
    public String getVendorString() {
      return null;
    }

    @Override
    public int getPlugCategory() {
      return 0;
    }
  }
}
