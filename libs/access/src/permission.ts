import type { OrganisationKind } from '@ratify/policy';
import type { Action, Reach, Subject } from './subjects.ts';

/** Stands for the actor's own id in a condition. */
export const MYSELF = ':me';

/** Further conditions on a row's columns; equality only, so that each is SQL as it stands. */
export type RowConditions = Readonly<Partial<Record<'state' | 'role' | 'personId' | 'kind', string>>>;

/** One sentence: what may be done, to what, whose. */
export class Permission {
  readonly action: Action;
  readonly subjects: readonly Subject[];
  readonly reach: Reach;
  readonly conditions: RowConditions;
  /** Kinds of organisation in which the role has it; null for all of them. */
  readonly kinds: readonly OrganisationKind[] | null;

  constructor(said: Pick<Permission, 'action' | 'subjects' | 'reach' | 'conditions' | 'kinds'>) {
    this.action = said.action;
    this.subjects = said.subjects;
    this.reach = said.reach;
    this.conditions = said.conditions;
    this.kinds = said.kinds;
  }

  /** Only rows with these values. */
  when(conditions: RowConditions): Permission {
    return new Permission({ ...this, conditions });
  }

  /** Only for those who act for an organisation of these kinds. */
  inA(...kinds: OrganisationKind[]): Permission {
    return new Permission({ ...this, kinds });
  }
}

/** Begins a sentence: `may('record').own('Decision')`. */
export function may(action: Action) {
  const of =
    (reach: Reach) =>
    (...subjects: Subject[]) =>
      new Permission({ action, subjects, reach, conditions: {}, kinds: null });
  return { own: of('own'), below: of('below'), above: of('above') };
}
