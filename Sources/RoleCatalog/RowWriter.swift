import RoleModel

/// Writes the rows of one catalog, role by role in the order of positions.
struct RowWriter<Sink: RowSink> {
  private let sink: Sink
  private let sources: [Source]
  private let positions: [RoleID: Int]
  private let sourceNumbers: [SourceID: Int]

  private var terms: [String: Int] = [:]
  private var skills = SkillTable()
  private var norms = SkillNormTable()
  /// The numbers of the lists of pay by place written so far: roles that share a code share one.
  private var placePayNumbers: [PlacePay: Int] = [:]
  private var entryCounts: [Int]
  private var names = NameIndexBuilder()
  private var rankings = RankingBuilder()

  init(into sink: Sink, sources: [Source], positions: [RoleID: Int]) throws {
    self.sink = sink
    self.sources = sources
    self.positions = positions
    var numbers: [SourceID: Int] = [:]
    for (number, source) in sources.enumerated() {
      guard numbers.updateValue(number, forKey: source.id) == nil else {
        throw CatalogError.invalidContent(reason: "two sources have the id \(source.id)")
      }
    }
    sourceNumbers = numbers
    entryCounts = Array(repeating: 0, count: sources.count)
  }

  /// Writes everything about one role.
  mutating func write(_ role: Role, _ placePay: [PlacePay], at position: Int) throws {
    do {
      try checkPossible(role, placePay)
      if let excess = RoleLimits.excess(of: role) { throw UnstorableContent(reason: "it has \(excess)") }
      try writeRow(of: role, at: position)
      let key: [Cell] = [.integer(position)]
      if !role.aliases.isEmpty {
        guard role.aliases.allSatisfy({ !$0.isEmpty && !$0.utf8.contains(0x0A) }) else {
          throw UnstorableContent(reason: "one of its aliases is empty, or has several lines")
        }
        try sink.insert("alias", key + [.text(role.aliases.joined(separator: "\n"))])
      }
      for (ordinal, code) in role.codes.enumerated() {
        try sink.insert(
          "code",
          key + [
            .integer(ordinal), term(code.scheme.rawValue), .text(code.code), .integer(code.isShared ? 1 : 0),
          ])
      }
      for (ordinal, candidate) in role.candidates.enumerated() {
        let source = try sourceNumber(candidate.source)
        try sink.insert(
          "candidate",
          key + [
            .integer(ordinal), term(candidate.code.scheme.rawValue), .text(candidate.code.code), .integer(source),
          ])
      }
      for (ordinal, figure) in role.figures.enumerated() {
        try write(figure, key: key + [.integer(ordinal)])
      }
      try writeSkills(role.skills, at: position)
      for (ordinal, statement) in role.statements.enumerated() {
        try sink.insert(
          "statement",
          key + [.integer(ordinal), term(statement.kind.rawValue), .text(statement.text)]
            + seen(statement.source, statement.locator))
      }
      for (ordinal, edge) in role.edges.enumerated() {
        guard let target = positions[edge.role] else {
          throw UnstorableContent(reason: "its edge \(edge.kind.rawValue) leads to \(edge.role), which is not a role")
        }
        try sink.insert(
          "edge",
          key + [.integer(ordinal), term(edge.kind.rawValue), .integer(target)] + seen(edge.source, edge.locator))
      }
      try write(placePay, key: key)
      names.append(title: role.title, aliases: role.aliases, position: position)
      rankings.append(role)
    } catch let content as UnstorableContent {
      throw CatalogError.invalidRole(id: role.id, reason: content.reason)
    }
  }

  /// Writes what is known only when all roles are written.
  mutating func finish(sections: [ListSection], parities: [PriceParity], openingPosition: Int) throws {
    do {
      for (ordinal, parity) in parities.enumerated() {
        if let fault = PossibleNumber.fault(parity.parity, PossibleNumber.parity) {
          throw UnstorableContent(
            reason: "the price parity of \(parity.place) is \(Figure.Status.impossible.rawValue): \(fault)")
        }
        let key: [Cell] = [.integer(ordinal), try term(parity.place), .real(parity.parity), .integer(parity.year)]
        try sink.insert("price_parity", key + seen(parity.source, parity.locator))
      }
      for norm in norms.entries {
        try sink.insert(
          "skill_norm",
          [
            .integer(norm.skill), term(norm.kind.rawValue), .integer(norm.source), .real(norm.mean),
            .real(norm.deviation), .integer(norm.count),
          ])
      }
      for (number, source) in sources.enumerated() {
        try sink.insert(
          "source",
          [
            .integer(number), .text(source.id.text), .text(source.label), .text(source.publisher), .text(source.title),
            Cell(source.year), .text(source.document), Cell(source.address), .text(source.licence),
            Cell(source.method), .text(source.independenceGroup), .integer(entryCounts[number]),
          ])
      }
      for skill in skills.entries {
        try sink.insert(
          "skill",
          [.integer(skill.number), .text(skill.name), term(skill.kind.rawValue), .integer(skill.roleCount)])
      }
      for (skill, part, bytes) in skills.openColumns {
        try sink.insert("skill_column", [.integer(Schema.firstColumn(ofSkill: skill) + part), .bytes(bytes)])
      }
      for (ordinal, section) in sections.enumerated() {
        try sink.insert(
          "section",
          [.integer(ordinal), .text(section.title), .integer(section.firstPosition), .integer(section.count)])
      }
      for ranking in rankings.rows() {
        try sink.insert("ranking", [.text(ranking.name), .bytes(ranking.groupEnds), .bytes(ranking.positions)])
      }
      var words = NameWordCounter()
      for (ordinal, chunk) in names.finish().enumerated() {
        words.add(chunk)
        try sink.insert(
          "name_chunk",
          [.integer(ordinal), .bytes(chunk.packedNames), .bytes(chunk.bytes)])
      }
      for (ordinal, row) in NameWordTable.rows(of: words.finish()).enumerated() {
        try sink.insert("name_word", [.integer(ordinal), .bytes(row.bytes), .bytes(row.titles)])
      }
      try sink.insert("meta", [.text("role_count"), .integer(positions.count)])
      try sink.insert("meta", [.text("opening_position"), .integer(openingPosition)])
    } catch let content as UnstorableContent {
      throw CatalogError.invalidContent(reason: content.reason)
    }
  }

  /// Who reads a catalog that was written here meets nothing that cannot be.
  private func checkPossible(_ role: Role, _ placePay: [PlacePay]) throws {
    for figure in role.figures {
      guard let fault = figure.status == .impossible ? figure.note : figure.fault else { continue }
      throw UnstorableContent(
        reason: "its figure of \(figure.field.rawValue) is \(Figure.Status.impossible.rawValue): \(fault)")
    }
    for rating in role.skills {
      guard let fault = rating.isImpossible ? "the catalog says what cannot be" : rating.fault else { continue }
      throw UnstorableContent(
        reason: "its rating of \(rating.name) is \(Figure.Status.impossible.rawValue): \(fault)")
    }
    for table in placePay {
      for row in table.rows {
        guard let fault = row.fault else { continue }
        throw UnstorableContent(
          reason: "its pay in \(row.place) is \(Figure.Status.impossible.rawValue): \(fault)")
      }
    }
  }

  private mutating func writeRow(of role: Role, at position: Int) throws {
    var pay: [Cell] = [.null, .null, .null, .integer(0)]
    switch ListedPay(of: role.figures) {
    case .median(let number, let isTopCoded):
      let kind: PayKind = isTopCoded ? .topCodedMedian : .median
      pay = [try term(kind.rawValue), .real(number), .null, .integer(0)]
    case .mean(let number): pay = [try term(PayKind.mean.rawValue), .real(number), .null, .integer(0)]
    case .range(let bounds):
      pay = [try term(PayKind.range.rawValue), Cell(bounds.low), Cell(bounds.high), .integer(bounds.openEnds.rawValue)]
    case .hourlyMedian(let number, let isTopCoded):
      let kind: PayKind = isTopCoded ? .topCodedHourlyMedian : .hourlyMedian
      pay = [try term(kind.rawValue), .real(number), .null, .integer(0)]
    case nil: break
    }
    let payFigure = ListedPay.figure(of: role.figures) ?? ListedPay.hourlyFigure(of: role.figures)
    let start: [Cell] = [.integer(position), .text(role.id.text), .text(role.title)]
    try sink.insert(
      "role",
      start + [term(role.kind.rawValue), term(role.family)] + pay
        + [
          Cell(payFigure?.year),
          Cell(role.firstNumber(.growth)), Cell(role.firstNumber(.jobs)),
          Cell(role.firstNumber(.openings)), .integer(role.skills.isEmpty ? 0 : 1),
        ])
  }

  private mutating func write(_ figure: Figure, key: [Cell]) throws {
    var columns = FigureColumns()
    try columns.set(figure.value) { try termNumber($0) }
    let start = key + [try term(figure.field.rawValue), try term(columns.shape.rawValue)]
    let end: [Cell] = [
      try term(figure.definition), Cell(figure.year), try term(figure.place),
      try term(figure.status.rawValue),
      Cell(hundredths: figure.relativeStandardError), try optionalTerm(figure.formula), try optionalTerm(figure.note),
    ]
    try sink.insert("figure", start + columns.cells + end + seen(figure.source, figure.locator) + [Cell(figure.base)])
  }

  private mutating func writeSkills(_ ratings: [SkillRating], at position: Int) throws {
    guard !ratings.isEmpty else { return }
    var list = SkillListWriter()
    var limits: [Int: Double] = [:]
    // Searches and norms go by the newest release; the role's own list has the older ones as well.
    var releases = RulingReleases<SkillRating.Kind>()
    for rating in ratings {
      let skill = skills.number(of: rating, at: position)
      let source = try sourceNumber(rating.source)
      let kind = try termNumber(rating.kind.rawValue)
      entryCounts[source] += 1
      try list.append(
        rating, skill: skill, kind: kind, source: source, document: try termNumber(rating.locator.document))
      if let share = rating.share { limits[source] = min(limits[source] ?? share, share) }
      guard releases.rules(rating.source, on: rating.kind) else { continue }
      try skills.observe(rating, skill: skill, position: position, kind: kind, source: source) { [sink] part, bytes in
        try sink.insert("skill_column", [.integer(Schema.firstColumn(ofSkill: skill) + part), .bytes(bytes)])
      }
      if let importance = rating.importance {
        norms.add(importance, skill: skill, kind: rating.kind, source: source)
      }
    }
    try sink.insert("skill_list", [.integer(position), .bytes(list.finish())])
    for (source, share) in limits.sorted(by: { $0.key < $1.key }) {
      try sink.insert("detection_limit", [.integer(position), .integer(source), Cell(hundredths: share)])
    }
  }

  private mutating func write(_ placePay: [PlacePay], key: [Cell]) throws {
    for (ordinal, table) in placePay.enumerated() {
      let number = placePayNumbers[table] ?? placePayNumbers.count
      if placePayNumbers.updateValue(number, forKey: table) == nil {
        let definitions = table.definitions
        try sink.insert(
          "place_pay",
          [
            .integer(number), .integer(sourceNumber(table.source)), term(table.document), .integer(table.year),
            term(definitions.jobs), term(definitions.mean), term(definitions.hourlyMean), term(definitions.percentiles),
            term(definitions.hourlyPercentiles),
            .integer(table.rows.count), .bytes(PlacePayCodec.bytes(of: table.rows)),
          ])
        entryCounts[try sourceNumber(table.source)] += table.rows.count
      }
      try sink.insert("role_place_pay", key + [.integer(ordinal), .integer(number)])
    }
  }

  /// The columns that say where an entry stands; the entry counts for its source.
  private mutating func seen(_ source: SourceID, _ locator: Locator) throws -> [Cell] {
    let number = try sourceNumber(source)
    entryCounts[number] += 1
    return [.integer(number), try term(locator.document), Cell(position: locator.position)]
  }

  private func sourceNumber(_ id: SourceID) throws -> Int {
    guard let number = sourceNumbers[id] else {
      throw UnstorableContent(reason: "it names the source \(id), which is not there")
    }
    return number
  }

  /// A text that many rows share, as its number.
  private mutating func term(_ text: String) throws -> Cell { .integer(try termNumber(text)) }

  private mutating func termNumber(_ text: String) throws -> Int {
    if let number = terms[text] { return number }
    let number = terms.count
    try sink.insert("term", [.integer(number), .text(text)])
    terms[text] = number
    return number
  }
}

extension RowWriter {
  private mutating func optionalTerm(_ text: String?) throws -> Cell { try text.map { try term($0) } ?? .null }
}

extension Role {
  func firstNumber(_ field: Field) -> Double? {
    for figure in figures where figure.field == field {
      if case .number(let number) = figure.value { return number }
    }
    return nil
  }
}
