import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { checkNotCancelled } from './decide-table.ts';
import type { PlanRecord } from './plan-parts.ts';

export interface OrderAgendaState {
  readonly meeting: { readonly id: string; readonly cancelledOn?: string | null };
  /** What stands on the agenda, in its order. */
  readonly agenda: readonly string[];
  /** Decisions that are recorded of it: its minutes are in their order. */
  readonly decisions: number;
}

export interface OrderAgendaPlan extends PlanRecord {
  readonly items: readonly { readonly revisionId: string; readonly position: number }[];
}

/** Puts the items of an agenda in the order in which they are to be taken: all of them, each once. */
export function decideOrderAgenda(
  { meeting, agenda, decisions }: OrderAgendaState,
  { revisionIds }: { readonly revisionIds: readonly string[] },
): Decided<OrderAgendaPlan> {
  const isEach = agenda.every((id) => revisionIds.includes(id));
  const isSame = isEach && revisionIds.length === agenda.length;
  const refusals = [
    checkNotCancelled(meeting),
    decisions > 0 && refuse('MEETING_DECIDED', { where: 'agenda' }),
    !isSame && refuse('AGENDA_OTHERWISE', { where: 'agenda' }),
  ];
  return decided(refusals, () => ({
    items: revisionIds.map((revisionId, at) => ({ revisionId, position: at + 1 })),
    audit: [
      {
        ...({ action: 'agenda.ordered', subject: 'Meeting', subjectId: meeting.id } as const),
        data: { revisionIds: [...revisionIds] },
      },
    ],
    jobs: [],
  }));
}
