/// What the terminal's own entry says that its keys send.
enum TerminalKeys {
  private static let names: [(capability: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp), ("knp", .pageDown),
      ("khome", .home), ("kend", .end), ("kent", .enter), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete),
      ("kich1", .insert), ("ka1", .home), ("ka3", .pageUp), ("kc1", .end), ("kc3", .pageDown),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// - Parameter capability: answers a capability of the terminal by its terminfo name.
  static func table(_ capability: (String) -> String?) -> [[UInt8]: Key] {
    var table: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let sequence = capability(name), !sequence.isEmpty else { continue }
      // The first name wins: some entries give the keypad's corners the sequences of Home and its neighbours.
      table[Array(sequence.utf8)] = table[Array(sequence.utf8)] ?? key
    }
    return table
  }
}
