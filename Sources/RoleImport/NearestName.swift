import RoleModel

/// The question that a message about an unknown name ends in: ` Did you mean "figures"?`, or nothing.
func hint(for name: String, among names: some Sequence<String>) -> String {
  nearestName(to: name, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
}

/// The name that a misspelt one most likely stands for: at most a third of it, and no more than three letters, changed.
func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().utf8)
  let limit = min(3, max(1, name.count / 3))
  let near = names.compactMap { candidate in
    editDistance(wanted, Array(candidate.lowercased().utf8), limit: limit).map { (distance: $0, name: candidate) }
  }
  // Of equally near names the first in the alphabet, whatever order the names come in.
  return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
}
