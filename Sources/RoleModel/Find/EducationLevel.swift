/// Levels of schooling from the least to the most.
///
/// Source: BLS, Employment Projections, "Education and training assignments": the order of its levels of entry education.
package enum EducationLevel: Int, CaseIterable, Sendable {
  case none, highSchool, someCollege, certificate, associate, bachelor, master, doctorate

  /// What a filter calls the level.
  package var shortName: String {
    switch self {
    case .none: "none"
    case .highSchool: "highschool"
    case .someCollege: "college"
    case .certificate: "certificate"
    case .associate: "associate"
    case .bachelor: "bachelor"
    case .master: "master"
    case .doctorate: "doctorate"
    }
  }

  package static let shortNames = allCases.map(\.shortName)

  /// The level that a typed name means: a short name, its start from three letters on, or another usual name.
  package init?(typed: String) {
    let wanted = String(decoding: folded(typed).filter { $0 != 0x20 }, as: UTF8.self)
    let others: [String: EducationLevel] = [
      "hs": .highSchool, "somecollege": .someCollege, "award": .certificate, "phd": .doctorate, "doctor": .doctorate,
      "doctoral": .doctorate, "professional": .doctorate, "mba": .master,
    ]
    let singular = wanted.hasSuffix("s") ? String(wanted.dropLast()) : wanted
    let found =
      others[wanted] ?? Self.allCases.first { $0.shortName == wanted || $0.shortName == singular }
      ?? Self.allCases.first { wanted.count >= 3 && $0.shortName.hasPrefix(wanted) }
    guard let found else { return nil }
    self = found
  }

  /// The levels that a publisher's or an article's words name, the least and the greatest; nil when they name none.
  package static func range(ofPublished text: String) -> ClosedRange<EducationLevel>? {
    let name = String(decoding: folded(text), as: UTF8.self)
    // The publishers' own names, in which a word of another level stands.
    let whole: [(String, EducationLevel)] = [
      ("no formal", .none), ("less than", .none), ("some college", .someCollege),
      ("postsecondary nondegree", .certificate),
      ("post secondary cert", .certificate), ("post baccalaureate", .bachelor), ("post masters", .master),
      ("doctoral or professional", .doctorate), ("first professional", .doctorate), ("post doctoral", .doctorate),
    ]
    if let level = whole.first(where: { name.hasPrefix($0.0) })?.1 { return level...level }
    let words: [(String, EducationLevel)] = [
      ("high school", .highSchool), ("associate", .associate), ("bachelor", .bachelor), ("master", .master),
      ("mba", .master), ("doctor", .doctorate), ("phd", .doctorate), ("certificate", .certificate),
    ]
    let levels = words.filter { (" " + name).contains(" " + $0.0) }.map(\.1)
    guard let least = levels.min(), let greatest = levels.max() else { return nil }
    return least...greatest
  }
}

extension EducationLevel: Comparable {
  package static func < (left: EducationLevel, right: EducationLevel) -> Bool { left.rawValue < right.rawValue }
}
