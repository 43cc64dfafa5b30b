#if canImport(Glibc)
  import Glibc
#endif

/// The roles that a typed title names best, also where no name has all of its words.
///
/// Source of the formula: METHODS, "Title search"; its numbers were set anew on labelled titles.
package struct TitleSearch: Sendable {
  /// A role by its score.
  package struct Match: Hashable, Sendable {
    package var position: Int
    package var score: Float
    /// The alias that names it best; nil for its title, and for a name that it does not have.
    package var alias: AliasReference?
    /// Whether one of its names has every word that was searched for.
    package var hasAll: Bool
    /// Whether that is its best name.
    package var isByBestName: Bool
    /// Whether the words are its title but for number.
    package var isTitle: Bool
    /// Its jobs, where they are counted for it alone.
    package var ownJobs: Double?
    /// The searched words that its best name has.
    package var matched: [String]
    package var understanding: Understanding

    /// Whether one of its names has every word that was typed, or what it stands for.
    package var isWhole: Bool { hasAll && understanding.leftOut.isEmpty }
  }

  /// How a typed title was understood.
  package struct Understanding: Hashable, Sendable {
    /// The words that were searched for.
    package var searched: [String] = []
    /// What was typed and left out.
    package var leftOut: [LeftOut] = []
    /// Words that no name has, and nothing near.
    package var unknown: [String] = []
    /// Short forms, other languages' words and misspelt ones, with what they were read as.
    package var readAs: [WordCorrection] = []
    /// Whether every searched word is a whole word of some name.
    package var areWordsKnown = true
    /// The part of the pay range that a left out level points to: `lower`, `middle`, `upper`, and the word for it.
    package var level: Level?

    /// Words that are no words of a title.
    package struct LeftOut: Hashable, Sendable {
      package var text: String
      package var kind: Kind
    }

    package enum Kind: String, Sendable { case level, term, place, advert, pay, number, aside }

    package struct Level: Hashable, Sendable {
      package var typed: String
      package var part: String
    }
  }

  /// The best first.
  package let matches: [Match]
  /// How the words were understood where they name no role.
  package var nothing = Understanding()

  /// The role that a title means beyond doubt; nil where several may be meant, the likeliest being the first matches.
  ///
  /// Its best name has all words, and it is called so itself, or no other that has all words is near, or each has at most a fourth
  /// of its jobs. Jobs that are not known, or counted together with other roles', tell nothing.
  package var oneRight: Match? {
    guard let best = matches.first, best.hasAll, best.isByBestName else { return nil }
    let rivals = matches.dropFirst().prefix(11).filter { $0.hasAll && $0.score >= best.score - 0.1 }
    if rivals.isEmpty || best.isTitle && !rivals.contains(where: \.isTitle) { return best }
    guard let jobs = best.ownJobs, !rivals.contains(where: \.isTitle) else { return nil }
    return rivals.allSatisfy { $0.ownJobs.map { $0 * 4 <= jobs } ?? false } ? best : nil
  }

  /// Numbers that the score is made of, chosen on one half of the labelled titles and tried on the other.
  enum Weight {
    static let lastWord: Float = 1.1
    static let unknown: Float = 0.5
    static let typo: Float = 0.85
    static let beginning: Float = 0.8
    static let family: Float = 0.5
    static let technologyCost: Float = 0.25
    static let technology: Float = 0.12
    static let title: Float = 0.08
    static let everyday: Float = 0.14
    static let everydayStep: Float = 0.03
    static let documents: Float = 0.2
    static let saturation: Float = 1.2
    static let lengthShare: Float = 0.5
    static let extra: Float = 0.08
    static let jobs: Float = 0.04
  }
}

/// A word of a reading, with the stems that stand for it.
struct TitleTerm: Sendable {
  /// As it was searched for.
  var word: String
  /// Each with how well it stands for the word, 0 to 1.
  var stems: [(stem: Int, factor: Float)] = []
  /// What the word tells.
  var rarity: Float
}
