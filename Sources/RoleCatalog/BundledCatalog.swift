import CBundledCatalog

/// The catalog that is part of the binary.
package enum BundledCatalog {
  package static let name = "the bundled catalog"

  /// Opens the bundled catalog where it lies in the binary; nothing is copied.
  package static func open() throws(CatalogError) -> CatalogReader {
    let bytes = UnsafeRawBufferPointer(start: rolescope_bundled_catalog(), count: rolescope_bundled_catalog_size())
    return try CatalogReader(CatalogDatabase(name: name, bytes: bytes))
  }
}
