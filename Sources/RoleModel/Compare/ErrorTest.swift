/// What two estimates' standard errors allow to be said of their difference.
///
/// Two estimates differ only beyond `1.96 * sqrt(SEa² + SEb²)`. Source: METHODS, "Ratings".
package struct ErrorTest: Sendable {
  package let threshold: Double
  /// `the error of ± 9,163`, `the modelled error of ± 9,163`.
  package let words: String
  /// Whether no error of either is printed: what is equal as printed is then the same.
  package let isModelled: Bool

  package init(_ errors: [StandardError]) {
    let squares = errors.reduce(0) { $0 + $1.amount * $1.amount }
    threshold = StandardError.z * squares.squareRoot()
    isModelled = errors.allSatisfy(\.isModelled)
    words = "the \(errors.contains(where: \.isModelled) ? "modelled " : "")error of ± \(Self.text(threshold))"
  }

  /// Small errors with the digits that tell them from none.
  package static func text(_ amount: Double) -> String {
    amount == 0 ? "0" : amount < 10 ? NumberText.fixed(amount, digits: amount < 1 ? 2 : 1) : NumberText.grouped(amount)
  }
}
