package jvst.wrapper;

import java.util.Locale;
import javax.swing.JFrame;
import jvst.wrapper.gui.VSTPluginGUI;
import jvst.wrapper.gui.VSTPluginGUIRunner;

/// What the editor of a plugin extends: a window of its own. It has a public constructor with the
/// same two parameters. Event dispatch thread, but for [#idle()].
@SuppressWarnings({"MemberName", "serial"}) // the contract's names; a window is never written
public abstract class VSTPluginGUIAdapter extends JFrame implements VSTPluginGUI {

  private static final long serialVersionUID = 1L;

  /// Whether this is macOS.
  public static final boolean RUNNING_MAC_X =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac");

  /// What opened this editor.
  public VSTPluginGUIRunner runner;

  /// What it edits.
  protected VSTPluginAdapter plugin;

  /// @param runner what opens this editor
  /// @param plugin what it edits
  public VSTPluginGUIAdapter(VSTPluginGUIRunner runner, VSTPluginAdapter plugin) {
    this.runner = runner;
    this.plugin = plugin;
  }

  /// Takes the frame away, for a window inside the host's.
  public void undecorate() {
    setUndecorated(true);
  }

  @Override
  public void open() {
    setVisible(true);
  }

  @Override
  public void close() {
    setVisible(false);
  }

  @Override
  public void destroy() {
    dispose();
  }

  @Override
  public void idle() {}

  /// Logs a line, if the plugin's log is on.
  protected void log(String message) {
    VSTPluginAdapter.log(message);
  }
}
