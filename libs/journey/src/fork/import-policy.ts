import { readPolicy } from '@ratify/document';
import { decideImportPolicy, LONGEST_TEXT, refuse } from '@ratify/policy';
import type { Policy, PolicyImport, Scope, UnitOfWork } from '@ratify/store';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { freeSlug } from './free-slug.ts';
import { sha256 } from '../shell/texts.ts';
import type { BroughtIn, ImportingJourney, SentDocument } from './importer.ts';

export interface ImportedPolicy {
  readonly policy: Policy;
  /** What became of every word, kept beside the policy. */
  readonly broughtIn: PolicyImport;
}

/** Brings an existing document in as a local policy, or as the text of one that has none: its draft is policy Markdown, and the report accounts for every word. */
export async function importPolicy(
  journey: ImportingJourney,
  scope: Scope,
  sent: SentDocument,
): Promise<Outcome<ImportedPolicy>> {
  const fileName = plainName(sent.fileName);
  const document: SentDocument = { ...sent, fileName };
  // Reading a long document is work for seconds: not for somebody who may not bring it in, and not beyond what is kept.
  if ('text' in document && document.text.length > LONGEST_TEXT)
    return refused(refuse('TEXT_TOO_LARGE', { where: fileName }));
  const { refusals } = await writing(journey, scope, ['customise', 'Policy'], async () => done(null));
  if (refusals.length > 0) return refused(...refusals);
  const read = await journey.importer.bringIn(document);
  if ('code' in read) return refused(read);
  return writing(journey, scope, ['customise', 'Policy'], (work) => keepImported(journey, work, document, read));
}

/** Keeps a document that was read as a policy with its draft, and the report on it. */
export async function keepImported(
  journey: Pick<ImportingJourney, 'clock' | 'ids'>,
  work: Work,
  document: SentDocument,
  read: BroughtIn,
): Promise<Outcome<ImportedPolicy>> {
  const { rows, actor, organisationId } = work;
  const { fileName } = document;
  const { frontMatter } = readPolicy(read.text);
  const into =
    document.policyId !== undefined
      ? await rows.policies.get({ organisationId, id: document.policyId }, { lock: true })
      : null;
  const taken = (await rows.policies.list({ organisationId })).map((each) => each.slug);
  const decision = decideImportPolicy(
    {
      actor,
      organisationId,
      slugs: taken,
      text: read.text,
      into: into && { ...into, hasText: await hasText(rows, into) },
    },
    {
      policyId: journey.ids.id(),
      slug: freeSlug(frontMatter?.slug ?? 'imported-policy', taken),
      title: frontMatter?.title ?? fileName,
      fileName,
    },
  );
  return settle(decision, async (plan) => {
    const policy = plan.policy ? await rows.policies.add(plan.policy) : into!;
    await rows.drafts.add(plan.draft);
    const broughtIn = await rows.policyImports.add({
      policyId: policy.id,
      fileName,
      sourceSha256: sha256('bytes' in document ? document.bytes : document.text),
      report: { ...reportOf(read) },
      importedBy: actor.personId,
      importedByName: actor.name,
      importedAt: journey.clock.now(),
    });
    await record(work, plan);
    return { policy, broughtIn };
  });
}

async function hasText(rows: UnitOfWork, { organisationId, id: policyId }: Policy): Promise<boolean> {
  const [drafts, revisions] = [
    rows.drafts.count({ organisationId, policyId }),
    rows.revisions.count({ organisationId, policyId }),
  ];
  return (await drafts) + (await revisions) > 0;
}

function reportOf({ report, words, notices }: BroughtIn): PolicyImport['report'] {
  return { entries: report.entries, proposals: report.proposals, notices, missing: words.missing };
}

const LONGEST_NAME = 200;

/** The name of a file without its folders, and without signs that no screen shows. */
export function plainName(fileName: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? '';
  const shown = last.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
  return shown.slice(-LONGEST_NAME) || 'document';
}
