import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type Actor, type PlanRecord, isBlankText } from './plan-parts.ts';

export interface DeclareNotApplicableState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** Titles that are expected of the setting, by anybody above it. */
  readonly expected: readonly string[];
  /** Titles of what it holds, is covered by, or has declared already. */
  readonly held: readonly string[];
}

export interface NotApplicablePlan extends PlanRecord {
  readonly declaration: {
    readonly id: string;
    readonly organisationId: string;
    readonly title: string;
    readonly reason: string;
    readonly declaredBy: string;
    readonly declaredByName: string;
  };
}

/** Records that a setting needs no policy of a title which is expected of it. Whoever expects it reads the reason. */
export function decideDeclareNotApplicable(
  { actor, organisationId, expected, held }: DeclareNotApplicableState,
  input: { readonly id: string; readonly title: string; readonly reason: string },
): Decided<NotApplicablePlan> {
  const named = (titles: readonly string[]): string | undefined =>
    titles.find((title) => title.toLowerCase() === input.title.trim().toLowerCase());
  const title = named(expected);
  const reason = input.reason.trim();
  return decided(
    [
      title === undefined && refuse('POLICY_NOT_EXPECTED', { where: input.title }),
      named(held) !== undefined && refuse('POLICY_NOT_MISSING', { where: input.title }),
      isBlankText(reason) && refuse('REASON_MISSING', { where: 'reason' }),
    ],
    () => ({
      declaration: {
        ...{ id: input.id, organisationId, title: title ?? input.title, reason },
        ...{ declaredBy: actor.personId, declaredByName: actor.name },
      },
      audit: [
        {
          ...({ action: 'not-applicable.declared', subject: 'NotApplicable', subjectId: input.id } as const),
          data: { title: title ?? input.title, reason },
        },
      ],
      jobs: [],
    }),
  );
}
