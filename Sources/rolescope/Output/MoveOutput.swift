import RoleModel

/// What a step from role to role changes, as related, gap and path print it in JSON.
extension PayChange {
  /// `{from, to, change, ratio, year, definition, source, status, reason}`; where pay does not compare, all is null but
  /// the reason.
  var json: JSON {
    let to = amounts?.to
    return .object([
      ("from", JSON(amounts?.from)), ("to", JSON(to?.pay)), ("change", JSON(amounts.map { $0.to.pay - $0.from })),
      ("ratio", JSON(ratio)), ("year", JSON(to?.figure.yearOfDollars)), ("definition", JSON(to?.figure.definition)),
      ("source", JSON(to?.figure.source.text)),
      ("status", JSON(to.map { ($0.isTopCoded ? Figure.Status.topCoded : $0.figure.status).rawValue })),
      ("reason", JSON(reason)),
    ])
  }
}

extension ZoneChange? {
  var json: JSON {
    guard let zone = self else { return .null }
    return .object([("from", JSON(zone.from)), ("to", JSON(zone.to)), ("change", JSON(zone.change))])
  }
}
