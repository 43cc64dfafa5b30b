import Glibc

/// Which characters are sent to a terminal.
package enum GlyphSet: String, CaseIterable, Sendable {
  /// UTF-8 where the locale has it, else ASCII.
  case auto
  /// UTF-8 whatever the locale says.
  case utf8
  /// Nothing beyond ASCII.
  case ascii
}

/// The character set that the environment says the terminal has.
enum CharacterSet {
  /// Lets the C library follow the environment, or the user's word, and answers whether UTF-8 is sent to the terminal.
  ///
  /// Only LC_CTYPE: numbers and messages stay as we write them.
  static func adopt(_ glyphs: GlyphSet = .auto) -> Bool {
    if glyphs == .utf8 {
      setlocale(LC_CTYPE, "C.UTF-8")
    } else if setlocale(LC_CTYPE, "") == nil, namesUTF8(environment) {
      // The user's locale isn't installed here, as often over ssh; what it says of the terminal still holds.
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    return glyphs != .ascii && nl_langinfo(nl_item(CODESET)).map { String(cString: $0) == "UTF-8" } ?? false
  }

  /// The one variable that decides, by POSIX's order.
  private static var environment: String {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
    }
    return ""
  }

  static func namesUTF8(_ locale: String) -> Bool {
    let codeset = locale.split(separator: ".", maxSplits: 1).dropFirst().first ?? ""
    return ["utf8", "utf-8"].contains(codeset.prefix { $0 != "@" }.lowercased())
  }
}
