package jvst.wrapper.gui;

import java.awt.EventQueue;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import jvst.wrapper.VSTPluginAdapter;
import jvst.wrapper.VSTPluginGUIAdapter;
import org.jspecify.annotations.Nullable;

/// Makes and drives the editor of a plugin on the event dispatch thread. Until an editor is loaded,
/// every call but [#loadVSTGUI] does nothing.
@SuppressWarnings("MemberName") // the contract's names
public class VSTPluginGUIRunner {

  /// Whether the editor stands inside a window of the host.
  public boolean WindowAttached;

  /// Whether the native part of the window code is there: never here.
  public boolean libraryOk;

  /// The editor; null until it is loaded.
  protected @Nullable VSTPluginGUIAdapter gui;

  /// Makes the editor.
  ///
  /// @param className its class, with `.` or `/`, which the plugin's own loader finds
  /// @throws Exception if there is no such class, it has not the constructor, or that fails
  public void loadVSTGUI(String className, VSTPluginAdapter plugin) throws Exception {
    Class<?> type =
        Class.forName(className.replace('/', '.'), true, plugin.getClass().getClassLoader());
    var constructor = type.getConstructor(VSTPluginGUIRunner.class, VSTPluginAdapter.class);
    gui = (VSTPluginGUIAdapter) constructor.newInstance(this, plugin);
  }

  public void open() {
    later(VSTPluginGUIAdapter::open);
  }

  public void close() {
    later(VSTPluginGUIAdapter::close);
  }

  public void destroy() {
    later(VSTPluginGUIAdapter::destroy);
  }

  /// Called on the host's thread, which is where an editor's `idle` belongs.
  public void idle() {
    if (gui != null) {
      gui.idle();
    }
  }

  public void undecorate() {
    ask(editor -> {
      editor.undecorate();
      return 0;
    });
  }

  /// In pixels; 0 without an editor.
  public int getWidth() {
    return ask(VSTPluginGUIAdapter::getWidth);
  }

  /// In pixels; 0 without an editor.
  public int getHeight() {
    return ask(VSTPluginGUIAdapter::getHeight);
  }

  private void later(Consumer<VSTPluginGUIAdapter> deed) {
    VSTPluginGUIAdapter editor = gui;
    if (editor != null) {
      EventQueue.invokeLater(() -> deed.accept(editor));
    }
  }

  private int ask(ToIntFunction<VSTPluginGUIAdapter> question) {
    VSTPluginGUIAdapter editor = gui;
    if (editor == null) {
      return 0;
    }
    int[] answer = new int[1];
    try {
      EventQueue.invokeAndWait(() -> answer[0] = question.applyAsInt(editor));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
    return answer[0];
  }
}
