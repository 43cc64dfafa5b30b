/// Where steps are measured from: a role, or a reader with a role, stated skills, or both.
package struct StartingPoint: Sendable {
  /// What it is called in sentences.
  package var title: String
  /// Where the role that is left stands; nil for a reader who has said no role.
  package var position: Int?
  /// The rated role that it stands on, or that stands in for it.
  package var rated: Role?
  package var ratedPosition: Int?
  package var me: AboutMe?
  /// The place of a reader who has left the start behind.
  private let placeOnWay: String?
  /// Where pay is looked at, as a postal code: the reader's own place, also further on their way; nil for the nation.
  package var place: String? { me?.place ?? placeOnWay }

  package init(
    title: String, position: Int?, rated: Role?, ratedPosition: Int?, me: AboutMe? = nil, place: String? = nil
  ) {
    self.title = title
    self.position = position
    self.rated = rated
    self.ratedPosition = ratedPosition
    self.me = me
    placeOnWay = place
  }

  /// The levels that are brought to a role.
  package func levels(toward other: Role, sources: SourceTable) -> SkillLevels {
    if let me { return SkillLevels(me, role: rated, asRatedIn: other, sources: sources) }
    return rated.map { SkillLevels($0, sources: sources) } ?? SkillLevels()
  }

  /// From the reader's own pay where they state it, in their place; else from the role's median.
  ///
  /// `position` is that of the other role, whose pay by place is read where it is asked for.
  package func pay(
    to other: Role, at position: Int, in catalog: some Catalog, sources: SourceTable
  ) throws(CatalogFailure) -> PayChange {
    if let me, let pay = me.pay {
      guard let place else { return PayChange(from: pay, to: other) }
      return PayChange(from: pay, to: other, in: place, try catalog.placePay(at: position))
    }
    guard let rated else {
      return .notComparable(
        me == nil
          ? "no occupation stands in for \(title), so no median of its pay is compared"
          : "no pay is stated to compare with (About me, i)")
    }
    // What a place's table says of both beats the nation.
    if let place, let ratedPosition {
      let own = Medians(of: try catalog.placePay(at: ratedPosition), in: place)
      let others = Medians(of: try catalog.placePay(at: position), in: place)
      if let change = PayChange(from: own, to: others, title: rated.title, sources: sources) { return change }
    }
    return PayChange(from: rated, to: other, sources: sources)
  }

  package func zone(to other: Role) -> ZoneChange? { rated.flatMap { ZoneChange(from: $0, to: other) } }

  /// The nearest roles first, by one lens or by all together; nil when nothing can be compared.
  package func kin(by kinship: Kinship, lens: Lens? = nil) -> [Kin]? {
    guard let me else { return ratedPosition.flatMap { kinship.kin(of: $0, by: lens) } }
    let levels = Dictionary(
      me.skills.compactMap { skill in skill.level.map { (folded(skill.name), $0 / 100) } },
      uniquingKeysWith: { first, _ in first })
    var stated: [SkillLevels.Subject: Double] = [:]
    for subject in kinship.subjects { stated[subject] = levels[folded(subject.name)] }
    return kinship.kin(of: ratedPosition, stating: stated, by: lens)
  }
}
