import Explorer
import Glibc

/// The reader's settings as they rule here: what the file, the environment and the flags say, and what is wrong with them.
///
/// The file is `$XDG_CONFIG_HOME/rolescope/config.toml`, by default in `~/.config`; source: XDG Base Directory Specification, by
/// which a path that is not absolute is passed over.
struct SettingsFile {
  /// nil when the environment names no folder.
  let path: String?
  private(set) var exists = false
  /// Why the file does not rule, as a sentence.
  private(set) var failure: String?
  private(set) var settings: Settings

  /// That there is no place for a file.
  static let nowhere = "Neither XDG_CONFIG_HOME nor HOME names a folder: there is no file of settings."

  static var pathInEnvironment: String? {
    func folder(_ variable: EnvironmentVariable) -> String? {
      variable.value.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return (folder(.configHome) ?? folder(.home).map { $0 + "/.config" }).map { $0 + "/rolescope/config.toml" }
  }

  /// What the keys of the explorer run by the usual file, for messages that name one.
  static var keys: KeyBindings { SettingsFile().settings.keys }

  /// The usual file, which need not be there, or one that is named, which must.
  init(named name: String? = nil, flags: [SettingEntry] = []) {
    path = name ?? Self.pathInEnvironment
    var entries: [SettingEntry] = []
    if let path {
      do throws(TOMLFile.Failure) {
        if let found = try TOMLFile.entries(at: path) {
          entries = found
          exists = true
        } else if name != nil {
          failure = "There is no \(path)."
        }
      } catch {
        exists = true
        failure = error.description
      }
    }
    settings = Settings(entries, Self.environment, flags)
  }

  /// No file at all, for what must not depend on whose machine it runs on.
  init(withoutFile flags: [SettingEntry]) {
    path = nil
    settings = Settings(Self.environment, flags)
  }

  /// What variables say that other programs know too.
  private static var environment: [SettingEntry] {
    var entries: [SettingEntry] = []
    func say(_ setting: Setting, _ text: String, _ variable: EnvironmentVariable) {
      entries.append(SettingEntry([setting.rawValue], .text(text), .environment(variable.rawValue)))
    }
    // NO_COLOR counts when it is not empty (no-color.org).
    if EnvironmentVariable.noColour.value?.isEmpty == false { say(.colours, ColourLimit.none.rawValue, .noColour) }
    if let pager = EnvironmentVariable.pager.value { say(.pager, pager, .pager) }
    return entries
  }

  /// A flag that cannot be understood is wrong use; a file's line never stops anything.
  func checkFlags() throws {
    for note in settings.notes where note.weight == .refusal {
      if case .flag(let name) = note.origin { throw CommandFailure.wrongUse("\(name): \(note.text)") }
    }
  }

  /// What is wrong with the file, each a sentence that names it.
  var problems: [String] {
    guard failure == nil else { return [failure].compactMap(\.self) }
    return settings.problems.map(sentence)
  }

  /// A note with the file's name before its line.
  func sentence(_ note: SettingNote) -> String {
    if case .file = note.origin, let path { return "\(path) \(note.sentence)" }
    return note.sentence
  }

  /// What is wrong, for one line of a screen.
  var shortNote: String? {
    guard let first = problems.first else { return nil }
    let folder = path.map { $0[..<($0.lastIndex(of: "/").map($0.index(after:)) ?? $0.startIndex)] } ?? ""
    let short = failure == nil && first.hasPrefix(folder) ? String(first.dropFirst(folder.count)) : first
    guard problems.count > 1 else { return short }
    return "\(short) rolescope config check has \(problems.count - 1) more."
  }
}
