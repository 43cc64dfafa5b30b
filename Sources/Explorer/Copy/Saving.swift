import RoleModel

/// What the loop is asked to save.
package struct SaveRequest: Hashable, Sendable {
  package var request: CommandRequest
  /// As it was typed; `~/` at its start is the home folder.
  package var path: String
  /// A file that is there already may be replaced.
  package var replaces: Bool
}

/// What became of it.
package enum SaveOutcome: Hashable, Sendable {
  /// The whole path of the file.
  case saved(path: String)
  /// A file is there already, and is left alone.
  case exists
  /// Why nothing was saved, as a sentence.
  case failed(String)
}

/// Runs commands for the explorer, and saves what they print.
package protocol CommandOutlet {
  /// What a command prints, or why it prints nothing.
  func output(of request: CommandRequest) -> Result<String, OutletFailure>
  func save(_ request: SaveRequest) -> SaveOutcome
}

/// Why a command gave nothing, as a sentence.
package struct OutletFailure: Error {
  package let sentence: String

  package init(_ sentence: String) { self.sentence = sentence }
}

extension Model {
  /// Asks where to save what this view shows, whole.
  mutating func askWhereToSave() {
    guard let command = viewCommand else {
      message = "No command prints this view: what is typed in the boxes has to be right first."
      return
    }
    let form = savedPaths.last.flatMap(OutputForm.init(endingOf:)) ?? .markdown
    prompt = Prompt(
      .save(command), title: "Save as:", text: "\(command.fileStem).\(form.endings[0])",
      hint: "saves .md .csv .json .html .txt: \(command.words)")
  }

  /// Takes the path that was typed, or says what is wrong with it.
  mutating func answerWhereToSave(_ command: ViewCommand, _ text: String) -> [Effect] {
    guard let form = OutputForm(endingOf: text) else {
      let endings = OutputForm.allCases.map { $0.endings[0] }
      prompt?.problem = "The file's ending says what it is to hold: \(joinedInWords(endings, by: "or"))."
      return []
    }
    var dated = command
    dated.flag("--dated", form != .csv && form != .json)
    return [
      .save(SaveRequest(request: request(dated, form), path: text, replaces: prompt?.confirmedText == text))
    ]
  }

  /// Says what became of it. The question stays until the file stands.
  mutating func takeSaved(_ outcome: SaveOutcome) {
    guard case .save(let command)? = prompt?.purpose, let text = prompt?.field.text else { return }
    switch outcome {
    case .saved(let path):
      prompt = nil
      savedPaths.removeAll { $0 == text }
      savedPaths.append(text)
      let form = OutputForm(endingOf: path)?.words ?? ""
      message = "Saved \(command.words) to \(path) (\(form))."
    case .exists:
      prompt?.confirmedText = text
      prompt?.problem = "\(text) exists: Enter again replaces it, Esc keeps it."
    case .failed(let sentence): prompt?.problem = sentence
    }
  }

  /// Brings a path back that was saved to before, the last one first.
  mutating func recallSavedPath() {
    guard !savedPaths.isEmpty, let text = prompt?.field.text else { return }
    let now = savedPaths.lastIndex(of: text) ?? savedPaths.count
    prompt?.field = TextField(savedPaths[now > 0 ? now - 1 : savedPaths.count - 1])
    prompt?.problem = nil
  }
}
