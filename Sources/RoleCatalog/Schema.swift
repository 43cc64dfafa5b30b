/// What a catalog file is made of: its identity in the SQLite header, and its tables.
///
/// `CatalogFormat.md` in the documentation says what the columns hold.
enum Schema {
  /// `RSCP`, at offset 68 of the file.
  static let applicationID: UInt32 = 0x5253_4350
  /// The version that this program writes, at offset 60 of the file.
  static let version: UInt32 = 6
  /// The version that added `base` to figures.
  static let firstVersionWithBase: UInt32 = 6
  /// The oldest version that this program reads.
  static let oldestReadableVersion: UInt32 = 5
  /// Positions times two plus one must fit the name index's 32 bits.
  static let greatestRoleCount = Int(Int32.max)

  /// A table with the columns that order its rows.
  struct Table {
    var name: String
    var key: String
    var sql: String

    init(_ name: String, key: String, _ columns: String, clustered: Bool = true) {
      self.name = name
      self.key = key
      let options = clustered ? "WITHOUT ROWID, STRICT" : "STRICT"
      let primaryKey = clustered ? ",\n  PRIMARY KEY (\(key))" : ""
      sql = "CREATE TABLE \(name)(\n  \(columns)\(primaryKey)\n) \(options)"
    }
  }

  /// An index, made after all rows are in so that it is packed.
  struct Index {
    var name: String
    var table: String
    var sql: String

    init(_ name: String, on columns: String, isUnique: Bool = false, where condition: String? = nil) {
      self.name = name
      table = String(columns.prefix { $0 != "(" })
      let suffix = condition.map { " WHERE \($0)" } ?? ""
      sql = "CREATE \(isUnique ? "UNIQUE INDEX" : "INDEX") \(name) ON \(columns)\(suffix)"
    }
  }

  /// The first `id` of a skill's parts in `skill_column`; those of the next skill start a step of the same length further.
  static func firstColumn(ofSkill number: Int) -> Int { number << 32 }

  private static let seen = """
    source INTEGER NOT NULL REFERENCES source(id),
      document INTEGER NOT NULL REFERENCES term(id),
      locator ANY NOT NULL
    """
  private static let owner = """
    role INTEGER NOT NULL REFERENCES role(position),
      ordinal INTEGER NOT NULL
    """

  static let tables = [
    Table("meta", key: "name", "name TEXT NOT NULL,\n  value INTEGER NOT NULL"),
    Table("term", key: "id", "id INTEGER PRIMARY KEY,\n  text TEXT NOT NULL", clustered: false),
    Table(
      "source", key: "id",
      """
      id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        label TEXT NOT NULL,
        publisher TEXT NOT NULL,
        title TEXT NOT NULL,
        year INTEGER,
        document TEXT NOT NULL,
        address TEXT,
        licence TEXT NOT NULL,
        method TEXT,
        independence_group TEXT NOT NULL,
        entry_count INTEGER NOT NULL
      """, clustered: false),
    Table(
      "section", key: "ordinal",
      """
      ordinal INTEGER PRIMARY KEY,
        title TEXT NOT NULL,
        first_position INTEGER NOT NULL,
        role_count INTEGER NOT NULL
      """, clustered: false),
    Table(
      "role", key: "position",
      """
      position INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        title TEXT NOT NULL,
        kind INTEGER NOT NULL REFERENCES term(id),
        family INTEGER NOT NULL REFERENCES term(id),
        pay_kind INTEGER REFERENCES term(id),
        pay_low REAL,
        pay_high REAL,
        pay_opens INTEGER NOT NULL,
        pay_year INTEGER,
        growth REAL,
        jobs REAL,
        openings REAL,
        has_skills INTEGER NOT NULL
      """, clustered: false),
    Table(
      "alias", key: "role",
      "role INTEGER PRIMARY KEY REFERENCES role(position),\n  names TEXT NOT NULL", clustered: false),
    Table(
      "code", key: "role, ordinal",
      """
      \(owner),
        scheme INTEGER NOT NULL REFERENCES term(id),
        code TEXT NOT NULL,
        is_shared INTEGER NOT NULL
      """),
    Table(
      "candidate", key: "role, ordinal",
      """
      \(owner),
        scheme INTEGER NOT NULL REFERENCES term(id),
        code TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source(id)
      """),
    Table(
      "figure", key: "role, ordinal",
      """
      \(owner),
        field INTEGER NOT NULL REFERENCES term(id),
        shape INTEGER NOT NULL REFERENCES term(id),
        number REAL,
        low REAL,
        high REAL,
        opens INTEGER NOT NULL,
        text TEXT,
        parts BLOB,
        definition INTEGER NOT NULL REFERENCES term(id),
        year INTEGER,
        place INTEGER NOT NULL REFERENCES term(id),
        status INTEGER NOT NULL REFERENCES term(id),
        relative_standard_error ANY,
        formula INTEGER REFERENCES term(id),
        note INTEGER REFERENCES term(id),
        \(seen),
        base REAL
      """),
    Table(
      "skill", key: "id",
      """
      id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        kind INTEGER NOT NULL REFERENCES term(id),
        role_count INTEGER NOT NULL
      """, clustered: false),
    Table(
      "skill_list", key: "role",
      "role INTEGER PRIMARY KEY REFERENCES role(position),\n  ratings BLOB NOT NULL", clustered: false),
    Table("skill_column", key: "id", "id INTEGER PRIMARY KEY,\n  observations BLOB NOT NULL", clustered: false),
    Table(
      "skill_norm", key: "skill, kind, source",
      """
      skill INTEGER NOT NULL REFERENCES skill(id),
        kind INTEGER NOT NULL REFERENCES term(id),
        source INTEGER NOT NULL REFERENCES source(id),
        mean REAL NOT NULL,
        deviation REAL NOT NULL,
        role_count INTEGER NOT NULL
      """),
    Table(
      "detection_limit", key: "role, source",
      """
      role INTEGER NOT NULL REFERENCES role(position),
        source INTEGER NOT NULL REFERENCES source(id),
        share ANY NOT NULL
      """),
    Table(
      "statement", key: "role, ordinal",
      "\(owner),\n  kind INTEGER NOT NULL REFERENCES term(id),\n  text TEXT NOT NULL,\n  \(seen)"),
    Table(
      "edge", key: "role, ordinal",
      """
      \(owner),
        kind INTEGER NOT NULL REFERENCES term(id),
        target INTEGER NOT NULL REFERENCES role(position),
        \(seen)
      """),
    Table(
      "place_pay", key: "id",
      """
      id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source(id),
        document INTEGER NOT NULL REFERENCES term(id),
        year INTEGER NOT NULL,
        jobs INTEGER NOT NULL REFERENCES term(id),
        mean INTEGER NOT NULL REFERENCES term(id),
        hourly_mean INTEGER NOT NULL REFERENCES term(id),
        percentiles INTEGER NOT NULL REFERENCES term(id),
        hourly_percentiles INTEGER NOT NULL REFERENCES term(id),
        place_count INTEGER NOT NULL,
        places BLOB NOT NULL
      """, clustered: false),
    Table("role_place_pay", key: "role, ordinal", "\(owner),\n  place_pay INTEGER NOT NULL REFERENCES place_pay(id)"),
    Table(
      "price_parity", key: "ordinal",
      """
      ordinal INTEGER PRIMARY KEY,
        place INTEGER NOT NULL REFERENCES term(id),
        parity REAL NOT NULL,
        year INTEGER NOT NULL,
        \(seen)
      """, clustered: false),
    Table(
      "ranking", key: "name", "name TEXT NOT NULL,\n  group_ends BLOB NOT NULL,\n  positions BLOB NOT NULL"),
    Table(
      "name_chunk", key: "ordinal",
      """
      ordinal INTEGER PRIMARY KEY,
        names BLOB NOT NULL,
        bytes BLOB NOT NULL
      """, clustered: false),
    Table(
      "name_word", key: "ordinal",
      """
      ordinal INTEGER PRIMARY KEY,
        bytes BLOB NOT NULL,
        titles BLOB NOT NULL
      """, clustered: false),
  ]

  static let indexes = [
    Index("role_by_id", on: "role(id)", isUnique: true),
    Index("role_with_skills", on: "role(position)", where: "has_skills"),
    Index("code_by_code", on: "code(code)", where: "NOT is_shared"),
    Index("edge_by_target", on: "edge(target)"),
  ]

  /// What SQLite's schema lists.
  struct Object: Hashable {
    var type: String
    var name: String
    /// The table that an index is of.
    var table: String
    /// As SQLite keeps it; empty for an index that it makes by itself.
    var sql: String
  }

  /// Every object of a catalog of a version that can be read: it has exactly these.
  static func objects(ofVersion version: UInt32) -> Set<Object> {
    version < firstVersionWithBase ? olderObjects : objects
  }

  private static let olderObjects = Set(
    objects.map { object in
      var object = object
      if object.name == "figure" { object.sql = object.sql.replacing(",\n  base REAL", with: "") }
      return object
    })

  private static let objects: Set<Object> = {
    var objects = Set(tables.map { Object(type: "table", name: $0.name, table: $0.name, sql: $0.sql) })
    for index in indexes {
      objects.insert(Object(type: "index", name: index.name, table: index.table, sql: index.sql))
    }
    // Of the names of sources, which are unique.
    objects.insert(Object(type: "index", name: "sqlite_autoindex_source_1", table: "source", sql: ""))
    return objects
  }()
}
