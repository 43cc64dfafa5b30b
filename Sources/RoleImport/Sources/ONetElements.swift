/// The names of the elements that O*NET rates, by their ids, out of the release's table `Content Model Reference`.
struct ONetElements {
  private var names: [String: String] = [:]

  /// A release whose tables name their elements needs no such table.
  init(_ files: ONetFiles) throws(TableError) {
    guard let table = try files.optionalTable(["Content Model Reference"]) else { return }
    let header = try TableHeader.find(["Element ID", "Element Name"], in: table.rows)
    let (id, name) = (try header.column("Element ID"), try header.column("Element Name"))
    while let row = try table.rows.next() { names[row.trimmed(id)] = row.trimmed(name) }
  }

  func name(of element: String, _ place: TablePlace) throws(TableError) -> String {
    guard let name = names[element] else {
      throw .content(
        place,
        sentence:
          "\"\(shown(element))\" has no name here. Put the same release's table Content Model Reference beside this one."
      )
    }
    return name
  }
}
