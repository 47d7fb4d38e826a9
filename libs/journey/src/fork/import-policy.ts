import { importText, readPolicy, type ImportReport } from '@ratify/document';
import { decideImportPolicy, LONGEST_TEXT, refuse } from '@ratify/policy';
import type { Policy, Scope } from '@ratify/store';
import { done, refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing } from '../shell/writing.ts';

export interface ImportedPolicy {
  readonly policy: Policy;
  readonly report: ImportReport;
}

/** Brings an existing document in as a local policy: its draft is policy Markdown, and the report accounts for every word. */
export async function importPolicy(
  journey: Journey,
  scope: Scope,
  input: { readonly text: string; readonly fileName: string },
): Promise<Outcome<ImportedPolicy>> {
  // Reading a long document is work for seconds: not for somebody who may not bring it in, and not beyond what is kept.
  if (input.text.length > LONGEST_TEXT) return refused(refuse('TEXT_TOO_LARGE', { where: input.fileName }));
  const { refusals } = await writing(journey, scope, ['customise', 'Policy'], async () => done(null));
  if (refusals.length > 0) return refused(...refusals);
  const imported = importText(input.text, { fileName: input.fileName });
  const { frontMatter } = readPolicy(imported.text);
  return writing(journey, scope, ['customise', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const taken = (await rows.policies.list({ organisationId })).map((each) => each.slug);
    const decision = decideImportPolicy(
      { actor, organisationId, slugs: taken, text: imported.text },
      {
        policyId: journey.ids.id(),
        slug: freeSlug(frontMatter?.slug ?? 'imported-policy', taken),
        title: frontMatter?.title ?? input.fileName,
        fileName: input.fileName,
      },
    );
    return settle(decision, async (plan) => {
      const policy = await rows.policies.add(plan.policy);
      await rows.drafts.add(plan.draft);
      await record(work, plan);
      return { policy, report: imported.report };
    });
  });
}

/** A second policy of the same name becomes `…-2`: a school may well bring in two editions of one. */
function freeSlug(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  for (let n = 2; ; n += 1) if (!taken.includes(`${wanted}-${n}`)) return `${wanted}-${n}`;
}
