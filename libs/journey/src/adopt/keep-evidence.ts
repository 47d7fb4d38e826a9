import { decideKeepEvidence, scanKindOf } from '@ratify/policy';
import type { EvidenceFile, Scope } from '@ratify/store';
import { plainName } from '../fork/import-policy.ts';
import { readStandingAdoption } from '../reading/standing-adoption.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { sha256 } from '../shell/texts.ts';
import { record, writing } from '../shell/writing.ts';

export interface KeepEvidenceInput {
  readonly policyId: string;
  readonly fileName: string;
  /** PDF, PNG or JPEG. */
  readonly bytes: Uint8Array;
}

/** Keeps a file that shows the adoption from before on which a policy stands. */
export async function keepEvidence(
  journey: Journey,
  scope: Scope,
  { policyId, fileName, bytes }: KeepEvidenceInput,
): Promise<Outcome<EvidenceFile>> {
  return writing(journey, scope, ['review', 'Policy'], async (work) => {
    const { rows, actor, organisationId } = work;
    const policy = await rows.policies.get({ organisationId, id: policyId }, { lock: true });
    const adoption = await readStandingAdoption(rows, policy, journey.clock.today());
    const kept = adoption ? await rows.evidenceFiles.list({ organisationId, adoptionId: adoption.id }) : [];
    const decision = decideKeepEvidence(
      { actor, organisationId, policy, adoption, kept: kept.map((each) => each.sha256) },
      {
        ...{ fileId: journey.ids.id(), fileName: plainName(fileName) },
        scan: { sha256: sha256(bytes), kind: scanKindOf(bytes), length: bytes.length },
      },
    );
    return settle(decision, async (plan) => {
      await rows.keepBytes(bytes, plan.file.mime);
      const file = await rows.evidenceFiles.add(plan.file);
      await record(work, plan);
      return file;
    });
  });
}
