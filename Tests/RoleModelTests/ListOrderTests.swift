import ArticleCatalog
import RoleModel
import Testing

@Suite struct ListOrderTests {
  private let catalog = ArticleCatalog.shared

  private func ids(_ order: ListOrder, isReversed: Bool = false) throws -> [String] {
    try order.sorted(Array(0..<catalog.roleCount), isReversed: isReversed, in: catalog).positions.map {
      try catalog.role(at: $0).id.text
    }
  }

  @Test func `averages stand before ranges, and roles without pay behind both`() throws {
    let pay = try ids(.pay)
    #expect(
      pay.prefix(7) == [
        "account-director", "account-manager", "customer-account-manager", "account-administrator",
        "director-of-account-management", "senior-account-manager", "account-executive",
      ])
    let least = try ids(.pay, isReversed: true)
    #expect(
      least.prefix(4) == ["account-administrator", "customer-account-manager", "account-manager", "account-director"])
    #expect(pay.suffix(10) == least.suffix(10))
    #expect(try ListOrder.pay.sorted(Array(0..<17), in: catalog).unknownCount == 10)
  }

  @Test func `orders follow each other and come back to the title`() {
    var order = ListOrder.title
    var words: [String] = []
    repeat {
      words.append(order.words)
      order = order.next
    } while order != .title
    #expect(words == ["title", "median pay", "growth", "jobs", "openings"])
  }
}
