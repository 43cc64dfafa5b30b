import RoleModel

/// One place of a source where an entry stands.
struct Sighting {
  var source: Source
  var locator: Locator
}

/// The four lists of a role: every sighting of an entry becomes an entry of its own.
extension RoleDecoder {
  private static let figureKeys = [
    "field", "value", "definition", "year", "place", "status", "formula", "note", "seen",
  ]
  private static let skillKeys = ["name", "kind", "importance", "level", "standardError", "share", "seen"]

  mutating func readFigure(_ node: JSONNode, at place: Place, into decoded: inout DecodedRole) {
    let findingCount = log.count
    defer { if log.count > findingCount { decoded.hasUnfitFigures = true } }
    guard let object = ObjectReader(node, at: place, keys: Self.figureKeys, log: log) else { return }
    let sightings = sightings(object)
    let field: Field? = object.word("field", "field")
    let definition = object.text("definition")
    let status: Figure.Status? =
      object.optional("status") == nil ? .published : object.word("status", "status of a figure")
    let year = object.year("year")
    let region = object.optional("place") == nil ? "not stated" : object.text("place")
    let formula = formula(object, status: status)
    let note = object.optionalText("note")
    guard let valueNode = object.required("value"), let field, let status else { return }
    let values = ValueDecoder(field: field, status: status, definition: definition ?? "", log: log)
    guard let value = values.value(valueNode, at: object.place(of: "value")), let definition, let region else { return }
    for sighting in sightings {
      decoded.role.figures.append(
        Figure(
          field: field, value: value, definition: definition, year: year ?? sighting.source.year, place: region,
          status: status, source: sighting.source.id, locator: sighting.locator, formula: formula, note: note))
      if field == .payHourly, status == .derived, case .number(let rate, let decimals) = valueNode.value {
        decoded.hourlyRates.append(
          DecodedRole.HourlyRate(
            rate: rate, decimals: decimals, source: sighting.source.id, place: object.place(of: "value")))
      }
    }
  }

  private func formula(_ object: ObjectReader, status: Figure.Status?) -> String? {
    guard let status else { return object.optionalText("formula") }
    if status == .derived || status == .modelled { return object.text("formula") }
    if object.optional("formula") != nil {
      log.add(
        "A formula is for figures that are derived or modelled, and this one is \(status.rawValue).",
        at: object.place(of: "formula"))
    }
    return nil
  }

  mutating func skills(_ node: JSONNode, at place: Place) -> [SkillRating] {
    guard let object = ObjectReader(node, at: place, keys: Self.skillKeys, log: log) else { return [] }
    let sightings = sightings(object)
    let name = object.text("name")
    let kind: SkillRating.Kind? = object.word("kind", "kind of skill")
    let numbers = ["importance", "level", "standardError", "share"].map { object.number($0, in: 0...100) }
    guard let name, let kind else { return [] }
    return sightings.map {
      SkillRating(
        name: name, kind: kind, importance: numbers[0], level: numbers[1], standardError: numbers[2],
        share: numbers[3], source: $0.source.id, locator: $0.locator)
    }
  }

  mutating func statements(_ node: JSONNode, at place: Place) -> [Statement] {
    guard let object = ObjectReader(node, at: place, keys: ["kind", "text", "seen"], log: log) else { return [] }
    let sightings = sightings(object)
    let kind: Statement.Kind? = object.word("kind", "kind of statement")
    guard let text = object.text("text"), let kind else { return [] }
    return sightings.map { Statement(kind: kind, text: text, source: $0.source.id, locator: $0.locator) }
  }

  mutating func readEdge(_ node: JSONNode, at place: Place, into decoded: inout DecodedRole) {
    guard let object = ObjectReader(node, at: place, keys: ["kind", "role", "seen"], log: log) else { return }
    let sightings = sightings(object)
    let kind: Edge.Kind? = object.word("kind", "kind of edge")
    guard let role = object.text("role"), let kind else { return }
    for sighting in sightings {
      let edge = Edge(kind: kind, role: RoleID(role), source: sighting.source.id, locator: sighting.locator)
      decoded.role.edges.append(edge)
      decoded.edges.append((edge, object.place(of: "role")))
    }
  }

  // MARK: - Sightings

  private mutating func sightings(_ object: ObjectReader) -> [Sighting] {
    guard object.required("seen") != nil else { return [] }
    let findingCount = log.count
    let elements = object.elements("seen")
    if elements.isEmpty, log.count == findingCount {
      log.add("The list is empty; an entry has been seen in at least one source.", at: object.place(of: "seen"))
    }
    var sightings: [Sighting] = []
    var names: Set<String> = []
    for (node, place) in elements {
      guard let object = ObjectReader(node, at: place, keys: ["source", "lines", "at"], log: log) else { continue }
      let position = position(object)
      guard let name = object.text("source") else { continue }
      guard names.insert(name).inserted else {
        log.add("The source \"\(name)\" is there twice; give all lines in one entry.", at: object.place(of: "source"))
        continue
      }
      guard let source = source(name, at: object.place(of: "source")), let position else { continue }
      sightings.append(Sighting(source: source, locator: Locator(document: source.document, position: position)))
    }
    return sightings
  }

  /// Where in the document: "line 12", "lines 5, 12, 34" or what `at` says.
  private func position(_ object: ObjectReader) -> String? {
    switch (object.optional("lines"), object.optional("at")) {
    case (nil, nil):
      log.add("A sighting says where it stands, with \"lines\" or \"at\".", at: object.place)
      return nil
    case (nil, .some): return object.text("at")
    case (.some, .some):
      log.add("A sighting has \"lines\" or \"at\", not both.", at: object.place(of: "at"))
      return nil
    case (.some, nil): return lines(object)
    }
  }

  private func lines(_ object: ObjectReader) -> String? {
    let findingCount = log.count
    let elements = object.elements("lines")
    var lines: [Int] = []
    for (node, place) in elements {
      guard case .number(let number, _) = node.value, number >= 1, number <= 1e9, number == number.rounded() else {
        log.add("The number of a line is a whole number from 1.", at: place)
        continue
      }
      guard lines.last.map({ $0 < Int(number) }) ?? true else {
        log.add("The lines are out of order: \(printed(number)) follows \(lines.last ?? 0).", at: place)
        continue
      }
      lines.append(Int(number))
    }
    guard log.count == findingCount else { return nil }
    guard !lines.isEmpty else {
      log.add("The list of lines is empty.", at: object.place(of: "lines"))
      return nil
    }
    return (lines.count == 1 ? "line " : "lines ") + lines.map(String.init).joined(separator: ", ")
  }
}
