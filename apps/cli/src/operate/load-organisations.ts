import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { realIds } from '@ratify/journey';
import {
  dateInLondon,
  NEEDED_COLUMNS,
  planLoad,
  readSettingRecord,
  type LoadLine,
  type SettingRecord,
  type UnreadRow,
} from '@ratify/policy';
import type { Installation, OperatorWord } from '@ratify/store';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { decodeUtf8, readBytes, writeResult } from '../shell/read-file.ts';
import { accountOf, checkReason } from './note-operator.ts';
import { assertInstallation, withInstallation, type Environment } from './with-installation.ts';

type Row = Readonly<Record<string, string>>;

export interface LoadOptions {
  /** Path of `links_edubasealldata…csv`. */
  readonly links?: string | undefined;
  /** Codes of local authorities; all when there is none. */
  readonly authorities: readonly string[];
  readonly dryRun: boolean;
  /** Stands in the record of each organisation that changes; left out: that the file was loaded. */
  readonly reason?: string | undefined;
  readonly json: boolean;
}

export interface LoadReport {
  readonly lines: readonly LoadLine[];
  readonly unread: readonly UnreadRow[];
  readonly unchanged: number;
  readonly written: boolean;
}

/** Loads the national register of schools into the installation and prints what changed; returns the exit code. */
export async function loadFromFile(env: Environment, file: string, options: LoadOptions): Promise<number> {
  assertInstallation(env);
  const rows = await readRows(file, NEEDED_COLUMNS);
  const links = options.links ? await readRows(options.links, ['URN', 'LinkURN', 'LinkType']) : [];
  const reason = options.reason?.trim() || `The national register was loaded: ${basename(file)}`;
  const word = { by: accountOf(env), reason: checkReason(reason) };
  const report = await withInstallation(env, (installation) =>
    loadOrganisations(installation, rows, links, options, word),
  );
  await writeResult(undefined, options.json ? `${JSON.stringify(report, null, 2)}\n` : sayReport(report));
  return report.unread.length > 0 ? EXIT.found : EXIT.clean;
}

/** Plans and writes in one transaction: cut off, nothing of it has happened. */
async function loadOrganisations(
  installation: Installation,
  rows: readonly Row[],
  links: readonly Row[],
  { authorities, dryRun }: Pick<LoadOptions, 'authorities' | 'dryRun'>,
  word: OperatorWord,
): Promise<LoadReport> {
  const asked = rows
    .map((row, at) => ({ row, line: at + 2 }))
    .filter(({ row }) => authorities.length === 0 || authorities.includes(row['LA (code)']?.trim() ?? ''));
  const read = asked.map(({ row, line }) => readSettingRecord(row, line));
  const records = read.filter((each): each is SettingRecord => 'urn' in each);
  const unread = read.filter((each): each is UnreadRow => !('urn' in each));
  const today = dateInLondon(Date.now());
  const plan = await installation.inTransaction(async (inside) => {
    const known = await inside.readKnownOrganisations();
    const made = planLoad({ records, predecessors: predecessorsIn(links), known, newId: () => realIds.id(), today });
    if (!dryRun) await inside.writeLoad(made, today, word);
    return made;
  });
  return { lines: plan.lines, unread, unchanged: plan.unchanged, written: !dryRun };
}

/** The register writes Windows-1252; a file that is UTF-8 throughout was saved anew by somebody. */
async function readRows(file: string, needed: readonly string[]): Promise<Row[]> {
  const bytes = await readBytes(file);
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  let rows: Row[];
  try {
    rows = parse(text, { bom: true, columns: true, skip_empty_lines: true, relax_column_count_less: true });
  } catch (error) {
    throw new Misuse(`${file} is not a table of comma-separated values: ${(error as Error).message}`);
  }
  const missing = needed.filter((column) => rows[0] && !(column in rows[0]));
  if (!rows[0] || missing.length > 0)
    throw new Misuse(
      `${file} ${rows[0] ? `lacks the column ${missing.join(', ')}` : 'has no rows'}: it is not the file that is asked for.`,
    );
  return rows;
}

/** From what each setting came: told from its side (“Predecessor”) or from the other (“Successor”). */
function predecessorsIn(links: readonly Row[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  const note = (urn: string, from: string): void => void found.set(urn, (found.get(urn) ?? new Set()).add(from));
  for (const { URN = '', LinkURN = '', LinkType = '' } of links) {
    if (/^predecessor/i.test(LinkType)) note(URN.trim(), LinkURN.trim());
    else if (/^successor/i.test(LinkType)) note(LinkURN.trim(), URN.trim());
  }
  return new Map([...found].map(([urn, from]) => [urn, [...from]]));
}

function sayReport({ lines, unread, unchanged, written }: LoadReport): string {
  const counts = new Map<string, number>();
  for (const { event } of lines) counts.set(event, (counts.get(event) ?? 0) + 1);
  const told = lines
    .filter(({ event }) => event !== 'added')
    .map(({ event, name, words }) => `${event}: ${name}, ${words}`);
  return [
    ...told,
    ...unread.map(({ line, what }) => `line ${line} ${what}; it is left out`),
    [...[...counts].map(([event, number]) => `${number} ${event}`), `${unchanged} unchanged`].join(', '),
    ...(written ? [] : ['Nothing was written: this was a dry run.']),
    '',
  ].join('\n');
}
