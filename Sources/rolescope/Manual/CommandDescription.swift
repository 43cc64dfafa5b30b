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
    guard let name = node["commandName"]?.text, node["shouldDisplay"]?.isTrue ?? true else { return nil }
    self.name = name
    summary = node["abstract"]?.text ?? ""
    discussion = node["discussion"]?.text ?? ""
    arguments = (node["arguments"]?.items ?? []).compactMap(Argument.init)
    subcommands = (node["subcommands"]?.items ?? []).compactMap(CommandDescription.init)
  }
}

extension CommandDescription.Argument {
  fileprivate init?(_ node: JSONNode) {
    guard let kind = node["kind"]?.text, node["shouldDisplay"]?.isTrue ?? true else { return nil }
    names = (node["names"]?.items ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "long" ? "--" : "-") + $0 }
    }
    valueName = kind == "flag" ? nil : node["valueName"]?.text
    summary = node["abstract"]?.text ?? ""
    defaultValue = node["defaultValue"]?.text
    isOptional = node["isOptional"]?.isTrue ?? false
    isRepeating = node["isRepeating"]?.isTrue ?? false
  }
}
