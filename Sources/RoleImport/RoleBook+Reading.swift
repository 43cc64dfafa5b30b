import RoleModel

/// The reading of role files and of tables of own roles beside what the book has.
extension RoleBook {
  /// Reads and checks roles to be added: role files together as one set, then each table of roles.
  ///
  /// A role of the same id as one of the book takes its place; a title may not be another role's, unless the role is own.
  package func reading(ofRoles files: [String]) -> [(file: String, reading: RoleFile.Reading, isTable: Bool)] {
    let documents = files.filter { $0.lowercased().hasSuffix(".json") }
    var readings: [(file: String, reading: RoleFile.Reading, isTable: Bool)] = []
    if !documents.isEmpty {
      let reading = checked { RoleFile.read(paths: documents, beside: $0) }
      readings.append((file: documents.joined(separator: ", "), reading: reading, isTable: false))
    }
    for file in files where !documents.contains(file) {
      let earlier = readings.compactMap { if case .sound(let set) = $0.reading { set } else { nil } }
      readings.append((file: file, reading: tableReading(of: file, beside: earlier), isTable: true))
    }
    return readings
  }

  /// Reads a table beside the roles that it does not replace: those of others, and of what is added before it.
  private func tableReading(of file: String, beside earlier: [RoleSet]) -> RoleFile.Reading {
    let own = RoleTable.source(of: file).id
    let isThere = sources.contains { $0.id == own && $0.publisher == RoleTable.publisher }
    let former = isThere ? roles.filter { Self.isOwn($0, of: own) } : []
    let formerIDs = Set(former.map(\.id))
    let replaced = Set(earlier.flatMap(\.roles).map(\.id))
    let others = RoleSet(
      sources: sources.filter { $0.id != own || !isThere },
      roles: roles.filter { !formerIDs.contains($0.id) && !replaced.contains($0.id) })
    return RoleTable.read(path: file, beside: [others] + earlier, replacing: former)
  }

  /// Whether a table with this source brought the role. Of an own role without any entry nobody knows which table did.
  private static func isOwn(_ role: Role, of source: SourceID) -> Bool {
    role.kind != .occupation && role.kind != .mention && (role.kind == .own || role.hasEntries)
      && stands(role, on: [source])
  }

  /// A reading alone, then beside the roles that it leaves in place. Files may refer to the book's sources.
  private func checked(_ read: ([RoleSet]) -> RoleFile.Reading) -> RoleFile.Reading {
    let alone = read([])
    guard case .sound(let set) = alone else {
      let beside = read([RoleSet(sources: sources, roles: [])])
      if case .sound = beside { return beside }
      return alone
    }
    // A role that these sources brought may be replaced; every other one keeps its id and its title.
    let own = Set(set.sources.map(\.id))
    let wanted = Set(set.roles.map(\.id))
    return read([RoleSet(sources: [], roles: roles.filter { !wanted.contains($0.id) || !Self.stands($0, on: own) })])
  }

  /// Whether everything of a role stands on these sources; of a role without any entry nobody knows whose it is.
  static func stands(_ role: Role, on ids: Set<SourceID>) -> Bool {
    role.kind != .occupation
      && (role.figures.map(\.source) + role.skills.map(\.source) + role.statements.map(\.source)
        + role.edges.map(\.source) + role.candidates.map(\.source)).allSatisfy {
          ids.contains($0) || OfficialOrder.rank(of: $0) > 0
        }
  }
}

extension Role {
  var hasEntries: Bool { !figures.isEmpty || !skills.isEmpty || !statements.isEmpty || !edges.isEmpty }
}
