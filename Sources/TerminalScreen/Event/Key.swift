/// A key as the explorer knows it, whatever bytes the terminal sent for it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl and a letter, in lower case.
  case control(Character)
  case up, down, left, right
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete, insert
  case function(Int)
  /// Alt, or another key of its kind, and a key that types or edits. Nothing is bound to it: that it is one key, and not Esc and
  /// the other, keeps it from closing a box.
  indirect case alt(Key)
}
