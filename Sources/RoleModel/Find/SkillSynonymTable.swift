/// What rules cannot find in the catalog's own names: names that mean one thing, what else it is called, and why.
struct SkillSynonym: Sendable {
  /// Catalog names that mean the same; those that a catalog lacks are left out.
  var names: [String]
  /// What people call it besides.
  var alsoCalled: [String]

  private init(_ names: [String], also alsoCalled: [String] = []) {
    self.names = names
    self.alsoCalled = alsoCalled
  }

  static let all: [SkillSynonym] = [
    // One product: O*NET names the maker's software once by the maker and once by the product.
    SkillSynonym(["Salesforce software", "Salesforce.com Salesforce CRM"], also: ["salesforce", "sales force"]),
    // One language under its maker of today and its maker until 2010.
    SkillSynonym(["Oracle Java", "Sun Microsystems Java"], also: ["java"]),
    // One language: Microsoft's dialect of SQL, by its name, its full name and its abbreviation.
    SkillSynonym(["Transact-SQL", "Microsoft transact-structural query language T-SQL"], also: ["tsql", "t sql"]),
    // One program, which IBM sold for its maker.
    SkillSynonym(["Dassault Systemes CATIA", "IBM CATIA"], also: ["catia"]),
    // What people call SPSS.
    SkillSynonym(["IBM SPSS Statistics"], also: ["spss"]),
    // Medical records are patients' records.
    SkillSynonym(["Electronic medical record EMR software", "Patient electronic medical record EMR software"]),
    // Abbreviations of everyday speech.
    SkillSynonym(["Mathematics"], also: ["math", "maths"]),
    SkillSynonym(["Personnel and Human Resources"], also: ["hr", "human resources"]),
    SkillSynonym(["English Language"], also: ["english"]),
    // O*NET's field of knowledge, and the phrase that articles list for it.
    SkillSynonym(["Customer and Personal Service", "Customer service"], also: ["customer service"]),
    // Fields of knowledge that O*NET rates together: who names the one part means the field.
    SkillSynonym(["Administration and Management"], also: ["administration", "management"]),
    SkillSynonym(["Building and Construction"], also: ["building", "construction"]),
    SkillSynonym(["Communications and Media"], also: ["communications", "media"]),
    SkillSynonym(["Computers and Electronics"], also: ["computers", "electronics"]),
    SkillSynonym(["Economics and Accounting"], also: ["economics"]),
    SkillSynonym(["Education and Training"], also: ["education", "training", "teaching"]),
    SkillSynonym(["Engineering and Technology"], also: ["engineering"]),
    SkillSynonym(["History and Archeology"], also: ["history", "archeology", "archaeology"]),
    SkillSynonym(["Law and Government"], also: ["law", "government"]),
    SkillSynonym(["Medicine and Dentistry"], also: ["medicine", "dentistry"]),
    SkillSynonym(["Philosophy and Theology"], also: ["philosophy", "theology"]),
    SkillSynonym(["Production and Processing"], also: ["production"]),
    SkillSynonym(["Public Safety and Security"], also: ["public safety"]),
    SkillSynonym(["Sales and Marketing"], also: ["sales", "marketing"]),
    SkillSynonym(["Sociology and Anthropology"], also: ["sociology", "anthropology"]),
    SkillSynonym(["Therapy and Counseling"], also: ["therapy", "counseling", "counselling"]),
    // The suite has been sold by these names since 2011 and 2020.
    SkillSynonym(["Microsoft Office software"], also: ["office 365", "microsoft 365"]),
  ]

  /// Short forms that people write for a maker's name: the first word typed, and what it stands for.
  static let makerAbbreviations = ["ms": "microsoft", "msft": "microsoft", "hp": "hewlett packard"]

  /// Companies whose name O*NET puts before a product's: without it, the product is still meant. Longer names first, where
  /// one begins another. Only frequent ones, and none that is itself a product or a common word.
  static let makers = [
    "ADP", "ANSYS", "Adobe", "Allscripts", "Altera", "Amazon", "Apache", "Apple", "Atlassian", "Autodesk",
    "Avid Technology", "Avid", "Bentley Systems", "Bentley", "Blackbaud", "Cadence", "Cerner", "Cisco Systems", "Cisco",
    "Citrix", "Corel", "Dassault Systemes", "EMC", "ESRI", "Embarcadero", "Google", "Hewlett Packard", "IBM",
    "Infor", "Informatica", "Intuit", "Kronos", "MEDITECH", "McAfee", "Mentor Graphics", "Micro Focus", "Microsoft",
    "Mozilla", "National Instruments", "Novell", "Nuance", "Oracle", "PTC", "Qlik Tech", "Red Hat", "SAP", "Sage",
    "Salesforce.com", "Siemens", "SmugMug", "StataCorp", "Sun Microsystems", "Symantec", "Synopsys", "Teradata",
    "The MathWorks", "Thomson Reuters", "Trimble", "VMware", "Wolfram Research", "Xilinx", "iParadigms",
  ]
}
