package jvst.wrapper.gui;

/// An editor of a plugin, as its host sees it.
public interface VSTPluginGUI {

  /// It is shown.
  void open();

  /// It is hidden.
  void close();

  /// Called now and then on the host's thread for editors; the place for `beginEdit`,
  /// `setParameterAutomated` and `endEdit`.
  void idle();

  /// It is not used any more.
  void destroy();
}
