import RoleCatalog
import RoleModel
import Testing

@Suite struct BundledCatalogTests {
  @Test func `the bundled catalog opens where it lies in the binary, and is sound`() throws {
    let catalog = try BundledCatalog.open()
    #expect(catalog.name == "the bundled catalog")
    #expect(try catalog.position(of: RoleID("account-director")) != nil)
    #expect(CatalogCheck.findings(in: catalog).isEmpty)
  }
}
