import RoleModel

/// A name in the header of a table of roles: the column that it is, or those that it may stand for.
struct RoleColumnName {
  /// The column that is read by this name.
  private(set) var column: RoleColumn?
  /// The time that the name says its pay is for: `pay.low (hourly)`.
  private(set) var period: PayPeriod?
  /// Whether the name says another currency than dollars of the United States: `pay.low (EUR)`.
  private(set) var isForeign = false
  /// The columns that a name which is not read most likely stands for.
  let likely: [RoleColumn]

  private static let columns = Dictionary(
    uniqueKeysWithValues: RoleColumn.allCases.map { (words(of: $0.rawValue), $0) })

  init(_ name: String) {
    // Cells that another separator parts are no name.
    guard !name.contains(where: { ",;|\t".contains($0) }) else {
      likely = []
      return
    }
    let words = Self.words(of: name)
    column = Self.columns[words]
    if column == nil, let (start, rest) = Self.payColumn(words) {
      let unit = PayUnitWords(rest)
      if let unit { (column, period) = (start, unit.period) }
      isForeign = unit?.isForeign ?? false
    }
    if column != nil, Currency.hasForeignSign(name) { isForeign = true }
    likely = column == nil ? Self.usualNames[words] ?? Self.columns(within: words) : []
  }

  /// The words of a name: letter case, points, hyphens, underscores and brackets don't matter.
  private static func words(of name: String) -> String { String(decoding: folded(name), as: UTF8.self) }

  /// The column of pay that the words start with, and the words behind it.
  private static func payColumn(_ words: String) -> (RoleColumn, String)? {
    for (name, column) in columns where name.hasPrefix("pay ") && column != .payUnit && words.hasPrefix(name + " ") {
      return (column, String(words.dropFirst(name.count + 1)))
    }
    return nil
  }

  /// Columns of one word that the words end with, such as `Role Title`.
  private static func columns(within words: String) -> [RoleColumn] {
    guard let last = words.split(separator: " ").last, let column = columns[String(last)] else { return [] }
    return [column]
  }

  /// What the columns of other programs are called, folded, and which of ours they may stand for.
  private static let usualNames: [String: [RoleColumn]] = {
    let names: [(columns: [RoleColumn], names: [String])] = [
      ([.title], ["job title", "role", "job", "position", "position title", "name", "role name", "job name"]),
      ([.id], ["job code", "code", "job id", "role id", "position id", "position code", "job number", "key"]),
      ([.family], ["job family", "department", "function", "job group", "job function", "business unit", "team"]),
      ([.aliases], ["alias", "other titles", "alternate titles", "other names", "synonyms"]),
      ([.soc], ["soc code", "soc codes", "onet code", "o*net code", "o*net soc code"]),
      ([.year], ["fiscal year", "pay year", "as of", "effective year", "effective date"]),
      (
        [.payLow],
        [
          "min", "minimum", "pay min", "min pay", "base min", "salary min", "min salary", "minimum salary", "range min",
          "range minimum", "pay minimum",
        ]
      ),
      (
        [.payHigh],
        [
          "max", "maximum", "pay max", "max pay", "base max", "salary max", "max salary", "maximum salary",
          "range max", "range maximum", "pay maximum",
        ]
      ),
      ([.payMean], ["average salary", "average pay", "mean pay", "mean salary", "avg salary", "avg pay"]),
      ([.payMedian], ["median", "median salary", "median pay"]),
      ([.payMean, .payMedian], ["salary", "base salary", "annual salary", "pay", "base pay", "wage", "compensation"]),
      ([.payUnit], ["rate type", "pay type", "pay basis", "pay frequency", "unit", "frequency", "per"]),
      ([.jobs], ["headcount", "incumbents", "employees", "number of employees", "people", "jobs"]),
      ([.educationRequired], ["education", "degree", "required education"]),
      ([.experienceLow], ["experience", "years of experience", "min experience", "minimum experience"]),
      ([.zone], ["job zone"]),
      ([.skills], ["skill", "required skills", "key skills", "competencies"]),
      ([.promotesTo], ["next role", "next job", "career path", "promotes"]),
    ]
    return Dictionary(uniqueKeysWithValues: names.flatMap { group in group.names.map { ($0, group.columns) } })
  }()
}

/// The columns that a table of roles has, by its header.
struct RoleTableColumns {
  let header: TableRow
  private(set) var positions: [RoleColumn: Int] = [:]
  /// The times that columns of pay name for all their cells.
  private(set) var periods: [RoleColumn: PayPeriod] = [:]
  /// Columns without a name, whose cells are to be empty.
  private(set) var nameless: [Int] = []

  /// So many names that are not read are told with the columns that they may stand for.
  private static let greatestToldCount = 30

  init(_ header: TableRow, log: FindingLog) {
    self.header = header
    var unread: [(name: String, likely: [RoleColumn])] = []
    for index in 0..<header.count {
      let text = header.trimmed(index)
      let name = RoleColumnName(text)
      if text.isEmpty {
        nameless.append(index)
      } else if let column = name.column {
        if positions.updateValue(positions[column] ?? index, forKey: column) != nil {
          log.add("The column \"\(column.rawValue)\" is there twice. Remove one.", at: place(column.rawValue))
        }
        if name.isForeign {
          log.add("The column \"\(shown(text))\" is no pay in dollars. \(Currency.advice)", at: place(column.rawValue))
        }
        if let period = name.period, period.isRead {
          periods[column] = period
        } else if let period = name.period {
          log.add("The column \"\(shown(text))\" is \(period.words). \(PayPeriod.advice)", at: place(column.rawValue))
        }
      } else {
        unread.append((text, name.likely))
      }
    }
    let lacksTitle = positions[.title] == nil
    if unread.count > 1 {
      report(unread, lacksTitle: lacksTitle, log: log)
    } else {
      if let (name, likely) = unread.first { report(name, likely, log: log) }
      if lacksTitle {
        log.add("The column \"title\" is missing: it names the role of each row.", at: place("title"))
      }
    }
  }

  private func place(_ field: String) -> Place {
    Place(file: header.table.file, line: header.line ?? header.number, field: field)
  }

  /// The columns beside those that are there.
  private var others: [RoleColumn] { RoleColumn.allCases.filter { positions[$0] == nil } }

  /// One finding for all the names that are not read.
  private func report(_ unread: [(name: String, likely: [RoleColumn])], lacksTitle: Bool, log: FindingLog) {
    let names = KnownNames(others.map(\.rawValue))
    var renamed: [String] = []
    var nameless: [String] = []
    var taken: Set<String> = []
    for (name, likely) in unread.prefix(Self.greatestToldCount) {
      let free = likely.filter { positions[$0] == nil && !taken.contains($0.rawValue) }.map(\.rawValue)
      let columns = free.isEmpty && likely.isEmpty ? names.nearest(to: name).map { [$0] } ?? [] : free
      if columns.count == 1 { taken.formUnion(columns) }
      if columns.isEmpty {
        nameless.append("\"\(shown(name))\"")
      } else {
        renamed.append(
          "\"\(shown(name))\" to \(joinedInWords(columns.map { "\"\($0)\"" }, by: "or"))")
      }
    }
    var sentences = ["\(counted(unread.count, "column")) of this header are unknown."]
    if lacksTitle { sentences.append("The column \"title\", which names the role of each row, is missing.") }
    if !renamed.isEmpty { sentences.append("Rename \(joinedInWords(renamed)).") }
    if !nameless.isEmpty {
      sentences.append("Nothing that is read is near \(joinedInWords(nameless)): rename or remove them.")
    }
    if unread.count > Self.greatestToldCount {
      sentences.append("\(unread.count - Self.greatestToldCount) more are unknown.")
    }
    if unread.contains(where: { Currency.isColumn($0.name) }) { sentences.append(Currency.advice) }
    let free = others.filter { !taken.contains($0.rawValue) }.map(\.rawValue)
    sentences.append("Other columns that are read: \(free.joined(separator: ", ")).")
    log.add(sentences.joined(separator: " "), at: place(""))
  }

  /// The finding about the only name that is not read.
  private func report(_ name: String, _ likely: [RoleColumn], log: FindingLog) {
    let others = others.map(\.rawValue)
    let kinds = others.filter { $0.hasPrefix(name.lowercased() + ".") }
    let free = likely.map(\.rawValue).filter(others.contains)
    var question = hint(for: name, among: others)
    if !free.isEmpty { question = " Did you mean \(joinedInWords(free.map { "\"\($0)\"" }, by: "or"))?" }
    if !kinds.isEmpty { question = " Say which it is: \(kinds.joined(separator: ", "))." }
    if question.isEmpty {
      question = " The columns beside those that are there: \(others.joined(separator: ", "))."
    }
    if Currency.isColumn(name) { question += " \(Currency.advice)" }
    log.add("The column \"\(shown(name))\" is unknown.\(question)", at: place(shown(name)))
  }
}
