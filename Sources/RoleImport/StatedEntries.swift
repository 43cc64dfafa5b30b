import RoleModel

/// What a book's roles have from some sources, to tell what an import would take away.
struct StatedEntries {
  private enum Entry: Hashable {
    case figure(Field)
    case skill(String)
    case statement(String)
    case place(String)
    case price(String)
  }

  /// By the role's place in the book; prices, which are of no role, stand under -1.
  private var counts: [Int: [Entry: Int]] = [:]

  init(_ ids: Set<SourceID>, in book: RoleBook) {
    for (index, role) in book.roles.enumerated() {
      // What a publisher withholds is nothing that can be lost.
      for figure in role.figures where ids.contains(figure.source) && figure.value != .missing {
        counts[index, default: [:]][.figure(figure.field), default: 0] += 1
      }
      for rating in role.skills where ids.contains(rating.source) {
        counts[index, default: [:]][.skill(rating.name), default: 0] += 1
      }
      for statement in role.statements where ids.contains(statement.source) {
        counts[index, default: [:]][.statement(statement.text), default: 0] += 1
      }
      for table in book.placePay[role.id] ?? [] where ids.contains(table.source) {
        for row in table.rows { counts[index, default: [:]][.place(row.place), default: 0] += 1 }
      }
    }
    for parity in book.parities where ids.contains(parity.source) { counts[-1, default: [:]][.price(parity.place)] = 1 }
  }

  /// What is in this and not in another one.
  struct Gone {
    var count = 0
    /// `12 figures of 3 roles, such as Actors (preparation, 2 skills)`; nil for none.
    var words: String?
  }

  func gone(from after: StatedEntries, in book: RoleBook) -> Gone {
    var gone = Gone()
    var roles: [(title: String, entries: [Entry])] = []
    for (index, entries) in counts.sorted(by: { $0.key < $1.key }) {
      let left = after.counts[index] ?? [:]
      let lost = entries.filter { $0.value > left[$0.key] ?? 0 }
      guard !lost.isEmpty else { continue }
      gone.count += lost.reduce(0) { $0 + $1.value - (left[$1.key] ?? 0) }
      roles.append((index < 0 ? "" : book.roles[index].title, Array(lost.keys)))
    }
    guard let first = roles.first else { return gone }
    if first.title.isEmpty {
      let places = first.entries.compactMap { if case .price(let place) = $0 { place } else { nil } }.sorted()
      gone.words = "prices of \(counted(places.count, "place")) (\(Self.some(places)))"
    } else {
      let examples = roles.prefix(2).map { "\($0.title) (\(Self.words($0.entries)))" }
      gone.words =
        "\(counted(gone.count, "figure")) of \(counted(roles.count, "role")), such as \(joinedInWords(examples))"
    }
    return gone
  }

  private static func words(_ entries: [Entry]) -> String {
    var fields: [String] = []
    var (skills, statements, places) = (0, 0, 0)
    for entry in entries {
      switch entry {
      case .figure(let field): fields.append(field.pane == .education ? "education \(field.words)" : field.words)
      case .skill: skills += 1
      case .statement: statements += 1
      case .place: places += 1
      case .price: break
      }
    }
    let rest = [
      skills > 0 ? counted(skills, "skill") : nil, statements > 0 ? counted(statements, "statement") : nil,
      places > 0 ? "pay of \(counted(places, "place"))" : nil,
    ].compactMap(\.self)
    return some(fields.sorted() + rest)
  }

  private static func some(_ names: [String]) -> String {
    names.count > 6
      ? names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more" : names.joined(separator: ", ")
  }
}
