import Explorer
import Glibc
import RoleImport
import RoleModel

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
  var exists: Bool { access(path, F_OK) == 0 }

  private var file: StateFile { StateFile(path: path) }

  /// How the explorer was left; as it begins when there is no file.
  func read() throws(StateFile.Failure) -> ExplorerMemory { try self.content().memory(of: catalog) }

  /// Keeps how the explorer is left, upon what another one may have written since `start` was read. What cannot be read stays
  /// beside the file as `explorer.json.damaged`.
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
    guard let content = Content(node) else { throw file.failure("does not say what it should") }
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
    places.removeAll { $0.catalog == catalog }
    places.append(Place(catalog: catalog, role: memory.role, search: memory.search))
    places.removeFirst(max(0, places.count - Self.greatestPlaceCount))
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
    shared.filters = filters
    shared.queries = queries
    for choice in closest {
      guard let role = choice.members?["role"]?.cleanText, let code = choice.members?["code"]?.text else { return nil }
      shared.closest[role] = code
    }
    for catalog in catalogs {
      guard let place = Place(catalog) else { return nil }
      places.append(place)
    }
  }
}

extension Content.Place {
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
    role = members["role"]?.cleanText.map { RoleID($0) }
    search.filter = filter
    search.skills = skills
    search.marks = marks.prefix(Comparison.letters.count).map { RoleID($0) }
  }
}

extension JSONNode {
  /// The texts of a list of nothing else.
  fileprivate var texts: [String]? {
    guard let items else { return nil }
    let texts = items.compactMap(\.cleanText)
    return texts.count == items.count ? texts : nil
  }
}
