import type { ScanKind } from '../journey/scan-kind.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type SentScan, checkScan } from './check-scan.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';

export interface KeepEvidenceState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly policy: { readonly id: string; readonly title: string };
  /** The adoption that stands; null where there is none. */
  readonly adoption: { readonly id: string; readonly historic: boolean } | null;
  /** Digests of the files that are kept of it already. */
  readonly kept: readonly string[];
}

export interface KeepEvidenceInput {
  readonly fileId: string;
  /** Without folders. */
  readonly fileName: string;
  readonly scan: SentScan;
}

export interface KeepEvidencePlan extends PlanRecord {
  readonly file: {
    readonly id: string;
    readonly organisationId: string;
    readonly adoptionId: string;
    readonly fileName: string;
    readonly sha256: string;
    readonly mime: ScanKind;
    readonly length: number;
    readonly keptBy: string;
  };
}

/**
 * Keeps a file that shows an adoption from before Ratify: the document itself, a signed copy or the minute. What was adopted here
 * has its own document, and needs none.
 */
export function decideKeepEvidence(
  { actor, organisationId, policy, adoption, kept }: KeepEvidenceState,
  { fileId, fileName, scan }: KeepEvidenceInput,
): Decided<KeepEvidencePlan> {
  const { sha256, kind, length } = scan;
  if (!adoption?.historic) return { refusals: [refuse('ADOPTION_NOT_HISTORIC', { where: policy.title })] };
  return decided(
    [...checkScan(scan), kept.includes(sha256) && refuse('FILE_KEPT_ALREADY', { where: fileName })],
    () => ({
      file: {
        ...{ id: fileId, organisationId, adoptionId: adoption.id, fileName, sha256, length },
        ...{ mime: kind ?? 'application/pdf', keptBy: actor.personId },
      },
      audit: [
        {
          ...({ action: 'adoption.evidence-kept', subject: 'Adoption', subjectId: adoption.id } as const),
          data: { policyId: policy.id, fileId, sha256, mime: kind },
        },
      ],
      jobs: [],
    }),
  );
}
