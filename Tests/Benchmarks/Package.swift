// swift-tools-version: 6.2
import PackageDescription

/// The folder of the package that is measured, two above this one: a package in a folder is known by the folder's name.
let measured = Context.packageDirectory.split(separator: "/").dropLast(2).last.map { $0.lowercased() } ?? ""

/// The modules have `package` access, and stay so: what measures them says that it is of their package, by the name that the
/// package manager gives it, which is the folder's with what no identifier may hold replaced.
let moduleName = String(measured.map { $0.isLetter || $0.isNumber ? $0 : "_" })
let packageName = (moduleName.first?.isNumber ?? false ? "_" : "") + moduleName

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(path: "../.."),
    // Without its trait it needs no jemalloc, and counts no allocations: counts.py does.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "HotPaths",
      dependencies: [
        .product(name: "RolescopeModules", package: measured), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "HotPaths",
      // Else the package manager would name this package after ours, and the last name counts.
      packageAccess: false,
      swiftSettings: [.unsafeFlags(["-package-name", packageName])],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
