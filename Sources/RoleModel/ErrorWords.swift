/// The errors of a figure as its receipt has them.
extension Figure {
  /// What is known of the figure's errors, an item a line; none where nothing was sampled.
  package var errorWords: [String] {
    switch value {
    case .number(let number):
      if let relativeStandardError {
        return words("relative standard error: \(NumberText.plain(relativeStandardError)) % of the number", [number])
      }
      return words("standard error", [("", uncertainty(of: number))])
    case .percentiles(let percentiles):
      return percentiles.median.map { words("standard error of the median", [("", uncertainty(of: $0.number))]) } ?? []
    case .shares(let shares):
      return words("standard error", shares.map { ($0.label, uncertainty(of: $0.percent, share: $0.label)) })
    case .range, .text, .missing:
      return relativeStandardError.map { ["relative standard error: \(NumberText.plain($0)) % of the number"] } ?? []
    }
  }

  /// ` (RSE 1.2 %)`, ` (RSE of the mean 1.2 %)`; empty where none is printed.
  package var relativeErrorNote: String {
    relativeStandardError.map { " (RSE \(isOfPercentiles ? "of the mean " : "")\(NumberText.plain($0)) %)" } ?? ""
  }

  /// Whether it is percentiles, or the median out of them: the relative error of such is the mean's.
  package var isOfPercentiles: Bool { [.payMedian, .payPercentiles, .payHourlyPercentiles].contains(field) }

  /// A printed relative error, and what it counts as where that is not the same.
  private func words(_ printed: String, _ numbers: [Double]) -> [String] {
    [printed] + numbers.compactMap { uncertainty(of: $0).error }.filter(\.isModelled).map(\.how)
  }

  /// The errors behind a lead, those of parts with their labels, and how they are known, said once.
  private func words(_ lead: String, _ known: [(label: String, uncertainty: Uncertainty)]) -> [String] {
    var amounts: [String] = []
    var reasons: [String] = []
    for (label, uncertainty) in known {
      let reason: String
      switch uncertainty {
      case .notSampled: continue
      case .unknown(let why): reason = "not known: \(why)"
      case .error(let error):
        amounts.append((label.isEmpty ? "" : "\(label) ") + ErrorTest.text(error.amount))
        reason = error.how
      }
      if !reasons.contains(reason) { reasons.append(reason) }
    }
    let parts = (amounts.isEmpty ? [] : [amounts.joined(separator: ", ")]) + reasons
    return reasons.isEmpty ? [] : ["\(lead): \(parts.joined(separator: "; "))"]
  }

  /// The error of each number, as JSON and CSV have it: of a number, of the median of percentiles, of each share by its label.
  package var errors: [(label: String, error: StandardError)] {
    switch value {
    case .number(let number): uncertainty(of: number).error.map { [("", $0)] } ?? []
    case .percentiles(let percentiles):
      percentiles.median.flatMap { uncertainty(of: $0.number).error }.map { [("p50", $0)] } ?? []
    case .shares(let shares):
      shares.compactMap { share in
        uncertainty(of: share.percent, share: share.label).error.map { (share.label, $0) }
      }
    case .range, .text, .missing: []
    }
  }
}
