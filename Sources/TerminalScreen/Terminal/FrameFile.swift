import CNCurses
import Glibc

/// Collects what ncurses sends, so that a frame reaches the terminal in one write, and none of ncurses' own waits for a terminal
/// that takes no bytes.
///
/// ncurses writes at every cursor movement, two dozen times a frame. While it draws, its descriptor leads into memory.
final class FrameFile {
  private let memory: Int32
  private let output: Int32
  private let terminal: Int32

  /// nil, with a reason in `errno`, where the system gives neither a file in memory nor a nameless one.
  init?(output: Int32, terminal: Int32) {
    let inMemory = ncurses_frame_memory()
    memory = inMemory >= 0 ? inMemory : HeldErrors.namelessFile()
    self.output = output
    self.terminal = terminal
    if memory < 0 { return nil }
  }

  deinit { close(memory) }

  /// What `draw` makes ncurses send. The terminal's modes are out of its reach meanwhile.
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
