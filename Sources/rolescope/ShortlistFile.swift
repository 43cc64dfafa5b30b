import RoleImport
import RoleModel
import SystemFiles
import TerminalScreen

/// The file that keeps the starred roles: `shortlist.json`, see ``StateFile``.
struct ShortlistFile {
  let path: String

  /// The place that the environment names; nil when it names none that is absolute.
  static func inEnvironment() -> ShortlistFile? {
    StateFile.folderInEnvironment.map { ShortlistFile(path: $0 + "/shortlist.json") }
  }

  private var file: StateFile { StateFile(path: path) }

  /// What was starred while the file could not be read, in a file of the same shape beside it.
  private var waiting: ShortlistFile { ShortlistFile(path: path + ".waiting") }

  /// The starred roles; none when there is no file. Those that wait beside it are among them.
  func read() throws(StateFile.Failure) -> Shortlist {
    var list = try readAlone()
    // What waits is no reason to set the list itself aside.
    do throws(StateFile.Failure) { for entry in try waiting.readAlone().entries { list.apply(.add(entry)) } } catch {
      throw StateFile.Failure(description: error.description)
    }
    return list
  }

  private func readAlone() throws(StateFile.Failure) -> Shortlist {
    guard let node = try file.read() else { return Shortlist() }
    try file.checkVersion(of: node)
    guard let list = Shortlist(node) else { throw file.damage("does not say what it should") }
    return list
  }

  /// Carries out a change on what the file says by now, and answers with all of it. A damaged file stays beside it as
  /// `shortlist.json.damaged`; where the file can't be read it stays as it is, and what is starred waits beside it.
  func change(_ change: Shortlist.Change) throws(StateFile.Failure) -> Shortlist {
    let change = try keepable(change)
    return try file.replacing { (replacement) throws(StateFile.Failure) in
      var list: Shortlist
      do throws(StateFile.Failure) {
        list = try replacement.reading(orBeginningWith: Shortlist()) { () throws(StateFile.Failure) in try read() }
      } catch { throw error.isOfReading ? waiting.keeping(change, instead: error) : error }
      list.apply(change)
      try replacement.write(list.entries.isEmpty ? nil : list.json)
      guard Files.unlink(waiting.path) || SystemError.last.isMissing else {
        throw StateFile.Failure(description: "\(waiting.path) can't be removed: \(SystemError.last).")
      }
      return list
    }
  }

  /// Keeps what is starred in this file, and answers with what is to be said of the list that could not be read.
  private func keeping(_ change: Shortlist.Change, instead failure: StateFile.Failure) -> StateFile.Failure {
    guard case .add = change else { return failure }
    do throws(StateFile.Failure) {
      try file.replacing { (replacement) throws(StateFile.Failure) in
        var list = try readAlone()
        list.apply(change)
        try replacement.write(list.json)
      }
    } catch { return failure }
    return StateFile.Failure(description: "\(failure) The star waits in \(path) until it can be read.")
  }
}

extension ShortlistFile {
  /// The most bytes of an id. A shorter one is kept whole: cut, it would be another role's.
  private static let longestID = 1 << 10
  /// The most characters of a title, which stands for the role only where a catalog lacks it.
  private static let longestTitle = 200

  /// The change as it is read back.
  private func keepable(_ change: Shortlist.Change) throws(StateFile.Failure) -> Shortlist.Change {
    switch change {
    case .add(let entry): .add(try keepable(entry))
    case .note(let entry, let before): .note(try keepable(entry), replacing: before)
    case .remove: change
    }
  }

  private func keepable(_ entry: Shortlist.Entry) throws(StateFile.Failure) -> Shortlist.Entry {
    guard entry.role.text.utf8.count <= Self.longestID else {
      throw StateFile.Failure(
        description: "The role's id has more than \(Self.longestID) bytes: it can't be kept on the shortlist.")
    }
    return Shortlist.Entry(
      role: entry.role, title: TextCleaning.cleaned(String(entry.title.prefix(Self.longestTitle))),
      note: String(TextCleaning.cleaned(entry.note).prefix(Shortlist.longestJoinedNote)))
  }
}

extension StateFile {
  /// The version of the files' shape that this program writes.
  static let version = 1

  /// Refuses what a newer program wrote: it may say what this one would lose.
  func checkVersion(of node: JSONNode) throws(Failure) {
    guard let version = node.members?["version"]?.number else { throw damage("does not say what it should") }
    guard version <= Double(Self.version) else {
      throw Failure(
        description: "\(path) is of a newer rolescope: it is left as it is, and nothing is kept in it.")
    }
  }
}

extension FileReplacement {
  /// What the file says. A damaged one is set aside; one that can't be read, or is of a newer program, is not touched.
  func reading<Content>(
    orBeginningWith empty: Content, _ read: () throws(StateFile.Failure) -> Content
  ) throws(StateFile.Failure) -> Content {
    do { return try read() } catch {
      guard error.isOfDamage else { throw error }
      do { try setAside() } catch { throw StateFile.Failure(description: error.description) }
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
      guard let members = role.members, let id = members["role"]?.text, let title = members["title"]?.cleanText
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
