/// What the terminal's own entry says that its keys send.
///
/// The number pad's corners (`ka1` and its kind) are left out: who sends them in application mode, such as PuTTY, has digits on them.
enum TerminalKeys {
  private static let names: [(capability: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp), ("knp", .pageDown),
      ("khome", .home), ("kend", .end), ("kent", .enter), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete),
      ("kich1", .insert),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// - Parameter capability: answers a capability of the terminal by its terminfo name.
  static func table(_ capability: (String) -> String?) -> [[UInt8]: Key] {
    var table: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let sequence = capability(name), !sequence.isEmpty else { continue }
      // The first name wins: some entries give two keys one sequence.
      table[Array(sequence.utf8)] = table[Array(sequence.utf8)] ?? key
    }
    return table
  }
}
