// swift-tools-version: 6.2
import PackageDescription

/// The folder of the package that is tried, two above this one: a package in a folder is known by the folder's name.
let tried = Context.packageDirectory.split(separator: "/").dropLast(2).last.map { $0.lowercased() } ?? ""

/// The modules have `package` access: what tries them says that it is of their package, by the name that the package manager
/// gives it, which is the folder's with what no identifier may hold replaced.
let moduleName = String(tried.map { $0.isLetter || $0.isNumber ? $0 : "_" })
let packageName = (moduleName.first?.isNumber ?? false ? "_" : "") + moduleName

let package = Package(
  name: "fuzzing",
  dependencies: [.package(path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzzer", dependencies: [.product(name: "RolescopeModules", package: tried)], path: "Fuzzer",
      packageAccess: false,
      // libFuzzer brings `main`.
      swiftSettings: [.unsafeFlags(["-package-name", packageName, "-parse-as-library"])])
  ],
  swiftLanguageModes: [.v6]
)
