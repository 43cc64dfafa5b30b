import RoleModel
import TerminalScreen

/// What one source says of a skill for a role: numbers with their errors, how far they can be trusted, and where from.
func skillReceipt(_ skill: ObservedSkill, _ role: Role, _ model: Model, _ width: Int) -> [Line] {
  let rating = skill.rating
  var lines: [Line] = []
  if let share = rating.share {
    lines += Line.wrapped("\(NumberText.plain(share)) % as printed", to: width, style: .selected)
    let limit = role.detectionLimit(rating.source).map { NumberText.plain($0) } ?? "?"
    lines += Line.wrapped(
      "What the share counts is not stated. The list is cut at its top, its shares don't sum to 100, and a skill that it "
        + "leaves out is at most \(limit) %, not zero.", to: width)
  } else if let importance = rating.importance {
    lines += Line.wrapped(
      "importance \(scoreText(importance, error: rating.importanceError))", to: width, style: .selected)
    if let level = rating.level {
      lines += Line.wrapped("level \(scoreText(level, error: rating.levelStandardError))", to: width, style: .selected)
    }
    for error in [rating.importanceError, rating.levelStandardError].compactMap(\.self) where error.isModelled {
      lines += Line.wrapped(error.how, to: width, style: .dim)
    }
    if rating.standardError == nil { lines += Line.wrapped("no error of it is published", to: width, style: .dim) }
    if let norm = model.tables.norm(of: rating), let words = norm.words(for: importance) {
      lines += Line.wrapped(words, to: width)
    }
  } else {
    let words = rating.isImpossible ? rating.amountText : "named without a rating"
    lines += Line.wrapped(words, to: width, style: .selected)
  }
  for remark in rating.remarks.words { lines += Line.wrapped("- " + remark, to: width, indent: 2) }
  lines += Line.wrapped("kind: \(rating.kind.rawValue)", to: width, indent: 2)
  for (id, sighting) in skill.sources.compactMap({ id in
    role.skills.first { $0.source == id && $0.name == rating.name && $0.kind == rating.kind }.map { (id, $0) }
  }) {
    let words = sourceWords(id, model.sources)
    lines += Line.wrapped("source: \(words); \(sighting.locator)", to: width, style: .dim, indent: 2)
  }
  if skill.sources.count > 1 {
    lines += Line.wrapped("Pages of one publisher that repeat a list are one observation.", to: width, style: .dim)
  }
  return lines + [.empty]
}

/// `75 ± 11.8 of 100`, with the 95 % interval that two ratings are told apart by.
private func scoreText(_ score: Double, error: StandardError?) -> String {
  let interval = error.map { " ± \(NumberText.plain(StandardError.z * $0.amount, digits: 1))" } ?? ""
  return "\(NumberText.plain(score))\(interval) of 100"
}

extension SkillNorm {
  /// `1.8 deviations above the mean of 894 roles (50)`.
  fileprivate func words(for importance: Double) -> String? {
    guard let standing = standing(of: importance) else { return nil }
    let size = NumberText.fixed(abs(standing), digits: 1)
    let side = standing < 0 ? "below" : "above"
    return "\(size) deviations \(side) the mean of \(NumberText.grouped(Double(count))) roles "
      + "(\(NumberText.plain(mean, digits: 1)))"
  }
}

extension SkillRating.Remarks {
  /// Each remark as a sentence. Source: O*NET, "Recommend Suppress" and "Not Relevant".
  fileprivate var words: [String] {
    var words: [String] = []
    if contains(.impreciseImportance) {
      words.append("The importance is of low precision (~): the publisher recommends not to use it.")
    }
    if contains(.impreciseLevel) {
      words.append("The level is of low precision: the publisher recommends not to use it.")
    }
    if contains(.irrelevantLevel) {
      words.append("Too few call the skill important for a level to mean anything: none is shown.")
    }
    if contains(.impossible) { words.append("The catalog says what cannot be; `rolescope catalog check` names it.") }
    return words
  }
}
