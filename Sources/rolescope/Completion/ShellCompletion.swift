import ArgumentParser
import Explorer
import RoleCatalog
import RoleModel

/// What the shells complete beyond the options: roles, skills, fields and states, from the catalog that the line names.
enum ShellCompletion {
  /// A role in one word.
  static let role = CompletionKind.custom { words, index, prefix in
    roles(CommandLineWords(words, at: index, prefix: prefix), joining: false)
  }

  /// A value of the setting that is named before it.
  static let settingValue = CompletionKind.custom { words, index, prefix in
    let line = CommandLineWords(words, at: index, prefix: prefix)
    switch line.precedingArguments.last.flatMap({ Setting(rawValue: $0) })?.kind {
    case .choice(let choices): return choices.filter { folded($0).starts(with: folded(line.typed)) }
    case .flag: return ["true", "false"].filter { $0.hasPrefix(line.typed) }
    case .program, nil: return []
    }
  }

  /// A role in as many words as it has.
  static let roleInWords = CompletionKind.custom { words, index, prefix in
    roles(CommandLineWords(words, at: index, prefix: prefix), joining: true)
  }

  /// A role in one word, or `me`.
  static let roleOrMe = CompletionKind.custom { words, index, prefix in
    roles(CommandLineWords(words, at: index, prefix: prefix), joining: false, andMe: true)
  }

  /// A role in as many words as it has, or `me`.
  static let roleInWordsOrMe = CompletionKind.custom { words, index, prefix in
    roles(CommandLineWords(words, at: index, prefix: prefix), joining: true, andMe: true)
  }

  /// The last skill of a query in one word.
  static let query = CompletionKind.custom { words, index, prefix in
    skills(CommandLineWords(words, at: index, prefix: prefix), joining: false)
  }

  /// The last skill of a query in several words.
  static let queryInWords = CompletionKind.custom { words, index, prefix in
    skills(CommandLineWords(words, at: index, prefix: prefix), joining: true)
  }

  /// A state, by its name or postal code.
  static let state = CompletionKind.custom { words, index, prefix in
    var offers = Offers(continuing: CommandLineWords(words, at: index, prefix: prefix).typed)
    offerStates(&offers, behind: "")
    return offers.words()
  }

  /// The code of an occupation.
  static let occupation = CompletionKind.custom { words, index, prefix in
    let line = CommandLineWords(words, at: index, prefix: prefix)
    guard let catalog = line.catalog() else { return [] }
    var offers = Offers(continuing: line.typed)
    for entry in entries(of: catalog) where entry.kind == .occupation { offers.offer(entry.id.text) }
    return offers.words()
  }

  /// What `explain` explains: a field, or a thing named behind its kind and a colon.
  static let explained = CompletionKind.custom { words, index, prefix in
    let line = CommandLineWords(words, at: index, prefix: prefix)
    var offers = Offers(continuing: line.typed)
    guard let colon = line.typed.firstIndex(of: ":") else {
      for field in Field.allCases { offers.offer(field.rawValue) }
      return offers.words()
    }
    let head = String(line.typed[...colon])
    guard let catalog = line.catalog() else { return [] }
    switch head.lowercased() {
    case "skill:": for skill in skillNames(of: catalog) { offers.offer(skill.name, behind: head) }
    case "place:": offerStates(&offers, behind: head)
    case "source:": for source in (try? catalog.sources()) ?? [] { offers.offer(source.id.text, behind: head) }
    case "related:":
      for title in titles(beginning: line.typed.dropFirst(head.count), in: catalog) {
        offers.offer(title, behind: head)
      }
    case "statement:": for kind in Statement.Kind.allCases { offers.offer(kind.rawValue, behind: head) }
    default: break
    }
    return offers.words()
  }

  // MARK: Roles

  private static func roles(_ line: CommandLineWords, joining: Bool, andMe: Bool = false) -> [String] {
    guard let catalog = line.catalog() else { return [] }
    let arguments = joining ? line.precedingArguments.map { $0 + " " }.joined() : ""
    var offers = Offers(continuing: arguments + line.typed)
    if andMe, arguments.isEmpty { offers.offer("me") }
    for title in titles(beginning: arguments + line.typed, in: catalog) { offers.offer(title) }
    // Ids look like codes or hold hyphens; among the titles they would only double them.
    if line.typed.first?.isNumber == true || line.typed.contains("-"), arguments.isEmpty {
      for entry in entries(of: catalog) { offers.offer(entry.id.text) }
    }
    return offers.words(behind: arguments)
  }

  /// The titles that begin so; where none does, the aliases.
  private static func titles(beginning text: some StringProtocol, in catalog: CatalogReader) -> [String] {
    let wanted = folded(String(text))
    var (titled, aliased): ([Int], [Int]) = ([], [])
    try? catalog.scanNames { chunk in
      for index in chunk.owners.indices where chunk.name(index).starts(with: wanted) {
        let position = Int(chunk.owners[index] >> 1)
        if chunk.owners[index] & 1 == 0 {
          titled.append(position)
        } else if aliased.last != position {
          aliased.append(position)
        }
      }
      return titled.count <= Offers.greatestCount
    }
    guard titled.count <= Offers.greatestCount else { return [] }
    guard titled.isEmpty else {
      return titled.compactMap { try? catalog.entries(at: $0..<$0 + 1).first?.title }.sorted()
    }
    let aliases = aliased.prefix(mostAliased).flatMap { position in
      ((try? catalog.role(at: position).aliases) ?? []).filter { folded($0).starts(with: wanted) }
    }
    return Set(aliases).sorted()
  }

  /// Reading whole roles for their aliases takes longest; so many are read within a blink.
  private static let mostAliased = 50

  /// What lists show of every role, of a catalog that nobody waits for.
  private static func entries(of catalog: CatalogReader) -> [RoleEntry] {
    guard catalog.roleCount <= 10_000 else { return [] }
    return (try? catalog.entries(at: 0..<catalog.roleCount)) ?? []
  }

  // MARK: Skills and states

  private static func skills(_ line: CommandLineWords, joining: Bool) -> [String] {
    guard let catalog = line.catalog() else { return [] }
    let arguments = joining ? line.precedingArguments.map { $0 + " " }.joined() : ""
    let text = arguments + line.typed
    // A term begins behind the last sign, as the query reads it.
    var head = text.lastIndex { ",&|()!".contains($0) }.map { String(text[...$0]) } ?? ""
    head += text.dropFirst(head.count).prefix { $0 == " " }
    var offers = Offers(continuing: text)
    for skill in skillNames(of: catalog) where !skill.name.contains(where: { ",&|()!^\"".contains($0) }) {
      offers.offer(skill.name, behind: head)
    }
    return offers.words(behind: arguments)
  }

  /// What is rated on scales first, then the named technologies.
  private static func skillNames(of catalog: CatalogReader) -> [SkillName] {
    ((try? catalog.skillNames()) ?? []).sorted {
      ($0.kind == .technology ? 1 : 0, $0.name) < ($1.kind == .technology ? 1 : 0, $1.name)
    }
  }

  private static func offerStates(_ offers: inout Offers, behind head: String) {
    for place in USPlace.all {
      offers.offer(place.name, behind: head)
      offers.offer(place.postalCode, behind: head)
    }
  }
}
