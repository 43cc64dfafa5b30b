import CBundledCatalog

/// The catalog that is part of the binary.
package enum BundledCatalog {
  package static let name = "the bundled catalog"

  /// Opens the bundled catalog where it lies in the binary; nothing is copied.
  package static func open() throws(CatalogError) -> CatalogReader {
    let bytes = UnsafeRawBufferPointer(start: rolescope_bundled_catalog(), count: rolescope_bundled_catalog_size())
    return try CatalogReader(CatalogDatabase(name: name, bytes: bytes))
  }

  /// The text of `Resources/CensusTitles.csv`: which SOC codes are counted under each title of the census, by which CPS tables go.
  package static var censusTitles: [UInt8] {
    Array(UnsafeBufferPointer(start: rolescope_census_titles(), count: rolescope_census_titles_size()))
  }
}
