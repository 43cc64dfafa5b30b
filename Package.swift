// swift-tools-version: 6.2
import PackageDescription

/// CI sets ROLESCOPE_STRICT so that a warning fails its build; a newer compiler's new warnings must not fail a user's.
let isStrict = Context.environment["ROLESCOPE_STRICT"] != nil
let swiftSettings: [SwiftSetting] = isStrict ? [.treatAllWarnings(as: .error)] : []
/// Tests of a release build, as `.ci/sanitize` makes them, try code that is optimized; they need not be so themselves.
let testSettings = swiftSettings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
let cSettings: [CSetting] = isStrict ? [.treatAllWarnings(as: .error)] : []
let cxxSettings: [CXXSetting] = isStrict ? [.treatAllWarnings(as: .error)] : []

/// GRDB asks for any SQLite. This folder, which `.ci/install` makes, holds the archive alone and is searched first, so that
/// the binary needs no library of SQLite; without the folder the shared one is linked.
let linkerSettings: [LinkerSetting] = [.unsafeFlags(["-L.build/static"])]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "rolescope",
  products: [
    .executable(name: "rolescope", targets: ["rolescope"]),
    // For Tests/Benchmarks and Tests/Fuzzing, packages of their own; no command of the README builds it.
    .library(
      name: "RolescopeModules",
      targets: ["RoleModel", "RoleCatalog", "RoleImport", "TerminalScreen", "Explorer", "CTOML"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .target(name: "RoleModel", dependencies: ["CBundledWords"], swiftSettings: swiftSettings),
    .target(name: "SystemFiles", swiftSettings: swiftSettings),
    .target(
      name: "RoleCatalog",
      dependencies: [
        "RoleModel", "SystemFiles", "CBundledCatalog", "CPageSeal", grdb,
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "RoleImport", dependencies: ["RoleModel", "SystemFiles", "RoleCatalog", "CMinizip", "CExpat"],
      swiftSettings: swiftSettings),
    .target(name: "TerminalScreen", dependencies: ["CNCurses"], swiftSettings: swiftSettings),
    .target(name: "Explorer", dependencies: ["RoleModel", "TerminalScreen"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "rolescope",
      dependencies: [
        "RoleModel", "SystemFiles", "RoleCatalog", "RoleImport", "TerminalScreen", "Explorer", "CArguments", "CTOML",
        argumentParser,
      ],
      swiftSettings: swiftSettings, linkerSettings: linkerSettings),
    .systemLibrary(name: "CNCurses", providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev", "zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .target(name: "CArguments", cSettings: cSettings),
    .target(name: "CBundledCatalog", cSettings: cSettings),
    .target(name: "CBundledWords", cSettings: cSettings),
    .target(name: "CPageSeal", cSettings: cSettings),
    .target(name: "CTOML", cxxSettings: cxxSettings),

    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "PseudoTerminal", dependencies: ["CVTerm"], path: "Tests/PseudoTerminal", swiftSettings: swiftSettings),
    .target(
      name: "ArticleCatalog", dependencies: ["RoleModel", "RoleCatalog", "RoleImport"], path: "Tests/ArticleCatalog",
      swiftSettings: swiftSettings),
    .target(name: "Noise", path: "Tests/Noise", swiftSettings: swiftSettings),
    .testTarget(
      name: "RoleModelTests", dependencies: ["RoleModel", "RoleCatalog", "ArticleCatalog", "Noise"],
      swiftSettings: testSettings
    ),
    .testTarget(
      name: "RoleCatalogTests", dependencies: ["RoleCatalog", "RoleImport", "ArticleCatalog", "Noise", grdb],
      swiftSettings: testSettings),
    .testTarget(
      name: "RoleImportTests", dependencies: ["RoleImport", "Noise", "CMinizip"], swiftSettings: testSettings),
    .testTarget(name: "TerminalScreenTests", dependencies: ["TerminalScreen"], swiftSettings: testSettings),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer", "RoleCatalog", "RoleImport", "ArticleCatalog", "Noise"],
      swiftSettings: testSettings),
    .testTarget(
      name: "RolescopeTests",
      dependencies: ["rolescope", "Explorer", "SystemFiles", "RoleCatalog", "PseudoTerminal", "Noise", grdb],
      swiftSettings: testSettings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x,
  cxxLanguageStandard: .cxx17
)
