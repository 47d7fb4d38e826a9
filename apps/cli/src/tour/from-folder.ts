import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { readPolicy } from '@ratify/document';
import { sayWhenAdopted } from '@ratify/policy';
import { adoptAndSign, type Adoption } from './adopt-and-sign.ts';
import type { Narrator } from './narrator.ts';
import * as operations from './operations.ts';
import { settleErrors, type TextChange } from './settle-errors.ts';
import type { Draft, PolicyInfo } from './shapes.ts';
import { accountForPdf } from './word-account.ts';

/** A setting whose head, clerk and chair take a document through. */
export interface Setting {
  readonly name: string;
  readonly cast: Adoption['cast'];
}

interface ReportEntry {
  readonly what: string;
  readonly text: string;
  readonly line: number;
  readonly became: string | null;
}

export interface DocumentTour {
  readonly file: string;
  readonly setting: string;
  readonly policyId: string;
  readonly pdf: string;
  readonly report: string;
  readonly reviewDueOn: string;
  readonly wordsInSource: number;
  /** Words of the source that are neither in the PDF nor in the import report: must be none. */
  readonly wordsMissing: readonly string[];
}

interface FolderTour {
  readonly folder: string;
  readonly settings: readonly Setting[];
  readonly narrator: Narrator;
  readonly out: string;
  readonly today: string;
  readonly reviewDue: string;
}

/** Takes each document of a folder through import, lint, customisation, adoption, signature and register, one setting each. */
export async function tourFolder(tour: FolderTour): Promise<DocumentTour[]> {
  const files = (await readdir(tour.folder))
    .filter((name) => ['.txt', '.md'].includes(extname(name).toLowerCase()))
    .sort();
  if (files.length === 0) throw new Error(`There is no .txt or .md document in ${tour.folder}.`);
  const done: DocumentTour[] = [];
  for (const [at, file] of files.entries()) {
    const setting = tour.settings[at % tour.settings.length];
    if (setting) done.push(await tourDocument(tour, file, setting));
  }
  return done;
}

async function tourDocument(tour: FolderTour, file: string, setting: Setting): Promise<DocumentTour> {
  const { narrator, out, today } = tour;
  const { head } = setting.cast;
  const source = await readFile(join(tour.folder, file), 'utf8');
  narrator.heading(`${file}, as the policy of ${setting.name}`);
  const name = basename(file, extname(file));
  const imported = await narrator.step(head.said, 'brings the existing policy in', async () => {
    const value = await head.api.mutate<{ policy: PolicyInfo; report: ReportEntry[] }>(
      'importPolicy',
      operations.IMPORT_POLICY,
      { text: source, fileName: file },
    );
    const errors = value.policy.draft?.problems.filter((each) => each.severity === 'error').length;
    return {
      value,
      say: `"${value.policy.title}": ${value.report.length} things became structure or metadata; the linter finds ${errors} errors`,
      record: { policyId: value.policy.id },
    };
  });
  const policyId = imported.policy.id;
  const stated = readPolicy(imported.policy.draft?.text ?? '').frontMatter?.stated ?? {};
  await recordHistory(tour, setting, policyId, stated);
  const customised = await customise(tour, setting, policyId, imported.policy.draft);
  const report = join(out, `${name}.import-report.json`);
  await writeFile(
    report,
    `${JSON.stringify({ file, entries: imported.report, changes: customised.changes }, null, 2)}\n`,
  );
  const adopted = await adoptAndSign({
    ...tour,
    cast: setting.cast,
    policyId,
    version: customised.draft.version,
    file: `${name}.pdf`,
    reviewDue: tour.reviewDue,
    today,
  });
  const account = await narrator.step(
    head.said,
    'counts the words of the paper against the PDF and the import report',
    async () => {
      const value = await accountForPdf(source, adopted.pdf, imported.report);
      if (value.missing.length > 0)
        throw new Error(`${file}: not in the PDF nor in the import report: ${value.missing.slice(0, 20).join(' ')}`);
      return { value, say: `${value.words} words, ${value.missing.length} missing` };
    },
  );
  return {
    file,
    setting: setting.name,
    policyId,
    pdf: `${name}.pdf`,
    report: basename(report),
    reviewDueOn: adopted.reviewDueOn,
    wordsInSource: account.words,
    wordsMissing: account.missing,
  };
}

/** What the paper says of its own adoption is recorded as historic; a mere review is never read as an adoption. */
async function recordHistory(
  { narrator }: FolderTour,
  { cast }: Setting,
  policyId: string,
  stated: Readonly<Record<string, string>>,
): Promise<void> {
  const adoptedSaid = stated['adopted-on'];
  const reviewDueSaid = stated['review-due'];
  await narrator.step(cast.clerk.said, 'records what the paper says of its past', async () => {
    const input = {
      policyId,
      evidence: adoptedSaid ? 'stated-in-document' : 'none',
      ...(adoptedSaid ? { adoptedSaid } : {}),
      ...(reviewDueSaid ? { reviewDueSaid } : {}),
    };
    const { adoption: value } = await cast.clerk.api.mutate<{
      adoption: { id: string; adoptedOn: string | null; adoptedSaid: string | null; reviewDueOn: string | null };
    }>('recordHistoricAdoption', operations.RECORD_HISTORIC_ADOPTION, { input });
    const adopted = value.adoptedOn
      ? `adopted ${sayWhenAdopted(value)}, counted from ${value.adoptedOn}`
      : 'in use, adoption not evidenced';
    return {
      value,
      say: `${adopted}; review due ${value.reviewDueOn ?? 'not stated'}${reviewDueSaid ? ` ("${reviewDueSaid}")` : ''}`,
      record: value,
    };
  });
  await narrator.step(cast.head.said, 'reviews it', async () => {
    const { review: value } = await cast.head.api.mutate<{ review: { id: string } }>(
      'recordReview',
      operations.RECORD_REVIEW,
      { policyId, outcome: 'changed', reason: 'Brought in from paper; to be adopted anew.' },
    );
    return { value, say: 'to be changed and adopted anew', record: value };
  });
}

async function customise(
  { narrator }: FolderTour,
  { cast }: Setting,
  policyId: string,
  imported: Draft | null,
): Promise<{ draft: Draft; changes: TextChange[] }> {
  if (!imported) throw new Error('The imported policy has no draft.');
  const { api, said } = cast.head;
  let draft = imported;
  if (draft.emptyBlanks.length > 0)
    draft = await narrator.step(said, 'fills the blanks the paper left', async () => {
      const values = draft.emptyBlanks.map(({ id, label }) => ({
        id,
        value: [`to be kept by the office (${label.toLowerCase()})`],
      }));
      const answer = await api.mutate<{ draft: Draft }>('fillBlanks', operations.FILL_BLANKS, {
        policyId,
        version: draft.version,
        values,
      });
      return { value: answer.draft, say: `${values.length} filled` };
    });
  const { text, changes } = settleErrors(draft.text, draft.problems);
  if (changes.length === 0) return { draft, changes };
  return narrator.step(
    said,
    'puts right what the linter calls an error, keeping the old name beside the new',
    async () => {
      const answer = await api.mutate<{ draft: Draft }>('saveDraft', operations.SAVE_DRAFT, {
        policyId,
        version: draft.version,
        text,
      });
      const left = answer.draft.problems.filter((each) => each.severity === 'error');
      return {
        value: { draft: answer.draft, changes },
        say: `${changes.map((each) => `line ${each.line}: ${each.was} -> ${each.became}`).join('; ')}; ${left.length} errors left`,
        record: { changes },
      };
    },
  );
}
