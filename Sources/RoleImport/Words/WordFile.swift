import RoleModel
import SystemFiles

/// Checks the tables of the words that people use, by the rules of `WordFiles.md`.
package enum WordFile {
  /// What a file may have at most, in bytes.
  private static let greatestLength = 4 << 20

  package static func isOne(path: String) -> Bool { path.hasSuffix(".tsv") }

  /// What is wrong in files that are read together, and how many lines they have.
  package static func check(
    paths: [String], in catalog: some Catalog
  ) throws(CatalogFailure) -> (findings: [Finding], lineCount: Int) {
    let log = FindingLog()
    var reader = WordReader(log: log)
    for path in paths {
      do throws(RegularFile.Refusal) {
        reader.read(try RegularFile.bytes(of: path, limit: greatestLength), file: path)
      } catch { log.add("The file cannot be read: \(error.words).", at: Place(file: path, line: 1, field: "")) }
    }
    WordCheck(names: try TitleNames(catalog), skills: try skills(catalog), log: log).run(reader)
    return (log.sorted(files: paths), reader.lines.count)
  }

  /// The names of what roles are rated on or list.
  private static func skills(_ catalog: some Catalog) throws(CatalogFailure) -> Set<String> {
    Set(try catalog.skillNames().map(\.name))
  }
}

/// A line of a table.
struct WordLine {
  var table: WordTable
  var columns: [String]
  var place: Place

  /// The word as it is compared.
  var word: String { comparedWords(columns[0]) }

  /// The targets as they are written.
  var targets: [String] {
    guard columns.count > 1 else { return [] }
    let sign: Character = table == .skills ? ";" : "|"
    return columns[1].split(separator: sign).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// A table by the name of its file.
enum WordTable: String, CaseIterable {
  case noise, abbreviations, british, spanish, spellings, places, everyday, skills

  var columns: [String] {
    switch self {
    case .noise: ["word", "kind", "part"]
    case .abbreviations: ["short", "long", "note"]
    case .british: ["british", "american", "note"]
    case .spanish: ["spanish", "english", "note"]
    case .spellings: ["british", "american"]
    case .places: ["place", "kind", "codes"]
    case .everyday: ["name", "titles", "when"]
    case .skills: ["word", "targets", "note"]
    }
  }

  /// How many columns each line has at least.
  var neededCount: Int { self == .places ? 3 : 2 }
  /// Whether the second column names a kind, and no targets.
  var isOfKinds: Bool { self == .noise || self == .places }
}

/// Words as searches of titles compare them.
func comparedWords(_ text: String) -> String { titleWords(text).joined(separator: " ") }

/// Takes the tables apart, and reports what needs no catalog to be seen.
struct WordReader {
  let log: FindingLog
  private(set) var lines: [WordLine] = []

  init(log: FindingLog) { self.log = log }

  mutating func read(_ bytes: [UInt8], file: String) {
    let name = FileName.last(of: file)
    let start = Place(file: file, line: 1, field: "")
    guard name.hasSuffix(".tsv"), let table = WordTable(rawValue: String(name.dropLast(4))) else {
      let names = WordTable.allCases.map { $0.rawValue + ".tsv" }
      return log.add("The name says no table: there are \(joinedInWords(names)).", at: start)
    }
    var words: [String: Place] = [:]
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let place = Place(file: file, line: index + 1, field: "")
      guard !line.isEmpty, line.first != UInt8(ascii: "#") else { continue }
      guard let text = String(validating: line, as: UTF8.self) else {
        log.add("The line is not UTF-8.", at: place)
        continue
      }
      guard let read = self.line(text, table, at: place) else { continue }
      if let other = words[read.word] {
        log.add("“\(read.columns[0])” stands in line \(other.line) too.", at: place)
        continue
      }
      words[read.word] = place
      lines.append(read)
    }
  }

  private func line(_ text: String, _ table: WordTable, at place: Place) -> WordLine? {
    if text.hasSuffix("\r") {
      log.add("The line ends as on Windows: save the file with line feeds alone.", at: place)
      return nil
    }
    var columns = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    while columns.count > 1, columns.last?.isEmpty == true { columns.removeLast() }
    let known = table.columns
    guard columns.count <= known.count else {
      log.add(
        "\(counted(columns.count, "column")), and the table has \(known.count): \(joinedInWords(known)).", at: place)
      return nil
    }
    guard columns.count >= table.neededCount else {
      log.add("The column \(known[columns.count]) is missing: a tab stands between columns.", at: place)
      return nil
    }
    for (index, column) in columns.enumerated() where index < table.neededCount || !column.isEmpty {
      let cell = Place(file: place.file, line: place.line, field: known[index])
      if column.isEmpty {
        log.add("The column is empty.", at: cell)
        return nil
      }
      if column.hasPrefix(" ") || column.hasSuffix(" ") {
        log.add("A space stands at an end of “\(column)”.", at: cell)
      }
      let isNote = known[index] == "note" || table == .skills && index == 1
      if !isNote, column != column.lowercased() { log.add("“\(column)” is not in lower case.", at: cell) }
    }
    let line = WordLine(table: table, columns: columns, place: place)
    guard !line.word.isEmpty else {
      log.add("“\(columns[0])” has no letter and no digit.", at: place)
      return nil
    }
    return line
  }
}
