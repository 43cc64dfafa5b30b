import CBundledWords

extension TitleWords {
  /// The tables of `Resources/Words`, which are part of the binary.
  package static let bundled = {
    var words = TitleWords()
    for table in Table.allCases {
      let part = table.bundled
      words.add(table, UnsafeBufferPointer(start: part.bytes, count: part.size))
    }
    return words
  }()
}

extension TitleWords.Table {
  fileprivate var bundled: RolescopeWordTable {
    switch self {
    case .abbreviations: rolescope_abbreviations()
    case .british: rolescope_british()
    case .everyday: rolescope_everyday()
    case .noise: rolescope_noise()
    case .places: rolescope_places()
    case .spanish: rolescope_spanish()
    case .spellings: rolescope_spellings()
    }
  }
}
