package cuebus.vst2;

import cuebus.param.Variant;

/// Prints the programs of a VST 2.4 instance, and a level after the user's own is chosen.
final class ListedPrograms {

  private ListedPrograms() {}

  public static void main(String[] args) {
    Vst2Host host = new Vst2Host(Vst2Adapter.open(Vst2Host.AUDIO_MASTER, Variant.V8X4));
    int programs = host.field(Vst24.Effect.NUM_PROGRAMS);
    for (int program = 0; program < programs; program++) {
      String name = host.text(Vst24.Opcode.GET_PROGRAM_NAME_INDEXED, program);
      System.out.println("program " + program + " " + name);
      if (name.equals("Meine Probe")) {
        host.dispatch(Vst24.Opcode.SET_PROGRAM, 0, program, 0, 0);
        var plugin = Vst2Adapter.effect(host.address()).plugin();
        int level =
            plugin.declaration().parameters().stream()
                .filter(parameter -> parameter.id().equals("mix1.level"))
                .findFirst()
                .orElseThrow()
                .index();
        System.out.println("program level " + plugin.value(level));
      }
    }
    host.close();
  }
}
