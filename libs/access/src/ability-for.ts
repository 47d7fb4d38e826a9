import { type AbilityTuple, type MongoAbility, type MongoQuery, createMongoAbility, subject } from '@casl/ability';
import type { OrganisationKind, Role } from '@ratify/policy';
import { MYSELF, type Permission } from './permission.ts';
import { PERMISSIONS } from './permissions.ts';
import type { Action, Reach, Subject } from './subjects.ts';

/** A row as abilities see it: the organisation it belongs to and the columns that conditions name. */
export interface Row {
  readonly organisationId: string;
  readonly state?: string;
  readonly role?: string;
  readonly personId?: string;
  readonly kind?: string;
}

type RowOf<Name extends Subject> = Row & { readonly __caslSubjectType__?: Name };
export type RatifyAbility = MongoAbility<AbilityTuple<Action, Subject | RowOf<Subject>>, MongoQuery<Row>>;

/** Who acts, and for whom: from the session and the lists it entered with, never from a request's arguments. */
export interface AccessActor {
  readonly personId: string;
  readonly organisationId: string;
  readonly organisationKind: OrganisationKind;
  /** Of the appointments that stand today. */
  readonly roles: readonly Role[];
  /** Organisations that it sees below it. */
  readonly below?: readonly string[];
  /** Organisations that publish to it. */
  readonly above?: readonly string[];
}

/** What a person may do in the organisation they act for. Every rule names the organisations it reaches. */
export function abilityFor(actor: AccessActor): RatifyAbility {
  const rules = actor.roles
    .flatMap((role) => PERMISSIONS[role])
    .filter((permission) => permission.kinds?.includes(actor.organisationKind) ?? true)
    .flatMap((permission) => ruleOf(permission, actor) ?? []);
  return createMongoAbility<RatifyAbility>(rules);
}

/** Whether one row may be acted on: CASL asked about this row, not about its kind. */
export function canDo(ability: RatifyAbility, action: Action, kind: Subject, row: Row): boolean {
  return ability.can(action, subject(kind, { ...row }));
}

/** A rule without organisations would reach none; it is left out, for CASL reads an empty list in other ways. */
function ruleOf(permission: Permission, actor: AccessActor) {
  const organisations = organisationsOf(permission.reach, actor);
  if (organisations.length === 0) return null;
  const columns = Object.entries(permission.conditions).map(([column, value]) => [
    column,
    value === MYSELF ? actor.personId : value,
  ]);
  return {
    action: permission.action,
    subject: [...permission.subjects],
    conditions: { organisationId: { $in: [...organisations] }, ...Object.fromEntries(columns) },
  };
}

function organisationsOf(reach: Reach, actor: AccessActor): readonly string[] {
  if (reach === 'own') return [actor.organisationId];
  return (reach === 'below' ? actor.below : actor.above) ?? [];
}
