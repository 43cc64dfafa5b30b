/// Why no role carries a code of SOC or O*NET-SOC, for one who asks for it.
package struct CodeAbsence: Hashable, Sendable {
  /// A code that roles carry, with the title of one of them.
  private struct Carried: Hashable {
    var code: String
    var title: String
  }

  package let code: String
  /// Of a code of SOC 2010: the titles of the codes that have its occupations since.
  private let successors: [String: String]
  private let nearest: Carried?

  /// nil for a text that is no code.
  ///
  /// - Parameter title: the title of a role that carries a code; nil when none does.
  package init?(_ text: String, title: (String) throws(CatalogFailure) -> String?) throws(CatalogFailure) {
    let digits = Array(text.utf8)
    let form = Array("00-0000.00".utf8)
    guard digits.count == 7 || digits.count == 10,
      zip(digits, form).allSatisfy({ $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 })
    else { return nil }
    code = text
    var successors: [String: String] = [:]
    for successor in RetiredCode(text)?.successors ?? [] { successors[successor] = try title(successor) }
    self.successors = successors
    nearest = RetiredCode(text) == nil && !text.hasPrefix(Self.military) ? try Self.nearest(to: text, title) : nil
  }

  private static let military = "55-"

  /// As a sentence without its end.
  package var words: String {
    if let retired = RetiredCode(code) {
      return retired.words { code in successors[code].map { "\(code) (\($0))" } ?? code }
    }
    if code.hasPrefix(Self.military) {
      return
        "\(code) is a military code: the pay tables and the projections leave the armed forces out, and O*NET rates none of "
        + "their occupations, so no role has it"
    }
    return "no role has the code \(code)" + (nearest.map { "; the nearest is \($0.code) (\($0.title))" } ?? "")
  }

  /// The code by number nearest among those that share its first four characters, as the codes of a minor group do.
  private static func nearest(
    to text: String, _ title: (String) throws(CatalogFailure) -> String?
  ) throws(CatalogFailure) -> Carried? {
    let whole = String(text.prefix(7))
    if text != whole, let title = try title(whole) { return Carried(code: whole, title: title) }
    guard let number = Int(whole.suffix(4)) else { return nil }
    for distance in 1...999 {
      for near in [number - distance, number + distance] where near / 1000 == number / 1000 && near > 0 {
        let digits = String(near)
        let code = "\(whole.prefix(3))" + String(repeating: "0", count: 4 - digits.count) + digits
        if let title = try title(code) { return Carried(code: code, title: title) }
      }
    }
    return nil
  }
}

extension CodeAbsence {
  /// nil for a text that is no code.
  package init?(_ text: String, in catalog: some Catalog) throws(CatalogFailure) {
    try self.init(text) { code throws(CatalogFailure) in
      guard let position = try catalog.positions(withCode: code).first else { return nil }
      return try catalog.entries(at: position..<position + 1).first?.title
    }
  }
}

extension FilterQuery {
  /// Why a code that it asks for names no role; nil where it asks for none that is known to be absent.
  package func absence(in catalog: some Catalog) throws(CatalogFailure) -> CodeAbsence? {
    for (term, isUnwanted) in terms where !isUnwanted {
      if case .code(let code) = term.test, let absence = try CodeAbsence(code, in: catalog) { return absence }
    }
    return try CodeAbsence(words, in: catalog)
  }
}
