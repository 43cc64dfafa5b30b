/// One published number (or name, or range) about a role, with everything that says what it is worth.
package struct Figure: Hashable, Sendable {
  package enum Status: String, CaseIterable, Sendable {
    case published
    /// The source prints the field with a dash: published as missing.
    case dash
    /// The publisher withholds the value.
    case suppressed
    /// The publisher prints counts, of too few people to compute the value from.
    case tooFew = "too few"
    /// At or above the greatest value that the publisher prints.
    case topCoded = "top-coded"
    /// Computed from other figures; `formula` says how.
    case derived
    /// Computed under an assumption; `formula` says which.
    case modelled
    /// A catalog has a value that cannot be, which was taken out as it was read. None is written so.
    case impossible = "not a possible figure"

    /// What a figure that is written can be.
    package static let allCases: [Status] = [.published, .dash, .suppressed, .tooFew, .topCoded, .derived, .modelled]

    /// Whether a figure of this status has no value.
    package var hasNoValue: Bool { [.dash, .suppressed, .tooFew, .impossible].contains(self) }
  }

  package var field: Field
  package var value: Value
  /// What exactly was measured: two figures compare only when their definitions are the same text.
  package var definition: String
  /// The year that the figure is of; nil when the source states none.
  package var year: Int?
  package var place: String
  package var status: Status
  /// The year whose dollars the value is in, when it was brought to another year than its own.
  package var dollarsOf: Int?
  /// The standard error in percent of the value (of the mean, for percentiles), where the publisher prints it.
  package var relativeStandardError: Double?
  /// What errors are modelled by: the people, jobs or answers that shares, medians and counts are of. Of growth, that of all
  /// occupations. nil where the source's table does not say.
  package var base: Double?
  package var source: SourceID
  package var locator: Locator
  /// How a derived or modelled figure was computed, with its inputs.
  package var formula: String?
  /// What a reader should know beside the definition, such as the source's own label when it differs from the title.
  package var note: String?

  package init(
    field: Field, value: Value, definition: String, year: Int? = nil, place: String, status: Status = .published,
    relativeStandardError: Double? = nil, base: Double? = nil, source: SourceID, locator: Locator,
    formula: String? = nil,
    note: String? = nil
  ) {
    self.field = field
    self.value = value
    self.definition = definition
    self.year = year
    self.place = place
    self.status = status
    self.relativeStandardError = relativeStandardError
    self.base = base
    self.source = source
    self.locator = locator
    self.formula = formula
    self.note = note
  }

  /// Whose weekly earnings these are, by the definition: of women, of men, or of all together.
  package var population: String {
    let words = definition.split { !$0.isLetter }
    switch (words.contains("men"), words.contains("women")) {
    case (false, true): return "women"
    case (true, false): return "men"
    case (true, true), (false, false): return "all"
    }
  }

  /// The year that the value's dollars are of: its own, unless it was brought to another.
  package var yearOfDollars: Int? { dollarsOf ?? year }
}
