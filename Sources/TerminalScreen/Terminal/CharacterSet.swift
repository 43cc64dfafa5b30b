import Glibc

/// The character set that the environment says the terminal has.
enum CharacterSet {
  /// Lets the C library follow the environment, and answers whether the terminal takes UTF-8.
  ///
  /// Only LC_CTYPE: numbers and messages stay as we write them.
  static func adopt() -> Bool {
    if setlocale(LC_CTYPE, "") == nil, namesUTF8(environment) {
      // The user's locale isn't installed here, as often over ssh; what it says of the terminal still holds.
      setlocale(LC_CTYPE, "C.UTF-8")
    }
    return nl_langinfo(nl_item(CODESET)).map { String(cString: $0) == "UTF-8" } ?? false
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
