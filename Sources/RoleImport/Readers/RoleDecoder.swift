import RoleModel

/// A role as a file holds it, with the places that later checks point at.
struct DecodedRole {
  var role: Role
  var place: Place
  var idPlace: Place
  var titlePlace: Place
  var edges: [(edge: Edge, place: Place)] = []
  var hourlyRates: [HourlyRate] = []
  /// Whether some figure of it has a finding, so that checks across figures would only repeat it.
  var hasUnfitFigures = false

  /// An hourly figure that is said to be derived.
  struct HourlyRate {
    var rate: Double
    /// The digits that the file gives behind the point.
    var decimals: Int
    var source: SourceID
    var place: Place
  }
}

/// Decodes the roles of files whose sources are known.
struct RoleDecoder {
  let sources: SourceTable
  let log: FindingLog
  private(set) var roles: [DecodedRole] = []
  /// Whether some role has no readable id, for a reason that has a finding already.
  var isIncomplete = false
  private(set) var unknownSources = UnknownNames()

  private static let keys = [
    "id", "title", "kind", "family", "aliases", "codes", "candidates", "figures", "skills", "statements", "edges",
  ]

  init(sources: SourceTable, log: FindingLog) {
    self.sources = sources
    self.log = log
  }

  /// Reads one element of a file's `roles`.
  mutating func read(_ node: JSONNode, at place: Place) {
    guard let object = ObjectReader(node, at: place, keys: Self.keys, log: log) else {
      isIncomplete = true
      return
    }
    let id = roleID(object)
    if id == nil { isIncomplete = true }
    let title = object.text("title")
    let kind: Role.Kind? = object.word("kind", "kind of role")
    let family = object.text("family")
    // A role without id or title is read on with stand-ins, so that what else is wrong in it is found in the same pass.
    var decoded = DecodedRole(
      role: Role(id: id ?? RoleID(""), title: title ?? "", kind: kind ?? .profile, family: family ?? ""), place: place,
      idPlace: object.place(of: "id"), titlePlace: object.place(of: "title"))
    decoded.role.aliases = aliases(object, title: title)
    decoded.role.codes = object.elements("codes").compactMap {
      code($0.node, at: $0.place, keys: ["scheme", "code"])?.code
    }
    decoded.role.candidates = object.elements("candidates").compactMap { candidate($0.node, at: $0.place) }
    for (node, place) in object.elements("figures") { readFigure(node, at: place, into: &decoded) }
    decoded.role.skills = object.elements("skills").flatMap { skills($0.node, at: $0.place) }
    decoded.role.statements = object.elements("statements").flatMap { statements($0.node, at: $0.place) }
    for (node, place) in object.elements("edges") { readEdge(node, at: place, into: &decoded) }
    if kind == .mention, !decoded.role.figures.isEmpty {
      log.add(
        "A role that is only named has no figures; its kind is profile or occupation.", at: object.place(of: "kind"))
    }
    roles.append(decoded)
  }

  private func roleID(_ object: ObjectReader) -> RoleID? {
    object.text("id").map { fitRoleID($0, at: object.place(of: "id"), log: log) }
  }

  private func aliases(_ object: ObjectReader, title: String?) -> [String] {
    var aliases: [String] = []
    var known: Set<String> = []
    for (node, place) in object.elements("aliases") {
      guard let alias = fitText(node, at: place, log: log) else { continue }
      if alias != title, known.insert(alias).inserted {
        aliases.append(alias)
      } else {
        log.add("The name \"\(alias)\" is there twice.", at: place)
      }
    }
    return aliases
  }

  private func code(_ node: JSONNode, at place: Place, keys: [String]) -> (code: Code, object: ObjectReader)? {
    guard let object = ObjectReader(node, at: place, keys: keys, log: log) else { return nil }
    let scheme: Code.Scheme? = object.word("scheme", "scheme of codes")
    guard let text = object.text("code"), let scheme else { return nil }
    guard scheme.fits(text) else {
      log.add(
        "A code of \(scheme.rawValue) has the form \(scheme.pattern), and \"\(text)\" has not.",
        at: object.place(of: "code"))
      return nil
    }
    if let retired = RetiredCode(text) {
      log.add("\(retired.words). Write one of these.", at: object.place(of: "code"))
      return nil
    }
    return (Code(scheme: scheme, code: text), object)
  }

  private mutating func candidate(_ node: JSONNode, at place: Place) -> Role.Candidate? {
    guard let (code, object) = code(node, at: place, keys: ["scheme", "code", "source"]) else { return nil }
    guard let name = object.text("source"), let source = source(name, at: object.place(of: "source")) else {
      return nil
    }
    return Role.Candidate(code: code, source: source.id)
  }

  /// The source of a name; an unknown one is kept for a finding.
  mutating func source(_ name: String, at place: Place) -> Source? {
    let id = SourceID(name)
    if let source = sources.source(id) { return source }
    if !sources.holds(id) { unknownSources.add(name, at: place) }
    return nil
  }
}

/// The id of this text; one of another form than ids have is a finding.
func fitRoleID(_ text: String, at place: Place, log: FindingLog) -> RoleID {
  let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  if !words.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isIDByte) }) {
    log.add("An id is lower-case words and digits joined by hyphens, and \"\(text)\" is not.", at: place)
  }
  return RoleID(text)
}

/// Whether the words of ids may have it: a to z, and digits.
func isIDByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (0x30...0x39).contains(byte)
}

extension Code.Scheme {
  /// The form of the scheme's codes, with 0 for any digit.
  var pattern: String { self == .soc2018 ? "00-0000" : "00-0000.00" }

  func fits(_ text: String) -> Bool { String(text.map { $0.isASCII && $0.isNumber ? "0" : $0 }) == pattern }
}

/// Names that nothing answers to: each one is one finding, where it first stands.
struct UnknownNames {
  private(set) var entries: [(name: String, place: Place, count: Int)] = []
  private var indices: [String: Int] = [:]

  mutating func add(_ name: String, at place: Place) {
    if let index = indices[name] {
      entries[index].count += 1
    } else {
      indices[name] = entries.count
      entries.append((name, place, 1))
    }
  }

  /// So many unknown names are told which known one is nearest: a file with more has names of something else.
  private static let greatestHintCount = 20

  /// Reports each name as no `noun` of any `holder`, the first ones with the nearest of `known`.
  func report(as noun: String, of holder: String = "file", known: [String], log: FindingLog) {
    if entries.isEmpty { return }
    let names = KnownNames(known)
    for (index, entry) in entries.enumerated() {
      let nearest = index < Self.greatestHintCount ? hint(for: entry.name, among: names) : ""
      let others = entry.count > 1 ? " It stands in \(entry.count) places." : ""
      log.add(
        "No \(holder) holds the \(noun) \"\(entry.name)\".\(nearest)\(others)",
        at: entry.place)
    }
  }
}
