import ArgumentParser
import RoleImport

/// A command as the argument parser describes it, for the manual.
struct CommandDescription {
  /// An argument, an option or a flag.
  struct Argument {
    /// As they are typed, such as `--format`; none for an argument that is known by its place.
    var names: [String]
    /// What stands for its value in a synopsis; nil for a flag.
    var valueName: String?
    var summary: String
    var defaultValue: String?
    var isOptional: Bool
    var isRepeating: Bool

    /// How it is written: `[--limit <n>]`, `<role>...`.
    var synopsis: String {
      let value = valueName.map { "<\($0)>" }
      let text = [names.last, value].compactMap(\.self).joined(separator: " ") + (isRepeating ? "..." : "")
      return isOptional ? "[\(text)]" : text
    }
  }

  var name: String
  var summary: String
  var discussion: String
  var arguments: [Argument]
  var subcommands: [CommandDescription]

  /// The whole program.
  static let program: CommandDescription? = {
    guard let node = try? JSONReader.read(Array(Rolescope._dumpHelp().utf8)), let command = node["command"] else {
      return nil
    }
    return CommandDescription(command)
  }()

  private init?(_ node: JSONNode) {
    guard let name = node["commandName"]?.string, node["shouldDisplay"]?.flag ?? true else { return nil }
    self.name = name
    summary = node["abstract"]?.string ?? ""
    discussion = node["discussion"]?.string ?? ""
    arguments = (node["arguments"]?.elements ?? []).compactMap(Argument.init)
    subcommands = (node["subcommands"]?.elements ?? []).compactMap(CommandDescription.init)
  }
}

extension CommandDescription.Argument {
  fileprivate init?(_ node: JSONNode) {
    guard let kind = node["kind"]?.string, node["shouldDisplay"]?.flag ?? true else { return nil }
    names = (node["names"]?.elements ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "long" ? "--" : "-") + $0 }
    }
    valueName = kind == "flag" ? nil : node["valueName"]?.string
    summary = node["abstract"]?.string ?? ""
    defaultValue = node["defaultValue"]?.string
    isOptional = node["isOptional"]?.flag ?? false
    isRepeating = node["isRepeating"]?.flag ?? false
  }
}

extension JSONNode {
  fileprivate subscript(name: String) -> JSONNode? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == name }?.node
  }

  fileprivate var string: String? { if case .string(let text) = value { text } else { nil } }
  fileprivate var flag: Bool? { if case .bool(let isSo) = value { isSo } else { nil } }
  fileprivate var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }
}
