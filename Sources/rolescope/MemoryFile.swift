import Explorer
import Glibc
import RoleImport
import RoleModel
import SystemFiles
import TerminalScreen

/// The file that keeps how the explorer was left: `explorer.json`, see ``StateFile``. The last role, the filter, the query and
/// the marks are kept for each catalog apart.
struct MemoryFile {
  let path: String
  /// What the catalog is called in the file.
  let catalog: String

  /// The place that the environment names; nil when it names none that is absolute.
  static func inEnvironment(catalog: String) -> MemoryFile? {
    StateFile.folderInEnvironment.map { MemoryFile(path: $0 + "/explorer.json", catalog: catalog) }
  }

  /// Whether there is such a file: without one, this is the first time.
  var exists: Bool { Files.mayBeThere(path) }

  private var file: StateFile { StateFile(path: path) }

  /// How the explorer was left; as it begins when there is no file.
  func read() throws(StateFile.Failure) -> ExplorerMemory { try self.content().memory(of: catalog) }

  /// Keeps how the explorer is left, upon what another one may have written since `start` was read. A damaged file stays beside
  /// it as `explorer.json.damaged`; where the file can't be read nothing is kept. Nor is a text that is too long to be read back.
  func write(_ memory: ExplorerMemory, since start: ExplorerMemory) throws(StateFile.Failure) {
    try file.replacing { (replacement) throws(StateFile.Failure) in
      var content = try replacement.reading(orBeginningWith: Content()) { () throws(StateFile.Failure) in
        try self.content()
      }
      content.take(memory.merged(into: content.memory(of: catalog), since: start), of: catalog)
      try replacement.write(content.json)
    }
  }

  private func content() throws(StateFile.Failure) -> Content {
    guard let node = try file.read() else { return Content() }
    try file.checkVersion(of: node)
    guard let content = Content(node) else { throw file.damage("does not say what it should") }
    return content
  }
}

/// What the file says of all catalogs.
private struct Content {
  /// What is kept for one catalog.
  struct Place {
    var catalog: String
    var role: RoleID?
    var search = ExplorerMemory.Search()
  }

  /// Role and search are those of `places`.
  var shared = ExplorerMemory()
  /// The catalog that was left last stands last.
  var places: [Place] = []

  /// So many catalogs are remembered.
  private static let greatestPlaceCount = 20

  init() {}

  func memory(of catalog: String) -> ExplorerMemory {
    var memory = shared
    let place = places.first { $0.catalog == catalog }
    memory.role = place?.role
    memory.search = place?.search ?? .init()
    return memory
  }

  mutating func take(_ memory: ExplorerMemory, of catalog: String) {
    shared = memory
    shared.filters = Kept.newest(memory.filters.compactMap(Kept.text))
    shared.queries = Kept.newest(memory.queries.compactMap(Kept.text))
    let closest = memory.closest.filter { Kept.isShort($0.key) && Kept.isShort($0.value) }
    shared.closest = [:]
    for role in Kept.newest(closest.keys.sorted(), size: { Kept.size($0) + Kept.size(closest[$0] ?? "") }) {
      shared.closest[role] = closest[role]
    }
    places.removeAll { $0.catalog == catalog }
    places.append(Place(catalog: catalog, role: memory.role, search: memory.search).keepable)
    places = Kept.newest(places.suffix(Self.greatestPlaceCount), size: \.size)
  }

  var json: JSON {
    .object([
      ("version", JSON(StateFile.version)), ("pane", .string(shared.pane.name)),
      ("order", .string(shared.order.rawValue)), ("reversed", .bool(shared.isReversed)),
      ("oneYear", .bool(shared.alignsPay)), ("skillOrder", .string(shared.skillOrder.rawValue)),
      (
        "closest",
        .array(
          shared.closest.sorted { $0.key < $1.key }.map {
            .object([("role", .string($0.key)), ("code", .string($0.value))])
          })
      ), ("filters", JSON(shared.filters)), ("queries", JSON(shared.queries)),
      ("catalogs", .array(places.map(\.json))),
    ])
  }

  /// nil when a part is not what it should be.
  init?(_ node: JSONNode) {
    guard let members = node.members,
      let pane = members["pane"]?.text.flatMap({ PaneID(name: $0) }),
      let order = members["order"]?.text.flatMap(ListOrder.init),
      let skillOrder = members["skillOrder"]?.text.flatMap(ViewState.SkillOrder.init),
      let filters = members["filters"]?.texts, let queries = members["queries"]?.texts,
      let closest = members["closest"]?.items, let catalogs = members["catalogs"]?.items
    else { return nil }
    shared.pane = pane
    shared.order = order
    shared.isReversed = members["reversed"]?.isTrue ?? false
    shared.alignsPay = members["oneYear"]?.isTrue ?? false
    shared.skillOrder = skillOrder
    shared.filters = filters.map { TextCleaning.cleaned($0) }
    shared.queries = queries.map { TextCleaning.cleaned($0) }
    for choice in closest {
      guard let role = choice.members?["role"]?.text, let code = choice.members?["code"]?.text else { return nil }
      shared.closest[role] = code
    }
    for catalog in catalogs {
      guard let place = Place(catalog) else { return nil }
      places.append(place)
    }
  }
}

/// What of a session is short enough to be read back: each text, and each list, of which the file has four.
private enum Kept {
  /// The most bytes of a text in the file.
  private static let longestText = 8 << 10
  /// The most bytes of a list in the file, with room for what stands beside the lists.
  private static let longestList = StateFile.greatestLength / 5
  /// What a member of an object may take beside its texts, with names, margin and line end.
  static let margin = 40

  /// The bytes of a text in the file.
  static func size(_ text: String) -> Int { JSON.string(text).text().utf8.count + margin }

  /// By the text's own bytes first: to write one of many megabytes takes its time.
  static func isShort(_ text: String) -> Bool { text.utf8.count <= longestText && size(text) <= longestText }

  /// A text as it is read back; nil when it is too long.
  static func text(_ text: String) -> String? { isShort(text) ? TextCleaning.cleaned(text) : nil }

  /// As many of the last ones as the list has room for.
  static func newest<Item>(_ items: [Item], size: (Item) -> Int) -> [Item] {
    var room = longestList
    let kept = items.reversed().filter { item in
      let size = size(item)
      guard size <= room else { return false }
      room -= size
      return true
    }
    return kept.reversed()
  }

  static func newest(_ texts: [String]) -> [String] { newest(texts) { size($0) } }
}

extension Content.Place {
  /// Without what is too long.
  fileprivate var keepable: Self {
    var place = self
    place.role = role.flatMap { Kept.isShort($0.text) ? $0 : nil }
    place.search.filter = Kept.text(search.filter) ?? ""
    place.search.skills = Kept.text(search.skills) ?? ""
    place.search.marks = search.marks.prefix(Comparison.letters.count).filter { Kept.isShort($0.text) }
    return place
  }

  /// Its bytes in the file, or some more.
  fileprivate var size: Int {
    let texts = [catalog, role?.text ?? "", search.filter, search.skills] + search.marks.map(\.text)
    return texts.reduce(Kept.margin) { $0 + Kept.size($1) }
  }

  var json: JSON {
    .object([
      ("catalog", .string(catalog)), ("role", JSON(role?.text)), ("filter", .string(search.filter)),
      ("skills", .string(search.skills)), ("marks", JSON(search.marks.map(\.text))),
    ])
  }

  init?(_ node: JSONNode) {
    guard let members = node.members, let catalog = members["catalog"]?.text, let filter = members["filter"]?.cleanText,
      let skills = members["skills"]?.cleanText, let marks = members["marks"]?.texts
    else { return nil }
    self.catalog = catalog
    role = members["role"]?.text.map { RoleID($0) }
    search.filter = filter
    search.skills = skills
    search.marks = marks.prefix(Comparison.letters.count).map { RoleID($0) }
  }
}

extension JSONNode {
  /// The texts of a list of nothing else.
  fileprivate var texts: [String]? {
    guard let items else { return nil }
    let texts = items.compactMap(\.text)
    return texts.count == items.count ? texts : nil
  }
}
