/// A handler that reads a whole small part of a workbook.
protocol WorkbookPart: XMLHandler {}

extension WorkbookPart {
  /// Reads all of an entry.
  func read(_ entry: Archive.Entry, of archive: Archive) throws(TableError) {
    let reader = try XMLReader(try archive.stream(entry), handler: self, limits: archive.limits)
    while try reader.read() == .pause {}
  }
}

/// The relations of a part: which files belong to it, and as what.
final class WorkbookRelations: WorkbookPart {
  struct Relation {
    /// The last word of its type, such as `worksheet`; what stands before it has a strict and a usual form.
    var kind: String
    /// The path in the archive.
    var path: String
  }

  let place: TablePlace
  private(set) var byID: [String: Relation] = [:]
  private let folder: [Substring]
  private let limits: TableLimits

  /// - Parameter part: the path of the part that has the relations; empty for the archive itself.
  init(ofPart part: String, in archive: Archive) throws(TableError) {
    folder = part.split(separator: "/").dropLast()
    limits = archive.limits
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let path = (folder + ["_rels", "\(name).rels"]).joined(separator: "/")
    place = TablePlace(file: archive.path, part: .entry(path))
    guard let entry = archive.firstEntry(at: path) else { return }
    try read(entry, of: archive)
  }

  /// The path of the first file of a kind.
  func path(ofKind kind: String) -> String? {
    byID.sorted { $0.key < $1.key }.first { $0.value.kind == kind }?.value.path
  }

  func start(_ element: XMLElement) throws(TableError) {
    guard element.isNamed("Relationship"), element.attribute("TargetMode") != "External",
      let id = element.attribute("Id"), let type = element.attribute("Type"), let target = element.attribute("Target")
    else { return }
    guard byID.count < limits.entries else { throw .limit(place, noun: "relations of a part", limit: limits.entries) }
    byID[id] = Relation(kind: type.split(separator: "/").last.map(String.init) ?? "", path: resolved(target))
  }

  func end(_ element: XMLElement) -> XMLStep { .goOn }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  /// The path in the archive of a target that is relative to the part's folder unless it starts with a slash.
  private func resolved(_ target: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder
    for step in target.split(separator: "/") {
      if step == ".." { _ = path.popLast() } else if step != "." { path.append(step) }
    }
    return path.joined(separator: "/")
  }
}

/// The list of sheets, and the start of the calendar.
final class WorkbookSheetList: WorkbookPart {
  struct Listed {
    var name: String
    var isHidden: Bool
    var relation: String
  }

  let place: TablePlace
  private(set) var sheets: [Listed] = []
  private(set) var startsIn1904 = false
  private var isWorkbook = false
  private let limits: TableLimits

  init(_ entry: Archive.Entry, of archive: Archive) throws(TableError) {
    place = archive.place(entry)
    limits = archive.limits
    try read(entry, of: archive)
    guard isWorkbook else { throw .notAWorkbook(file: archive.path, reason: "its main part is no workbook") }
  }

  func start(_ element: XMLElement) throws(TableError) {
    if element.isNamed("workbook") { isWorkbook = true }
    if element.isNamed("workbookPr") { startsIn1904 = ["1", "true"].contains(element.attribute("date1904")) }
    guard element.isNamed("sheet"), let name = element.attribute("name"), let relation = element.attribute("id") else {
      return
    }
    guard sheets.count < limits.sheets else { throw .limit(place, noun: "sheets", limit: limits.sheets) }
    let state = element.attribute("state")
    sheets.append(Listed(name: name, isHidden: state == "hidden" || state == "veryHidden", relation: relation))
  }

  func end(_ element: XMLElement) -> XMLStep { .goOn }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
