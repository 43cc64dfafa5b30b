import RoleModel
import TerminalScreen

/// What a reader can set. The one table from which the settings file is read, and which `rolescope config show`, the flags' help and
/// the README's table print; keys are set beside it, by ``KeyBindings``.
package enum Setting: String, CaseIterable, Sendable {
  case theme, colours, glyphs
  case screenReader = "screen-reader"
  case mouse, hints, place, dollars, order, pane, pager

  /// What a setting takes.
  package enum Kind: Hashable, Sendable {
    case choice([String])
    /// `true` or `false`.
    case flag
    /// A program and its arguments.
    case program
  }

  /// The choice of those that memory answers.
  package static let asLeft = "last"

  /// The place that is no state.
  package static let nation = "US"

  package var kind: Kind {
    switch self {
    case .theme: .choice(Theme.allCases.map(\.rawValue))
    case .colours: .choice(ColourLimit.allCases.map(\.rawValue))
    case .glyphs: .choice(GlyphSet.allCases.map(\.rawValue))
    case .screenReader, .mouse, .hints: .flag
    case .place: .choice([Self.nation] + USPlace.all.map(\.postalCode))
    case .dollars: .choice(Dollars.allCases.map(\.rawValue))
    case .order: .choice([Self.asLeft] + ListOrder.allCases.map(\.rawValue))
    case .pane: .choice([Self.asLeft] + PaneID.allCases.map(\.name))
    case .pager: .program
    }
  }

  /// What it takes, in words: `auto, dark or light`.
  package var choiceWords: String {
    switch kind {
    case .choice(let choices) where self == .place: "\(choices[0]), or a state's postal code such as OH"
    case .choice(let choices): joinedInWords(choices, by: "or")
    case .flag: "true or false"
    case .program: "auto, or a program with its arguments in quotation marks"
    }
  }

  package var summary: String {
    switch self {
    case .theme: "the colours"
    case .colours: "how many colours at most; NO_COLOR means none"
    case .glyphs: "which characters; auto asks the locale"
    case .screenReader: "one column of sentences, without borders, bars and signs"
    case .mouse: "whether the mouse acts; without it the terminal selects text"
    case .hints: "whether the line above the keys gives hints"
    case .place: "the state whose pay comes first, where About me says none"
    case .dollars: "pay as published, or dated pay in \(PriceIndex.alignmentYear) dollars; last is as you left it"
    case .order: "the list's order at the start"
    case .pane: "the pane at the start"
    case .pager: "what shows long texts; auto is PAGER, else less -FRX"
    }
  }

  /// The flag that sets it for one run.
  package var flag: String {
    switch kind {
    case .choice: "--\(rawValue)"
    case .flag: "--\(rawValue), --no-\(rawValue)"
    case .program: "--\(rawValue)"
    }
  }
}

/// How many of a terminal's colours may be used.
package enum ColourLimit: String, CaseIterable, Sendable {
  /// As many as the terminal has.
  case auto
  case none
  case eight = "8"
  case sixteen = "16"
  case all = "256"

  /// 0 for none.
  package var greatest: Int { self == .none ? 0 : Int(rawValue) ?? .max }
}

/// Which dollars pay is in when the explorer starts.
package enum Dollars: String, CaseIterable, Sendable {
  /// As the reader left it.
  case last
  case published
  /// Dated pay in those of ``PriceIndex/alignmentYear``.
  case aligned
}

/// Where a value comes from; the later beat the earlier.
package enum SettingOrigin: Hashable, Sendable {
  case standard
  /// A line of the settings file, from 1.
  case file(line: Int)
  case environment(String)
  case flag(String)

  package var words: String {
    switch self {
    case .standard: "default"
    case .file(let line): "line \(line)"
    case .environment(let name): name
    case .flag(let name): name
    }
  }
}

/// Something to be said of a setting, as a sentence.
package struct SettingNote: Hashable, Sendable {
  package enum Weight: Sendable {
    /// Something is not as it was set.
    case refusal
    /// All is as it was set, and a command has lost its last key by it.
    case loss
    /// It only says what follows.
    case notice
  }

  package var origin: SettingOrigin
  package var text: String
  package var weight: Weight

  package init(_ origin: SettingOrigin, _ text: String, _ weight: Weight = .refusal) {
    self.origin = origin
    self.text = text
    self.weight = weight
  }

  /// Whether the reader may want to change something.
  package var isProblem: Bool { weight != .notice }

  package var sentence: String { "\(origin.words): \(text)" }
}

/// A value as it was set, before anybody asked what it means.
package struct SettingEntry: Hashable, Sendable {
  package indirect enum Value: Hashable, Sendable {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([Value])
    /// Entries below its path follow.
    case table
    /// Anything else, by its name: `a date`.
    case other(String)
  }

  /// The names that lead to it: `keys`, `mark`.
  package var path: [String]
  package var value: Value
  package var origin: SettingOrigin

  package init(_ path: [String], _ value: Value, _ origin: SettingOrigin) {
    self.path = path
    self.value = value
    self.origin = origin
  }
}
