import CNCurses
import Glibc

/// Collects what ncurses sends for one frame, so that it reaches the terminal in one write.
///
/// ncurses writes at every cursor movement, two dozen times a frame. While it draws, its descriptor leads into memory.
final class FrameFile {
  private let memory: Int32
  private let output: Int32
  private let terminal: Int32

  /// nil where the system gives no file in memory: then ncurses writes to the terminal itself.
  init?(output: Int32, terminal: Int32) {
    memory = ncurses_frame_memory()
    self.output = output
    self.terminal = terminal
    if memory < 0 { return nil }
  }

  deinit { close(memory) }

  /// What `draw` makes ncurses send.
  func collect(_ draw: () -> Void) -> [UInt8] {
    guard ftruncate(memory, 0) == 0, lseek(memory, 0, SEEK_SET) == 0, dup2(memory, output) >= 0 else {
      draw()
      return []
    }
    draw()
    dup2(terminal, output)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
  }
}
