import RoleModel

/// The sources of all role files of one reading, and what is known of those that could not be read.
struct SourceTable {
  private(set) var sources: [Source] = []
  private var byID: [SourceID: Source] = [:]
  private var places: [SourceID: Place] = [:]
  /// Whether some source may be missing here for a reason that has a finding already.
  var isIncomplete = false

  private static let keys = [
    "id", "label", "publisher", "title", "year", "document", "address", "licence", "method", "independenceGroup",
  ]

  /// A table that knows the sources of official tables.
  init(known: [Source]) {
    for source in known { byID[source.id] = source }
  }

  func source(_ id: SourceID) -> Source? { byID[id] }

  /// Whether a file holds the source, even if it is unfit.
  func holds(_ id: SourceID) -> Bool { byID[id] != nil || places[id] != nil }

  var ids: [String] { (Array(byID.keys) + Array(places.keys)).map(\.text) }

  /// Reads one element of a file's `sources`.
  mutating func read(_ node: JSONNode, at place: Place, log: FindingLog) {
    guard let object = ObjectReader(node, at: place, keys: Self.keys, log: log) else {
      isIncomplete = true
      return
    }
    let idText = object.text("id")
    if let idText {
      let id = SourceID(idText)
      if let first = places[id] {
        log.add("The source \"\(idText)\" is there twice, first in \(first.words).", at: object.place(of: "id"))
        return
      }
      if byID[id] != nil {
        log.add("The source \"\(idText)\" is one of the official tables'. Take another id.", at: object.place(of: "id"))
        return
      }
      places[id] = object.place(of: "id")
    } else {
      isIncomplete = true
    }
    if object.optional("year") == nil { _ = object.required("year") }
    let year = object.year("year")
    let address = object.optionalText("address")
    let method = object.optionalText("method")
    let texts = ["label", "publisher", "title", "document", "licence", "independenceGroup"].map(object.text)
    guard let idText, let label = texts[0], let publisher = texts[1], let title = texts[2], let document = texts[3],
      let licence = texts[4], let group = texts[5]
    else { return }
    let source = Source(
      id: SourceID(idText), label: label, publisher: publisher, title: title, year: year, document: document,
      address: address, licence: licence, method: method, independenceGroup: group)
    sources.append(source)
    byID[source.id] = source
  }
}
