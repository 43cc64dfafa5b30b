import RoleModel

extension RoleBook {
  /// Why no role carries a code.
  package func absence(ofCode code: String) -> CodeAbsence? {
    try? CodeAbsence(code) { code in indicesByCode[code]?.first.map { roles[$0].title } }
  }

  /// What no role carries of the codes that roles say they may belong under, each as a sentence.
  package func warnings(about set: RoleSet) -> [String] {
    var warnings: [String] = []
    for role in set.roles {
      for candidate in role.candidates where indicesByCode[candidate.code.code] == nil {
        if let absence = absence(ofCode: candidate.code.code) { warnings.append("\(role.title): \(absence.words).") }
      }
    }
    return warnings
  }
}
