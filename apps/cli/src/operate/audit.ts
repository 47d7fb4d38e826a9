import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CHAIN_START,
  checkChain,
  type AuditLine,
  type AuditReport,
  type ChainFault,
  type Installation,
  type Organisation,
} from '@ratify/store';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { accountOf, askReason, noteForAll } from './note-operator.ts';
import { withInstallation, type Environment } from './with-installation.ts';

const FAULTS: Readonly<Record<ChainFault['what'], string>> = {
  gap: 'lines before it are missing',
  'broken-link': 'does not follow the line before it',
  changed: 'has been changed',
  'personal-part-changed': 'has another personal part than was recorded',
};

/**
 * Recomputes the chains of these organisations, or of all; returns the exit code: 1 where one does not hold. That it was done stands in
 * the record of each that was named; for all, which may be every night, in that of whoever runs the service.
 */
export async function verifyChains(
  env: Environment,
  slugs: readonly string[],
  { json, reason }: { readonly json: boolean; readonly reason?: string | undefined },
): Promise<number> {
  const reports = await withInstallation(env, async (installation) => {
    const made: { organisation: string; report: AuditReport }[] = [];
    const note = { action: 'record.verified', by: accountOf(env) } as const;
    for (const { id, slug } of await asked(installation, slugs)) {
      made.push({ organisation: slug, report: await installation.verifyAudit(id) });
      if (slugs.length > 0) await installation.noteOperator([id], { ...note, reason: reason ?? null });
    }
    if (slugs.length === 0) await noteForAll(installation, env, note.action);
    return made;
  });
  const said = reports.flatMap(({ organisation, report }) => {
    const { linked, unlinked, head, faults } = report;
    const tail = unlinked > 0 ? `, ${unlinked} not linked yet` : '';
    return [
      `${organisation}: ${faults.length === 0 ? 'holds' : 'DOES NOT HOLD'}, ${linked} lines${tail}, head ${head.slice(0, 16)}`,
      ...faults.map(sayFault),
    ];
  });
  await writeResult(undefined, json ? `${JSON.stringify(reports, null, 2)}\n` : `${said.join('\n')}\n`);
  return reports.every(({ report }) => report.faults.length === 0) ? EXIT.clean : EXIT.found;
}

/** Writes one organisation's record, a line of JSON each. Personal parts stay behind: their digests are in the lines. */
export async function exportChain(
  env: Environment,
  slug: string,
  { out, reason: said }: { readonly out: string; readonly reason: string | undefined },
): Promise<void> {
  const reason = await askReason(said);
  await withInstallation(env, async (installation) => {
    const [organisation] = await asked(installation, [slug]);
    if (organisation)
      await installation.noteOperator([organisation.id], { action: 'record.exported', by: accountOf(env), reason });
    const text = async function* (): AsyncGenerator<string> {
      for await (const line of installation.auditLines(organisation?.id ?? '')) yield `${JSON.stringify(line)}\n`;
    };
    await pipeline(Readable.from(text()), createWriteStream(out));
  });
}

/** Checks an exported record without any installation; returns the exit code: 1 where it does not hold. */
export async function checkExport(file: string): Promise<number> {
  const faults: ChainFault[] = [];
  let head = { sequence: 0, hash: CHAIN_START };
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const text of lines) {
    if (text.trim() === '') continue;
    const checked = checkChain([parseLine(text, file, head.sequence + 1)], head);
    faults.push(...checked.faults);
    head = checked.head;
  }
  const verdict = faults.length === 0 ? 'holds' : 'DOES NOT HOLD';
  const said = [`${file}: ${verdict}, ${head.sequence} lines, head ${head.hash}`, ...faults.map(sayFault)];
  await writeResult(undefined, `${said.join('\n')}\n`);
  return faults.length === 0 ? EXIT.clean : EXIT.found;
}

function parseLine(text: string, file: string, number: number): AuditLine {
  try {
    return JSON.parse(text) as AuditLine;
  } catch {
    throw new Misuse(`Line ${number} of ${file} is no line of a record.`);
  }
}

const sayFault = ({ sequence, id, what }: ChainFault): string => `  line ${sequence} (${id}) ${FAULTS[what]}`;

async function asked(installation: Installation, slugs: readonly string[]): Promise<Organisation[]> {
  const all = await installation.listOrganisations();
  if (slugs.length === 0) return all;
  return slugs.map((slug) => {
    const found = all.find((each) => each.slug === slug);
    if (!found) throw new Misuse(`There is no organisation “${slug}” here.`);
    return found;
  });
}
