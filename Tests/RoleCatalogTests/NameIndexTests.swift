import RoleCatalog
import RoleModel
import Testing

@Suite struct NameIndexTests {
  let folder = TemporaryFolder()

  private func names(of chunk: NameChunk) -> [String] {
    chunk.owners.indices.map {
      String(decoding: chunk.name($0), as: UTF8.self)
    }
  }

  @Test func `the index holds folded titles and aliases with their owners`() throws {
    var chunks: [NameChunk] = []
    try Samples.catalog(in: folder).scanNames {
      chunks.append($0); return true
    }
    let chunk = try #require(chunks.first)
    #expect(chunks.count == 1)
    #expect(
      names(of: chunk) == [
        "account director", "group director", "directeur de clientele", "account manager", "am", "clerk",
        "board member", "vice president", "zookeepers", "sales managers", "actuaries",
      ])
    #expect(chunk.owners == [0, 1, 1, 2, 3, 4, 6, 8, 10, 12, 14])
  }

  @Test func `a long index comes in chunks, until the reader has enough`() throws {
    let roles = (0..<5000).map { Samples.role("r\($0)", "Role \($0)", .profile, "F") }
    let catalog = try Samples.catalog(in: folder, roles: roles)
    var counts: [Int] = []
    var all: Set<String> = []
    try catalog.scanNames { chunk in
      counts.append(chunk.owners.count)
      all.formUnion(names(of: chunk))
      return true
    }
    #expect(counts == [4096, 904])
    #expect(all == Set((0..<5000).map { "role \($0)" }))
    var scanned = 0
    try catalog.scanNames { _ in
      scanned += 1; return false
    }
    #expect(scanned == 1)
  }

  @Test func `names that are kept are the same names, however much of them was read before`() throws {
    let roles = (0..<9000).map { Samples.role("r\($0)", "Role \($0)", .profile, "F") }
    let catalog = try Samples.catalog(in: folder, roles: roles)
    func chunks(atMost count: Int = .max) throws -> [[String]] {
      var chunks: [[String]] = []
      try catalog.scanNames {
        chunks.append(names(of: $0))
        return chunks.count < count
      }
      return chunks
    }
    let plain = try chunks()
    catalog.keepNames()
    for count in [1, 2, .max, 2, .max] { #expect(try chunks(atMost: count) == Array(plain.prefix(count))) }
  }

  @Test func `the catalog may be asked while its names are scanned`() throws {
    let catalog = try Samples.catalog(in: folder)
    var title: String?
    try catalog.scanNames { chunk in
      title = try? catalog.entries(at: 0..<1).first?.title
      return true
    }
    #expect(title == "Account Director")
  }
}
