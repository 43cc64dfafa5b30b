/// A skill as one source rates or names it for a role.
package struct SkillRating: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case skill, knowledge, technology
    case workStyle = "work style"
    case interest
    /// A phrase that an article lists, of no official classification.
    case listed
  }

  /// What the publisher says about how far a rating can be trusted.
  package struct Remarks: OptionSet, Hashable, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The importance is of low precision: the publisher recommends to suppress it.
    package static let impreciseImportance = Remarks(rawValue: 1)
    /// The level is of low precision.
    package static let impreciseLevel = Remarks(rawValue: 2)
    /// The catalog has numbers that cannot be, which were taken out as they were read. None is written so.
    package static let impossible = Remarks(rawValue: 8)

    /// Each mark by its name, as JSON has it.
    package var names: [String] {
      var names: [String] = []
      if contains(.impreciseImportance) { names.append("imprecise importance") }
      if contains(.impreciseLevel) { names.append("imprecise level") }
      if contains(.irrelevantLevel) { names.append("level not relevant") }
      if contains(.modelledError) { names.append("error modelled") }
      if contains(.modelledLevelError) { names.append("error of the level modelled") }
      if contains(.impossible) { names.append(Figure.Status.impossible.rawValue) }
      return names
    }

    /// Too few called the skill important for a level to be relevant: none is given.
    package static let irrelevantLevel = Remarks(rawValue: 4)
    /// No error of the importance is printed: it is the median of the errors of as many answers in the same table.
    package static let modelledError = Remarks(rawValue: 16)
    /// The same of the level.
    package static let modelledLevelError = Remarks(rawValue: 32)

    /// All that are written.
    package static let written: Remarks = [
      .impreciseImportance, .impreciseLevel, .irrelevantLevel, .modelledError, .modelledLevelError,
    ]
  }

  package var name: String
  package var kind: Kind
  /// Standard score, 0 to 100.
  package var importance: Double?
  /// Standard score, 0 to 100.
  package var level: Double?
  /// Standard error of the importance, on the same 0 to 100.
  package var standardError: Double?
  /// Standard error of the level, on the same 0 to 100.
  package var levelError: Double?
  package var remarks: Remarks
  /// A share in percent as an article prints it. Lists of shares are cut at their top, and do not sum to 100.
  package var share: Double?
  package var source: SourceID
  package var locator: Locator

  package init(
    name: String, kind: Kind, importance: Double? = nil, level: Double? = nil, standardError: Double? = nil,
    levelError: Double? = nil, remarks: Remarks = [], share: Double? = nil, source: SourceID, locator: Locator
  ) {
    self.name = name
    self.kind = kind
    self.importance = importance
    self.level = level
    self.standardError = standardError
    self.levelError = levelError
    self.remarks = remarks
    self.share = share
    self.source = source
    self.locator = locator
  }
}

/// What ranks a rating on its scale: an importance or a share.
package protocol SkillAmount {
  var importance: Double? { get }
  var share: Double? { get }
  /// Whether what stood there cannot be.
  var isImpossible: Bool { get }
}

extension SkillRating: SkillAmount {
  package var isImpossible: Bool { remarks.contains(.impossible) }
}

extension SkillObservation: SkillAmount {
  /// Searches read past what cannot be.
  package var isImpossible: Bool { false }
}

extension SkillAmount {
  /// Whether the role calls for the skill, and does not only have a low rating of it: named, with a share, or of importance 50
  /// and more, which is 3 of O*NET's 1 to 5.
  package var isCalledFor: Bool { importance.map { $0 >= 50 } ?? !isImpossible }

  /// The number that ranks the rating on its scale; nil when the skill is only named.
  package var amount: Double? { importance ?? share }

  /// `26 %`, `75`, `named`, `not a possible figure`.
  package var amountText: String {
    if let share { return NumberText.plain(share) + " %" }
    if isImpossible { return Figure.Status.impossible.rawValue }
    return importance.map { NumberText.plain($0) } ?? "named"
  }
}
