import RoleModel

/// The question that a message about an unknown name ends in: ` Did you mean "figures"?`, or nothing.
func hint(for name: String, among names: some Sequence<String>) -> String {
  hint(for: name, among: KnownNames(names))
}

/// The same for names that several unknown ones are held against.
func hint(for name: String, among names: KnownNames) -> String {
  names.nearest(to: name).map { " Did you mean \"\($0)\"?" } ?? ""
}

/// The name that a misspelt one most likely stands for.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  KnownNames(names).nearest(to: name)
}

/// Names that misspelt ones are held against.
struct KnownNames {
  private let names: [(name: String, lowercased: [UInt8])]

  init(_ names: some Sequence<String>) { self.names = names.map { ($0, Array($0.lowercased().utf8)) } }

  /// The name that a misspelt one most likely stands for: at most a third of it, and no more than three letters, changed.
  func nearest(to name: String) -> String? {
    let wanted = NearText(Array(name.lowercased().utf8))
    let limit = min(3, max(1, name.count / 3))
    var best: (distance: Int, name: String)?
    for known in names {
      guard let distance = wanted.distance(to: known.lowercased, limit: best?.distance ?? limit) else { continue }
      // Of equally near names the first in the alphabet, whatever order the names come in.
      if let best, (best.distance, best.name) <= (distance, known.name) { continue }
      best = (distance, known.name)
    }
    return best?.name
  }
}
