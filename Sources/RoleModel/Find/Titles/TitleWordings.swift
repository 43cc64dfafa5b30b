extension TitleSearch.Understanding {
  /// `data engineer; left out: senior, remote`.
  package var words: String {
    let by = searched.isEmpty ? "" : searched.joined(separator: " ")
    return leftOutWords.map { by.isEmpty ? $0 : "\(by); \($0)" } ?? by
  }

  /// `left out: senior, xyzzy`; nil where nothing was.
  package var leftOutWords: String? {
    let all = leftOut.map(\.text) + unknown
    return all.isEmpty ? nil : "left out: \(all.joined(separator: ", "))"
  }

  /// What the words are that name no role, and what to type instead; nil where nothing was typed.
  package var nothingWords: String? {
    let places = leftOut.filter { $0.kind == .place }.map { "“\($0.text)”" }
    if unknown.isEmpty, !places.isEmpty {
      return
        "\(joinedInWords(places)) \(places.count == 1 ? "is a place" : "are places"), and no title: a job comes before, as in "
        + "“nurse, \(leftOut.first { $0.kind == .place }?.text ?? "")”"
    }
    if unknown.isEmpty, leftOut.contains(where: { $0.kind != .number }) {
      return
        "\(joinedInWords(leftOut.map { "“\($0.text)”" })) tells no job from another: a job comes beside it, as in “senior nurse”"
    }
    return unknown.isEmpty ? nil : "no title or alias has \(joinedInWords(unknown.map { "“\($0)”" }, by: "or"))"
  }
}

extension TitleSearch.Understanding.Level {
  /// Which of the five percentiles it points to: 1 p25, 2 the median, 3 p75.
  package var percentileIndex: Int { part == "upper" ? 3 : part == "lower" ? 1 : 2 }

  /// `senior: see the pay above the middle (p75)`, with the amount where the role's pay has it.
  package func words(_ figures: [Figure] = []) -> String {
    let index = percentileIndex
    let name = ["p10", "p25", "the median", "p75", "p90"][index]
    let amount = figures.lazy.compactMap { figure -> String? in
      guard figure.field == .payPercentiles, case .percentiles(let percentiles) = figure.value else { return nil }
      return percentiles.points[index].map { "\($0.isTopCoded ? "≥ " : "")$\(NumberText.grouped($0.number))" }
    }.first
    let part = [1: "below the middle", 2: "in the middle", 3: "above the middle"][index] ?? ""
    return "\(typed): see the pay \(part) (\(name)\(amount.map { " \($0)" } ?? ""))"
  }
}

/// How a filter's words were understood that were not taken as they stand.
package struct WordReading: Hashable, Sendable {
  /// Without a capital and a full stop.
  package var sentence: String
  package var shortWords: String
}

extension FilterResult {
  /// `no title has all words; nearest by: data engineer; left out: senior`; nil where names have all words, or none has any.
  package var nearestWords: String? {
    guard match == .some, let understanding else { return nil }
    return "\(isByNone ? "no title has all words; " : "")nearest by: \(understanding.words)"
  }

  /// That the nearest names are listed, what words were read as, and where a level points that was left out.
  package var readings: [WordReading] {
    let nearest = nearestWords.map { words in
      WordReading(sentence: words, shortWords: "nearest: \(understanding?.searched.joined(separator: " ") ?? "")")
    }
    let level = understanding?.level.map { WordReading(sentence: $0.words(), shortWords: $0.words()) }
    return [nearest].compactMap(\.self)
      + corrections.map { WordReading(sentence: $0.sentence, shortWords: $0.shortWords) } + [level].compactMap(\.self)
  }
}
