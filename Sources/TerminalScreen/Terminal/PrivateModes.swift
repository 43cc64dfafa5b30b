/// The sequences that terminfo has no names for on every system: bracketed paste, plain keys, the mouse and whole-frame updates. Pure.
///
/// A terminal whose entry switches to the alternate screen with `ESC[?1049h`, or has the mouse's reports begin with `ESC[<`, parses
/// xterm's private modes, and ignores those it lacks; an entry from which someone took `smcup` may still say that it is like
/// xterm. Others (a VT100, the Linux console) are sent none. Asking the terminal which it has is worse: its answer may come after
/// we left, as typed letters in the shell.
package struct PrivateModes: Hashable, Sendable {
  package let enter: [UInt8]
  package let leave: [UInt8]
  package let frameBegin: [UInt8]
  package let frameEnd: [UInt8]
  /// Presses, releases and the wheel (1000), reported so that no screen is too large (1006). Motion is not asked for.
  package let mouseOn: [UInt8]
  package let mouseOff: [UInt8]

  /// - Parameters:
  ///   - alternateScreen: the terminal's `smcup` capability.
  ///   - mouse: its `kmous`, what a report of the mouse begins with.
  ///   - isLikeXterm: its flag `XT`.
  package init(alternateScreen: String?, mouse: String? = nil, isLikeXterm: Bool = false) {
    let areUnderstood =
      alternateScreen?.contains("\u{1B}[?1049h") ?? isLikeXterm || mouse == "\u{1B}[<"
    guard areUnderstood else {
      enter = []
      leave = []
      frameBegin = []
      frameEnd = []
      mouseOn = []
      mouseOff = []
      return
    }
    // Keys in their plain form: kitty's protocol keeps a stack of forms for each screen, so ours goes on it and off again; xterm's
    // modifyOtherKeys has none, but knows what the user set. The empty number keeps those who take it for colours from underlining.
    enter = Array("\u{1B}[?2004h\u{1B}[>0u\u{1B}[>4;0m".utf8)
    mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)
    // The mouse too, whether it is on or not: a crash asks nobody.
    leave = Array("\u{1B}[?2026l".utf8) + mouseOff + Array("\u{1B}[<u\u{1B}[>4;m\u{1B}[?2004l".utf8)
    frameBegin = Array("\u{1B}[?2026h".utf8)
    frameEnd = Array("\u{1B}[?2026l".utf8)
  }

  /// A capability without its padding marks (`$<5/>`), which only terminfo's own output routine understands.
  package static func withoutPadding(_ capability: String) -> String {
    var result = ""
    var rest = capability[...]
    while let start = rest.firstIndex(of: "$") {
      let mark = rest[start...]
      guard mark.dropFirst().first == "<", let end = mark.firstIndex(of: ">") else {
        result += rest[...start]
        rest = rest[rest.index(after: start)...]
        continue
      }
      result += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}
