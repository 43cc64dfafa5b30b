import RoleModel
import SystemFiles

/// Sources and roles that passed the check. Outside of this module there is no other way to come by one.
package struct RoleSet: Sendable {
  package let sources: [Source]
  package let roles: [Role]
  /// What whoever imports them is told: how a table was read, and which titles others have too. Sentences.
  package var notes: [String] = []

  /// For importers of official tables, whose own checks stand in for those of role files.
  init(sources: [Source], roles: [Role], notes: [String] = []) {
    self.sources = sources
    self.roles = roles
    self.notes = notes
  }
}

/// Reads role files by the rules of `RoleFiles.md`.
package enum RoleFile {
  /// What several files hold: a set when nothing is wrong with any of them, else all findings.
  package enum Reading: Sendable {
    case sound(RoleSet)
    case refused([Finding])

    package var findings: [Finding] {
      if case .refused(let findings) = self { findings } else { [] }
    }
  }

  /// Reads and checks files that make one catalog, together with the official tables that they may refer to.
  ///
  /// One pass over all files collects every finding.
  package static func read(paths: [String], beside official: [RoleSet] = []) -> Reading {
    let log = FindingLog()
    var texts: [(file: String, bytes: [UInt8]?)] = []
    for path in paths {
      do throws(RegularFile.Refusal) {
        texts.append((path, try RegularFile.bytes(of: path, limit: JSONReader.greatestLength)))
      } catch {
        log.add("The file cannot be read: \(error.words).", at: Place(file: path, line: 1, field: ""))
        texts.append((path, nil))
      }
    }
    return read(texts, beside: official, log: log)
  }

  /// Reads and checks texts that are at hand, each under the name of its file.
  package static func read(
    texts: [(file: String, bytes: [UInt8])], beside official: [RoleSet] = []
  ) -> Reading {
    read(texts.map { (file: $0.file, bytes: $0.bytes) }, beside: official, log: FindingLog())
  }

  private static func read(
    _ texts: [(file: String, bytes: [UInt8]?)], beside official: [RoleSet], log: FindingLog
  ) -> Reading {
    var documents: [ObjectReader] = []
    for text in texts {
      if let object = text.bytes.flatMap({ document($0, file: text.file, log: log) }) { documents.append(object) }
    }
    var sources = SourceTable(known: official.flatMap(\.sources))
    // What a file that cannot be read would hold is unknown, and nothing that is missing elsewhere is its own fault.
    sources.isIncomplete = documents.count < texts.count
    for document in documents {
      for (node, place) in document.elements("sources") {
        guard sources.sources.count < RoleLimits.sources else {
          sources.isIncomplete = true
          log.add("There are more than \(RoleLimits.sources) sources, and no more are read.", at: place)
          break
        }
        sources.read(node, at: place, log: log)
      }
    }
    var decoder = RoleDecoder(sources: sources, log: log)
    decoder.isIncomplete = documents.count < texts.count
    for document in documents {
      let room = RoleLimits.roles - decoder.roles.count
      for (node, place) in document.elements("roles", atMost: room, isCut: &decoder.isIncomplete) {
        decoder.read(node, at: place)
      }
    }
    if !sources.isIncomplete { decoder.unknownSources.report(as: "source", known: sources.ids, log: log) }
    RoleFileCheck(
      roles: decoder.roles, official: official.flatMap(\.roles), isIncomplete: decoder.isIncomplete, log: log
    ).run()
    guard log.findings.isEmpty else { return .refused(log.sorted(files: texts.map(\.file))) }
    return .sound(RoleSet(sources: sources.sources, roles: decoder.roles.map(\.role)))
  }

  /// The object that a file holds; nil, with a finding, when there is none.
  private static func document(_ bytes: [UInt8], file: String, log: FindingLog) -> ObjectReader? {
    do {
      let node = try JSONReader.read(bytes)
      let place = Place(file: file, line: node.line, field: "")
      guard let object = ObjectReader(node, at: place, keys: ["sources", "roles"], log: log) else { return nil }
      if object.optional("sources") == nil, object.optional("roles") == nil {
        log.add("The file holds neither sources nor roles.", at: place)
      }
      return object
    } catch {
      log.add("Column \(error.column): \(error.message)", at: Place(file: file, line: error.line, field: ""))
      return nil
    }
  }
}
