import RoleImport
import RoleModel
import TerminalScreen

/// The file that keeps the starred roles: `shortlist.json`, see ``StateFile``.
struct ShortlistFile {
  let path: String

  /// The place that the environment names; nil when it names none that is absolute.
  static func inEnvironment() -> ShortlistFile? {
    StateFile.folderInEnvironment.map { ShortlistFile(path: $0 + "/shortlist.json") }
  }

  private var file: StateFile { StateFile(path: path) }

  /// The starred roles; none when there is no file.
  func read() throws(StateFile.Failure) -> Shortlist {
    guard let node = try file.read() else { return Shortlist() }
    try file.checkVersion(of: node)
    guard let list = Shortlist(node) else { throw file.failure("does not say what it should") }
    return list
  }

  /// Carries out a change on what the file says by now, and answers with all of it. What cannot be read stays beside it as
  /// `shortlist.json.damaged`.
  func change(_ change: Shortlist.Change) throws(StateFile.Failure) -> Shortlist {
    try file.replacing { (replacement) throws(StateFile.Failure) in
      var list = try replacement.reading(orBeginningWith: Shortlist()) { () throws(StateFile.Failure) in try read() }
      list.apply(change)
      try replacement.write(list.entries.isEmpty ? nil : list.json)
      return list
    }
  }
}

extension StateFile {
  /// The version of the files' shape that this program writes.
  static let version = 1

  /// Refuses what a newer program wrote: it may say what this one would lose.
  func checkVersion(of node: JSONNode) throws(Failure) {
    guard let version = node.members?["version"]?.number else { throw failure("does not say what it should") }
    guard version <= Double(Self.version) else {
      throw Failure(
        description: "\(path) is of a newer rolescope: it is left as it is, and nothing is kept in it.",
        leavesFile: true)
    }
  }
}

extension FileReplacement {
  /// What the file says; a damaged one is set aside, one of a newer program refused.
  func reading<Content>(
    orBeginningWith empty: Content, _ read: () throws(StateFile.Failure) -> Content
  ) throws(StateFile.Failure) -> Content {
    do { return try read() } catch {
      if error.leavesFile { throw error }
      setAside()
      return empty
    }
  }
}

extension Shortlist {
  /// `{version, roles: [{role, title, note}]}`.
  fileprivate var json: JSON {
    .object([
      ("version", JSON(StateFile.version)),
      (
        "roles",
        .array(
          entries.map {
            .object([("role", .string($0.role.text)), ("title", .string($0.title)), ("note", .string($0.note))])
          })
      ),
    ])
  }

  /// nil when a part is not what it should be.
  fileprivate init?(_ node: JSONNode) {
    guard let roles = node.members?["roles"]?.items else { return nil }
    self.init()
    for role in roles {
      guard let members = role.members, let id = members["role"]?.cleanText, let title = members["title"]?.cleanText
      else {
        return nil
      }
      let note = (members["note"]?.cleanText ?? "").prefix(Shortlist.longestJoinedNote)
      apply(.add(Entry(role: RoleID(id), title: title, note: String(note))))
    }
  }
}

extension JSONNode {
  /// A text without what could steer a terminal: anyone may have written the file.
  var cleanText: String? { text.map { TextCleaning.cleaned($0) } }
}
