import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, job, type PlanRecord } from './plan-parts.ts';

/** What each kind of pack is of. */
const SUBJECTS = {
  inspection: 'Organisation',
  oversight: 'Organisation',
  meeting: 'Meeting',
  poster: 'Round',
  confirmations: 'Policy',
  current: 'Policy',
} as const;

export interface AskForPackState {
  readonly actor: Actor;
  readonly kind: keyof typeof SUBJECTS;
  /** What there is to put in: policies of a setting, or on an agenda. */
  readonly policies: number;
  /** A pack of the same that the same person asked for, and that is not made yet. */
  readonly underWay: { readonly id: string } | null;
}

export interface AskForPackPlan extends PlanRecord {
  /** The pack that is to be; the one under way where there is one, with nothing to record. */
  readonly packId: string;
  readonly isNew: boolean;
}

/** Asks for a pack: a job makes it. Asked for again while it is being made, it is the same pack. */
export function decideAskForPack(
  { kind, policies, underWay }: AskForPackState,
  { packId, about }: { readonly packId: string; readonly about: string },
): Decided<AskForPackPlan> {
  return decided([policies === 0 && refuse('NOTHING_TO_PACK')], () => {
    if (underWay) return { packId: underWay.id, isNew: false, audit: [], jobs: [] };
    return {
      ...{ packId, isNew: true },
      audit: [{ action: 'pack.asked', subject: SUBJECTS[kind], subjectId: about, data: { packId, kind } }],
      jobs: [job('make-pack', { packId }, packId)],
    };
  });
}
