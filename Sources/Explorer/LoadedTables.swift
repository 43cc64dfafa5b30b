import RoleModel

/// What some panes need beyond the role. Each is read when a pane or a receipt first shows it, never for the first screen.
package struct LoadedTables: Sendable {
  /// Names a norm: a skill as one source rates it.
  package struct NormKey: Hashable, Sendable {
    package var name: String
    package var kind: SkillRating.Kind
    package var source: SourceID
  }

  /// Pay by place of the role at a position.
  package struct Places: Sendable {
    package var position: Int
    package var tables: [PlacePay]
  }

  /// The roles nearest to the one at a position.
  package struct Relatives: Sendable {
    package struct Row: Hashable, Sendable {
      package var kin: Kin
      package var title: String
    }

    package var position: Int
    /// The nearest first; nil when the role is not rated on skills and knowledge.
    package var rows: [Row]?
  }

  /// So many are shown: what stands behind is hardly kin.
  private static let relativeCount = 20

  /// What is within reach of a starting point; nil when nothing compares with it.
  package struct ReachFrom: Sendable {
    package var start: StartKey
    package var reach: Reach?
  }

  /// What a starting point's reach follows from.
  package struct StartKey: Hashable, Sendable {
    package var me: AboutMe?
    package var position: Int?
    package var ratedPosition: Int?

    init(_ start: StartingPoint) {
      me = start.me
      position = start.position
      ratedPosition = start.ratedPosition
    }
  }

  /// The steps from a starting point to the role at a position; nil when none lead there.
  package struct PathFrom: Sendable {
    package var start: StartKey
    package var end: Int
    package var ratedEnd: Int
    package var path: WalkedPath?
  }

  package private(set) var reach: ReachFrom?
  package private(set) var path: PathFrom?
  package private(set) var relatives: Relatives?
  private var kinship: Kinship?
  package private(set) var places: Places?
  /// By postal code; nil until read.
  package private(set) var parities: [String: PriceParity]?
  /// How many entries of the catalog stand on each source; nil until read.
  package private(set) var sourceCounts: [SourceID: Int]?
  /// nil until read.
  package private(set) var norms: [NormKey: SkillNorm]?

  package init() {}

  /// How far a rating stands out among the roles that its source rates.
  package func norm(of rating: SkillRating) -> SkillNorm? {
    norms?[NormKey(name: rating.name, kind: rating.kind, source: rating.source)]
  }

  package mutating func loadPlaces(at position: Int, _ catalog: any Catalog) {
    if parities == nil {
      parities = ((try? catalog.priceParities()) ?? []).latestByPlace
    }
    guard places?.position != position else { return }
    let tables = (try? catalog.placePay(at: position)) ?? []
    places = Places(position: position, tables: tables)
  }

  /// Compares the role with all others: that takes a moment the first time.
  package mutating func loadRelatives(of position: Int, _ catalog: any Catalog, _ sources: SourceTable) {
    guard relatives?.position != position else { return }
    if kinship == nil { kinship = try? Kinship(catalog, sources: sources) }
    let nearest = kinship?.kin(of: position)?.prefix(Self.relativeCount)
    let rows = nearest?.compactMap { kin -> Relatives.Row? in
      let entry = try? catalog.entries(at: kin.position..<kin.position + 1).first
      return entry.map { Relatives.Row(kin: kin, title: $0.title) }
    }
    relatives = Relatives(position: position, rows: rows)
  }

  /// Compares the starting point with all roles, and reads the nearest.
  package mutating func loadReach(from start: StartingPoint, _ catalog: any Catalog, _ sources: SourceTable) {
    let key = StartKey(start)
    guard reach?.start != key else { return }
    if kinship == nil { kinship = try? Kinship(catalog, sources: sources) }
    guard let kinship else { return }
    let found = try? Reach(from: start, in: catalog, kinship: kinship, sources: sources)
    reach = ReachFrom(start: key, reach: found)
  }

  package mutating func loadSourceCounts(_ catalog: any Catalog) {
    if sourceCounts == nil { sourceCounts = try? catalog.sourceCounts() }
  }

  /// Looks for the steps to a role, or to the occupation at `ratedEnd` that stands in for it.
  package mutating func loadPath(
    from start: StartingPoint, to end: Int, ratedEnd: Int, _ catalog: any Catalog, _ sources: SourceTable
  ) {
    let key = StartKey(start)
    if let path, path.start == key, path.end == end, path.ratedEnd == ratedEnd { return }
    if kinship == nil { kinship = try? Kinship(catalog, sources: sources) }
    guard let kinship else { return }
    let borrowed = ratedEnd == end ? [:] : [end: ratedEnd]
    let found = try? Path.cheapest(
      from: start, to: end, borrowed: borrowed, in: catalog, kinship: kinship, sources: sources)
    let walked = found.flatMap { path in
      try? WalkedPath(path, from: start, borrowed: borrowed, in: catalog, sources: sources)
    }
    path = PathFrom(start: key, end: end, ratedEnd: ratedEnd, path: walked)
  }

  package mutating func loadNorms(_ catalog: any Catalog) {
    guard norms == nil else { return }
    let all = (try? catalog.skillNorms()) ?? []
    norms = Dictionary(
      all.map { (NormKey(name: $0.name, kind: $0.kind, source: $0.source), $0) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension Model {
  /// Reads what the panes and the receipt in sight need.
  mutating func loadWhatIsShown() {
    if view.pane == .places || view.pane == .sources, let position = selectedPosition {
      tables.loadPlaces(at: positionOfPlaces(for: position), catalog)
    }
    if view.pane == .sources || showsSourceReceipt { tables.loadSourceCounts(catalog) }
    if view.pane == .path, let position = selectedPosition {
      tables.loadRelatives(of: positionOfPlaces(for: position), catalog, sources)
    }
    if view.focus == .page { loadPage() }
    if view.focus == .receipt {
      switch receipt {
      case .line(.place, let position), .line(.forYou, let position):
        tables.loadPlaces(at: positionOfPlaces(for: position), catalog)
      default: break
      }
    }
    if view.skillOrder == .distinction || showsSkillReceipt { tables.loadNorms(catalog) }
  }

  private var showsSourceReceipt: Bool {
    if view.focus == .receipt, case .line(.source, _) = receipt { true } else { false }
  }

  private mutating func loadPage() {
    switch view.page {
    case .aboutMe: if me.hasStart { tables.loadReach(from: startFromMe, catalog, sources) }
    case .reach: if let start = pageStart { tables.loadReach(from: start, catalog, sources) }
    case .steps:
      if let start = pageStart, let goal = pageGoal {
        tables.loadPath(from: start, to: goal.position, ratedEnd: goal.ratedPosition, catalog, sources)
      }
    case .pay:
      if let position = selectedPosition { tables.loadPlaces(at: positionOfPlaces(for: position), catalog) }
    case .learn, .shortlist, .link, nil: break
    }
  }

  private var showsSkillReceipt: Bool {
    guard view.focus == .receipt else { return false }
    switch receipt {
    case .line(.skill, _), .line(.borrowedSkill, _), .comparedSkill: return true
    default: return false
    }
  }
}

/// What a pane's content follows from: while it stays, so does the content.
struct ContentKey: Hashable, Sendable {
  var position: Int
  var pane: PaneID
  var width: Int
  var dollarYear: Int?
  var place: String?
  var closest: String?
  var skillOrder: ViewState.SkillOrder
  var search: SkillSearch?
  var me: AboutMe
}

/// The focused pane's content, kept from one key to the next.
struct ShownContent: Sendable {
  var key: ContentKey
  var content: PaneContent
}
