import RoleModel

/// A release of the O*NET database, such as 30.1 of December 2025.
struct ONetRelease: Hashable {
  var major: Int
  var minor: Int
  /// Such as `December 2025`.
  var month: String
  var year: Int

  /// - Parameter stated: a line of the release's read-me that may name its month, such as `December 2025 Release`.
  init(major: Int, minor: Int, stated: String? = nil) {
    (self.major, self.minor) = (major, minor)
    if let found = stated?.firstMatch(of: /^ *([A-Z][a-z]+) (20[0-9]{2})\b/), let year = Int(found.2) {
      (month, self.year) = ("\(found.1) \(found.2)", year)
    } else {
      // Releases come four times a year, 20.0 in August 2015; 30.1 was late. Source: O*NET Resource Center, "Archived data".
      year = 1995 + major + minor / 2
      let months = ["August", "November", "February", "May"]
      let isLate = major == 30 && minor == 1
      month = "\(isLate ? "December" : months[min(minor, months.count - 1)]) \(year)"
    }
  }

  /// Such as `30.1`.
  var number: String { "\(major).\(minor)" }

  /// Whether it is of this release or a later one.
  func isFrom(_ major: Int, _ minor: Int) -> Bool { (self.major, self.minor) >= (major, minor) }

  var source: Source {
    // From 30.1 on the styles are others, which a model and experts rate on a scale of their own.
    let styles =
      isFrom(30, 1)
      ? "work styles are rated by a model and experts, by how far each helps, from -3 to 3, which is brought to 0 to 100: "
        + "earlier releases have other styles on another scale"
      : "on work styles as well"
    return Source(
      id: SourceID("onet-\(number)"), label: "O*NET \(number)",
      publisher: "U.S. Department of Labor, Employment and Training Administration",
      title: "O*NET \(number) Database, \(month)", year: year, document: "O*NET \(number) Database",
      address: "https://www.onetcenter.org/database.html", licence: "CC BY 4.0",
      method:
        "Analysts rate skills and job zones; workers and experts of the occupation answer on knowledge and education; "
        + "\(styles); interests are rated by a model.",
      independenceGroup: "onet")
  }
}
