import ArgumentParser
import Explorer
import RoleModel
import SystemFiles

extension ConfigCommand {
  struct Write: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "set", abstract: "Write one setting into the file, and leave the rest of it as it stands.",
      discussion: """
        For example: rolescope config set theme light, or rolescope config set keys.mark "Space F2". The file is replaced \
        whole or not at all.
        """)

    @Argument(
      help: "The setting, or keys. and a command.",
      completion: .list(
        Setting.allCases.map(\.rawValue) + Command.allCases.map { "\(Settings.keysName).\($0.settingName)" }))
    var name: String

    @Argument(
      help: "Its value; keys apart by spaces, or nothing between quotation marks.",
      completion: ShellCompletion.settingValue)
    var value: String

    func run() throws {
      guard let path = SettingsFile.pathInEnvironment else { throw CommandFailure.wrongUse(SettingsFile.nowhere) }
      let names = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = try understood(names)
      let line = try WrittenSetting(path: names, value: value).write(into: path)
      StandardOutput.write("\(path) line \(line): \(names[names.count - 1]) = \(value.toml ?? "")\n")
      // Beside the rest of the file, a key may be another command's.
      for note in SettingsFile().settings.notes where note.origin == .file(line: line) {
        StandardOutput.writeError("rolescope: \(note.text)")
      }
    }

    /// The value as the setting takes it.
    private func understood(_ names: [String]) throws -> SettingEntry.Value {
      var typed = SettingEntry.Value.text(value)
      if names[0] == Settings.keysName {
        typed = .list(value.split(separator: " ").map { .text(String($0)) })
      } else if Setting(rawValue: name)?.kind == .flag {
        switch value.lowercased() {
        case "true", "yes", "on": typed = .truth(true)
        case "false", "no", "off": typed = .truth(false)
        default: throw CommandFailure.wrongUse("\(name) takes true or false; “\(value)” given.")
        }
      }
      let settings = Settings([SettingEntry(names, typed, .flag("config set"))])
      if let note = settings.notes.first(where: { $0.weight == .refusal }) {
        throw CommandFailure.wrongUse(note.text)
      }
      // A choice is written as it is listed, whatever its letters were typed in.
      if case .text = typed, let setting = Setting(rawValue: name) { return .text(settings.text(of: setting)) }
      return typed
    }
  }
}

/// A setting on its way into a file.
private struct WrittenSetting {
  let path: [String]
  let value: SettingEntry.Value

  /// Writes it, and answers its line.
  func write(into file: String) throws -> Int {
    do {
      try StateFile(path: file).makeFolders()
      try FileReplacement.check(file)
      // From here to the end no other one writes: what is read is what is changed.
      let replacement = try FileReplacement(of: file)
      let bytes = try TOMLFile.bytes(at: file) ?? []
      let before = try TOMLFile.entries(of: bytes, path: file)
      let edit = TOMLEdit(String(decoding: bytes, as: UTF8.self), before)
      guard let toml = value.toml, let text = edit.setting(path, to: toml),
        let after = try? TOMLFile.entries(of: Array(text.utf8), path: file), isOnlyChange(before, after),
        case .file(let line)? = after.first(where: { $0.path == path })?.origin
      else {
        throw CommandFailure.wrongUse(
          "\(path.joined(separator: ".")) can't be changed where it stands in \(file): change it there by hand.")
      }
      guard text.utf8.count <= TOMLFile.greatestLength else {
        throw CommandFailure.wrongUse(
          "\(file) takes \(TOMLFile.greatestLength) bytes, and would have more: it is left as it is.")
      }
      try replacement.write(Array(text.utf8), mode: Files.mayBeThere(file) ? nil : 0o600)
      return line
    } catch let failure as TOMLFile.Failure {
      throw CommandFailure.wrongUse(failure.description)
    } catch let failure as FileReplacement.Failure {
      throw CommandFailure.wrongUse(failure.description)
    } catch let failure as StateFile.Failure {
      throw CommandFailure.wrongUse(failure.description)
    }
  }

  /// Whether the file says the same but for this setting.
  private func isOnlyChange(_ before: [SettingEntry], _ after: [SettingEntry]) -> Bool {
    func others(_ entries: [SettingEntry]) -> [SettingEntry] {
      entries.filter { $0.path != path && !($0.path == [path[0]] && $0.value == .table) }
        .map { SettingEntry($0.path, $0.value, .standard) }
    }
    return others(before) == others(after) && after.first { $0.path == path }?.value == value
  }
}
