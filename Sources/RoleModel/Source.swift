/// Who published a figure, a statement or an edge, and how.
///
/// `independenceGroup` names what two sources would have to differ in to corroborate each other: two pages of one
/// publisher that repeat a block share a group, and count as one observation.
package struct Source: Hashable, Sendable {
  package var id: SourceID
  /// The short name that screens print, such as `Zippia`.
  package var label: String
  package var publisher: String
  package var title: String
  /// The year that the source's figures are of; nil when it states none.
  package var year: Int?
  /// The file or address that locators count lines or rows in.
  package var document: String
  package var address: String?
  package var licence: String
  /// How the source says that it came by its figures, in our words; nil when it does not say.
  package var method: String?
  package var independenceGroup: String

  package init(
    id: SourceID, label: String, publisher: String, title: String, year: Int? = nil, document: String,
    address: String? = nil, licence: String, method: String? = nil, independenceGroup: String
  ) {
    self.id = id
    self.label = label
    self.publisher = publisher
    self.title = title
    self.year = year
    self.document = document
    self.address = address
    self.licence = licence
    self.method = method
    self.independenceGroup = independenceGroup
  }
}

extension Source {
  /// The month that the title of a database's release ends in, such as `December 2025`.
  package var month: String? {
    let words = title.split(separator: " ").suffix(3)
    guard words.count == 3, words.first?.last == ",", let year = words.last, year.count == 4, Int(year) != nil
    else { return nil }
    return words.dropFirst().joined(separator: " ")
  }
}

/// Where in a source something stands: the document, and the lines or the row in it.
package struct Locator: Hashable, Sendable, CustomStringConvertible {
  package var document: String
  /// The position in the document as a reader looks it up, such as `lines 12, 34`; empty when the document has none.
  package var position: String

  package init(document: String, position: String) {
    self.document = document
    self.position = position
  }

  package var description: String { position.isEmpty ? document : "\(document), \(position)" }
}
