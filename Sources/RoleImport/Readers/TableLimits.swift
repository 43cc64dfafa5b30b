/// How much a table may hold before it is refused: far more than any table of roles has, and little enough memory.
package struct TableLimits: Sendable {
  /// Columns up to the last with a text in a row.
  package var columns = 2_000
  /// Bytes. Excel allows 32,767 characters.
  package var cellLength = 256 << 10
  /// Bytes of all texts of a row.
  package var rowLength = 4 << 20
  /// The last row that a worksheet can have (ECMA-376, and "Excel specifications and limits").
  package var rows = 1 << 20
  /// Bytes that one entry of an archive may unpack to; O*NET's ratings of skills, a large sheet, take 52 million.
  package var entrySize = 2 << 30
  /// Bytes that an entry above `freeSize` may unpack to for each packed one: official workbooks reach 40, zeros 1,030.
  package var entryRatio = 100
  package var freeSize = 1 << 20
  package var entries = 10_000
  /// Bytes of a workbook in a zip, which are held in memory: that of all of OEWS takes 80 million.
  package var nestedSize = 512 << 20
  /// Bytes of all shared strings of a workbook, which are held in memory; those of O*NET take 2 million at most.
  package var sharedStringsLength = 64 << 20
  package var sharedStrings = 1_000_000
  /// Bytes of one tag of an XML file, which expat holds in memory.
  package var tagLength = 1 << 20
  package var depth = 64
  package var sheets = 1_000
  /// Excel allows 65,490 cell formats.
  package var styles = 65_536

  package init() {}
}
