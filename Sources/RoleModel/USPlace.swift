/// A state of the United States, its federal district or a territory.
///
/// Source: Census Bureau, "American National Standards Institute Codes for States".
package struct USPlace: Hashable, Sendable {
  /// The FIPS number, such as 6.
  package let number: Int
  /// As the Postal Service abbreviates it, such as `CA`.
  package let postalCode: String
  package let name: String

  private init(_ number: Int, _ postalCode: String, _ name: String) {
    self.number = number
    self.postalCode = postalCode
    self.name = name
  }

  /// What stands where a postal code would, for the whole nation.
  package static let nation = "US"

  /// By name.
  package static let all: [USPlace] = states.sorted { $0.name < $1.name }

  package static func named(postalCode: String) -> USPlace? { byPostalCode[postalCode] }
  package static func numbered(_ number: Int) -> USPlace? { byNumber[number] }

  /// The name of a place by its postal code; the code itself for what is no such place, such as `US`.
  package static func name(of postalCode: String) -> String { byPostalCode[postalCode]?.name ?? postalCode }

  /// The place that a postal code or a name means, in any letter case.
  package static func find(_ text: String) -> USPlace? {
    let wanted = folded(text)
    return states.first { folded($0.postalCode) == wanted || folded($0.name) == wanted }
  }

  private static let byPostalCode = Dictionary(uniqueKeysWithValues: states.map { ($0.postalCode, $0) })
  private static let byNumber = Dictionary(uniqueKeysWithValues: states.map { ($0.number, $0) })

  private static let states = [
    USPlace(1, "AL", "Alabama"), USPlace(2, "AK", "Alaska"), USPlace(4, "AZ", "Arizona"), USPlace(5, "AR", "Arkansas"),
    USPlace(6, "CA", "California"), USPlace(8, "CO", "Colorado"), USPlace(9, "CT", "Connecticut"),
    USPlace(10, "DE", "Delaware"), USPlace(11, "DC", "District of Columbia"), USPlace(12, "FL", "Florida"),
    USPlace(13, "GA", "Georgia"), USPlace(15, "HI", "Hawaii"), USPlace(16, "ID", "Idaho"),
    USPlace(17, "IL", "Illinois"), USPlace(18, "IN", "Indiana"), USPlace(19, "IA", "Iowa"),
    USPlace(20, "KS", "Kansas"), USPlace(21, "KY", "Kentucky"), USPlace(22, "LA", "Louisiana"),
    USPlace(23, "ME", "Maine"), USPlace(24, "MD", "Maryland"), USPlace(25, "MA", "Massachusetts"),
    USPlace(26, "MI", "Michigan"), USPlace(27, "MN", "Minnesota"), USPlace(28, "MS", "Mississippi"),
    USPlace(29, "MO", "Missouri"), USPlace(30, "MT", "Montana"), USPlace(31, "NE", "Nebraska"),
    USPlace(32, "NV", "Nevada"), USPlace(33, "NH", "New Hampshire"), USPlace(34, "NJ", "New Jersey"),
    USPlace(35, "NM", "New Mexico"), USPlace(36, "NY", "New York"), USPlace(37, "NC", "North Carolina"),
    USPlace(38, "ND", "North Dakota"), USPlace(39, "OH", "Ohio"), USPlace(40, "OK", "Oklahoma"),
    USPlace(41, "OR", "Oregon"), USPlace(42, "PA", "Pennsylvania"), USPlace(44, "RI", "Rhode Island"),
    USPlace(45, "SC", "South Carolina"), USPlace(46, "SD", "South Dakota"), USPlace(47, "TN", "Tennessee"),
    USPlace(48, "TX", "Texas"), USPlace(49, "UT", "Utah"), USPlace(50, "VT", "Vermont"), USPlace(51, "VA", "Virginia"),
    USPlace(53, "WA", "Washington"), USPlace(54, "WV", "West Virginia"), USPlace(55, "WI", "Wisconsin"),
    USPlace(56, "WY", "Wyoming"), USPlace(60, "AS", "American Samoa"), USPlace(66, "GU", "Guam"),
    USPlace(69, "MP", "Northern Mariana Islands"), USPlace(72, "PR", "Puerto Rico"),
    USPlace(78, "VI", "Virgin Islands"),
  ]
}
