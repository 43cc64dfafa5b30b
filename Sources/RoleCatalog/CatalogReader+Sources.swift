import GRDB
import RoleModel

extension CatalogReader {
  package func sources() throws(CatalogFailure) -> [Source] {
    try database.read { database in
      var sources: [Source] = []
      try self.forEachRow(
        of: "source",
        """
        SELECT name, label, publisher, title, year, document, address, licence, method, independence_group \
        FROM source ORDER BY id
        """, in: database
      ) { row in
        sources.append(
          try Source(
            id: SourceID(row.text(0)), label: row.text(1), publisher: row.text(2), title: row.text(3),
            year: row.integerOrNil(4, in: PossibleNumber.years), document: row.text(5), address: row.textOrNil(6),
            licence: row.text(7), method: row.textOrNil(8), independenceGroup: row.text(9)))
      }
      return sources
    }
  }

  package func sourceCounts() throws(CatalogFailure) -> [SourceID: Int] {
    try database.read { database in
      var counts: [SourceID: Int] = [:]
      try self.forEachRow(of: "source", "SELECT name, entry_count FROM source ORDER BY id", in: database) { row in
        counts[SourceID(try row.text(0))] = try row.integer(1)
      }
      return counts
    }
  }

  package func edgesInto(_ id: RoleID) throws(CatalogFailure) -> [IncomingEdge] {
    try database.read { database in
      var edges: [IncomingEdge] = []
      try self.forEachRow(
        of: "edge",
        """
        SELECT edge.role, edge.kind, source, document, locator, (SELECT id FROM role WHERE position = edge.role) \
        FROM role JOIN edge ON edge.target = role.position WHERE role.id = ? ORDER BY edge.role, ordinal
        """, [id.text], owner: "edges into \(id)", in: database
      ) { row in
        let edge = try Edge(
          kind: self.word(row, 1, in: database), role: id, source: self.source(row, 2, in: database),
          locator: self.locator(row, 3, in: database))
        edges.append(IncomingEdge(origin: try self.roleID(row, 5, at: 0), edge: edge))
      }
      return edges
    }
  }
}
