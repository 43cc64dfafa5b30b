import RoleModel

/// What a catalog shows of the tables: that each word leads to something, and each once.
struct WordCheck {
  let names: TitleNames
  /// The names of what roles are rated on or list.
  let skills: Set<String>
  let log: FindingLog

  /// What stands before a target of `skills.tsv`.
  private static let skillKinds = [
    "skill", "knowledge", "ability", "activity", "style", "iwa", "technology", "tech", "tool", "trait",
  ]

  func run(_ reader: WordReader) {
    let noise = Set(reader.lines.filter { $0.table == .noise }.map(\.word))
    var owners: [String: Place] = [:]
    for line in reader.lines {
      checkTargets(line)
      switch line.table {
      case .noise: checkNoise(line)
      case .places: checkPlace(line)
      case .abbreviations:
        for target in line.targets where !noise.contains(comparedWords(target)) { checkKnown(target, line) }
      case .spellings: checkSpelling(line)
      case .british, .spanish: for target in line.targets { checkKnown(target, line) }
      case .everyday:
        for target in line.targets where !names.hasTitle(target) {
          add("No occupation has the title “\(target)”.", line, column: 1)
        }
        if line.columns.count > 2, line.columns[2] != "alone" {
          add("“\(line.columns[2])” is not “alone”.", line, column: 2)
        }
      case .skills: for target in line.targets { checkSkill(target, line) }
      }
      guard [.british, .spanish, .everyday].contains(line.table) else { continue }
      if let other = owners[line.word], other.file != line.place.file {
        add("“\(line.columns[0])” stands in \(other.words) too: one table says what a name means.", line, column: 0)
      }
      owners[line.word] = line.place
    }
  }

  private func add(_ message: @autoclosure () -> String, _ line: WordLine, column: Int) {
    log.add(
      message(), at: Place(file: line.place.file, line: line.place.line, field: line.table.columns[column]))
  }

  private func checkTargets(_ line: WordLine) {
    guard !line.table.isOfKinds else { return }
    var seen: Set<String> = []
    for target in line.targets {
      if line.table == .skills ? !seen.insert(target).inserted : !seen.insert(comparedWords(target)).inserted {
        add("“\(target)” stands twice.", line, column: 1)
      }
      if line.table != .skills, comparedWords(target) == line.word {
        add("“\(target)” is the word itself.", line, column: 1)
      }
    }
    if line.targets.isEmpty { add("No target stands there.", line, column: 1) }
  }

  private func checkNoise(_ line: WordLine) {
    let kind = TitleWords.Noise.Kind(rawValue: line.columns[1])
    if kind == nil { add("“\(line.columns[1])” is no kind: level, term, place, advert, pay or keep.", line, column: 1) }
    guard line.columns.count > 2 else { return }
    if kind != .level { add("Only a level has a part.", line, column: 2) }
    if !["upper", "middle", "lower"].contains(line.columns[2]) {
      add("“\(line.columns[2])” is no part: upper, middle or lower.", line, column: 2)
    }
  }

  private func checkPlace(_ line: WordLine) {
    guard let kind = TitleWords.Place(rawValue: line.columns[1]) else {
      return add("“\(line.columns[1])” is no kind: state, metro or nickname.", line, column: 1)
    }
    for code in line.columns[2].split(whereSeparator: { " |,;".contains($0) }) {
      let counts = kind == .state ? [2] : kind == .metro ? [5] : [2, 5]
      if !counts.contains(code.count) || !code.allSatisfy(\.isNumber) {
        add("“\(code)” is no code: two digits for a state, five for a metropolitan area.", line, column: 2)
      }
    }
  }

  private func checkKnown(_ target: String, _ line: WordLine) {
    let unknown = titleWords(target).filter { !names.knows($0) }
    if !unknown.isEmpty {
      add("No title and no alias has \(joinedInWords(unknown.map { "“\($0)”" }, by: "or")).", line, column: 1)
    }
  }

  private func checkSpelling(_ line: WordLine) {
    for (index, column) in line.columns.prefix(2).enumerated() where titleWords(column).count > 1 {
      add("“\(column)” is more than one word.", line, column: index)
    }
    checkKnown(line.columns[1], line)
  }

  private func checkSkill(_ target: String, _ line: WordLine) {
    let parts = target.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, Self.skillKinds.contains(parts[0]) else {
      return add(
        "“\(target)” names no kind: \(joinedInWords(Self.skillKinds, by: "or")) and a colon stand before it.", line,
        column: 1)
    }
    if ["skill", "knowledge", "technology"].contains(parts[0]), !skills.contains(parts[1]) {
      add("No role has the \(parts[0]) “\(parts[1])”.", line, column: 1)
    }
  }
}
