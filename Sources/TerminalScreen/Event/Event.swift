/// What the terminal tells the explorer.
package enum Event: Hashable, Sendable {
  case key(Key)
  case mouse(MouseEvent)
  /// Text pasted between bracketed-paste marks, control characters replaced.
  case paste(String)
  case resize(Size)
}
