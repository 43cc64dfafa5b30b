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
    // The user's locale may not be installed here, as often over ssh, or be none of this system's, as macOS's bare "UTF-8"; what it
    // says of the terminal still holds.
    if glyphs == .utf8 || setlocale(LC_CTYPE, "") == nil && namesUTF8(environment) {
      for name in ["C.UTF-8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil { break }
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

  /// Whether a locale's name, `language_COUNTRY.codeset@modifier` or a bare codeset, says UTF-8, however it spells it.
  static func namesUTF8(_ locale: String) -> Bool {
    let name = locale.prefix { $0 != "@" }
    let codeset = name.firstIndex(of: ".").map { name[name.index(after: $0)...] } ?? name
    return codeset.lowercased().filter { $0.isLetter || $0.isNumber } == "utf8"
  }
}
