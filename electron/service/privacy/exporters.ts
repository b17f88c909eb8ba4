/** What each call that makes a file carries of respondents' words. A test finds every call of the contract (and every command) that gives
 *  a file away and expects it here, so that a new exporter cannot forget to ask the gate:
 *  gate: words only as the gate releases them, cleared ones where nothing else is asked · all: every word of every answer, and it says so;
 *  with pseudonyms where they are asked for · respondent: its own words alone, with pseudonyms, to be sent to it ·
 *  encrypted: as the project is, for whoever has a passphrase · none: no words of answers. */
export type Carries = 'gate' | 'all' | 'respondent' | 'encrypted' | 'none';
export const EXPORTERS: Readonly<Record<string, Carries>> = {
  'exporting.data': 'gate',
  'exporting.segments': 'gate',
  'exporting.review': 'gate',
  'exporting.codebook': 'gate',
  'clearance.printable': 'gate',
  'confirmation.ledgerFile': 'gate',
  'sources.roadmap': 'gate',
  'checklists.exportFile': 'gate',
  'levels.exportFile': 'none',
  'confirmation.packs': 'respondent',
  'confirmation.read': 'none',
  'exchange.export': 'all',
  'exporting.report': 'gate',
  'exporting.tables': 'gate',
  'tables.disclosureFile': 'none',
  'checking.annotated': 'none',
  'exporting.picture': 'none',
  'exporting.refresh': 'none',
  'exporting.extract': 'none',
  'coders.exportPackage': 'encrypted',
  'project.backup': 'encrypted',
  'project.rekey': 'encrypted',
  'project.salvage': 'encrypted',
};

/** The same for the command line. */
export const EXPORTING_COMMANDS: Readonly<Record<string, Carries>> = {
  'codes export': 'gate', 'segments export': 'gate', 'exchange export': 'all', 'codings export': 'none', 'export': 'gate', 'confirmation export': 'respondent', 'confirmation read': 'none', 'confirmation ledger': 'gate', 'checklist export': 'gate', 'checklist add': 'none', 'checklist mark': 'none', 'levels add': 'none', 'levels show': 'none', 'sources export': 'gate', 'extract': 'none', 'refresh': 'none', 'report': 'gate', 'tables': 'none', 'review': 'gate', 'package export': 'encrypted', 'package merge': 'encrypted', 'backup': 'encrypted', 'restore': 'encrypted', 'rekey': 'encrypted', 'sample': 'none',
};
