import { type PlainDate, addDays } from '../dates/plain-date.ts';
import type { OrganisationKind, Role } from '../journey/vocabulary.ts';
import { BODY_ROLES, ROLES_IN } from '../people/role-words.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';

/** A role that somebody holds, from a day and until a day or for good. */
export interface PostTerm {
  readonly role: Role;
  readonly bodyId: string | null;
  /** False: a member of the body without a vote. */
  readonly votes?: boolean;
  /** A clerk of that body alone; left out: of every body here. */
  readonly onlyBody?: boolean;
  readonly fromOn: PlainDate;
  readonly untilOn: PlainDate | null;
}

export interface InviteState {
  readonly organisationKind: OrganisationKind;
  /** The person whose address it is, as this organisation knows them; null: nobody has it yet. */
  readonly person: { readonly id: string } | null;
  /** What they hold here. */
  readonly held: readonly PostTerm[];
}

export interface InviteInput {
  /** For a new person. */
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** For the roles that are held on a body; null: on all of them. */
  readonly bodyId: string | null;
  /** False: as a governor they have no vote: an associate member, an observer. */
  readonly votes?: boolean;
  /** A clerk looks after that body alone, rather than after every body here. */
  readonly onlyBody?: boolean;
  readonly fromOn: PlainDate;
  /** Null: until it is ended. */
  readonly untilOn: PlainDate | null;
}

export interface InvitePlan extends PlanRecord {
  readonly person: { readonly id: string; readonly isNew: boolean; readonly email: string; readonly name: string };
  readonly appointments: readonly (PostTerm & { readonly personId: string; readonly personName: string })[];
}

/** Longest name or address. */
const LONGEST = 200;
const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+\.[^\s@<>,;:"()[\]\\.]+$/;

/** Gives somebody roles for a term. Whoever has no account yet is invited to set a password; the others are told. */
export function decideInvite(state: InviteState, input: InviteInput, today: PlainDate): Decided<InvitePlan> {
  const email = input.email.trim();
  const name = input.name.trim().replace(/\s+/g, ' ');
  const roles = [...new Set(input.roles)];
  const terms = roles.map((role): PostTerm => ({
    ...{ role, fromOn: input.fromOn, untilOn: input.untilOn },
    bodyId: BODY_ROLES.some((each) => each === role) ? input.bodyId : null,
    votes: role !== 'governor' || input.votes !== false,
    onlyBody: role === 'clerk' && input.bodyId !== null && input.onlyBody === true,
  }));
  return decided(
    [
      (!ADDRESS.test(email) || email.length > LONGEST) && refuse('EMAIL_NOT_VALID', { where: 'email' }),
      (isBlankText(name) || name.length > LONGEST) && refuse('NAME_MISSING', { where: 'name' }),
      roles.length === 0 && refuse('ROLES_MISSING', { where: 'roles' }),
      roles.some((role) => !ROLES_IN[state.organisationKind].includes(role)) &&
        refuse('ROLE_NOT_HERE', { where: 'roles' }),
      ...termRefusals(input, today),
      input.votes === false && !sitsWithoutVote(roles) && refuse('OFFICE_HAS_VOTE', { where: 'roles' }),
      input.onlyBody === true && input.bodyId === null && refuse('BODY_FOR_CLERK_MISSING', { where: 'body' }),
      terms.some((term) => state.held.some((held) => isSame(held, term))) &&
        refuse('ALREADY_APPOINTED', { where: 'roles' }),
    ],
    () => {
      const personId = state.person?.id ?? input.personId;
      return {
        person: { id: personId, isNew: state.person === null, email, name },
        appointments: terms.map((term) => ({ ...term, personId, personName: name })),
        audit: [
          {
            ...{ action: 'person.appointed', subject: 'Person', subjectId: personId },
            data: {
              ...{ roles, bodyId: input.bodyId, fromOn: input.fromOn, untilOn: input.untilOn },
              ...(input.onlyBody ? { onlyBody: true } : {}),
            },
            personal: { name, email },
          },
        ],
        jobs: [],
      };
    },
  );
}

/** Only a governor can be without a vote; a chair is elected from those who have one. */
function sitsWithoutVote(roles: readonly Role[]): boolean {
  return roles.includes('governor') && !roles.includes('chair') && !roles.includes('vice-chair');
}

function termRefusals({ fromOn, untilOn }: InviteInput, today: PlainDate): (Refusal | false)[] {
  if (untilOn === null) return [];
  if (untilOn < fromOn) return [refuse('TERM_TURNED_ROUND', { where: 'until' })];
  return [untilOn < today && refuse('TERM_OVER', { where: 'until' })];
}

/** The same role on the same body, or on all of them, on a day that both have. */
function isSame(held: PostTerm, wanted: PostTerm): boolean {
  const onSameBody = held.bodyId === wanted.bodyId || held.bodyId === null;
  const startsBeforeEnd = wanted.untilOn === null || held.fromOn <= wanted.untilOn;
  return (
    held.role === wanted.role &&
    onSameBody &&
    startsBeforeEnd &&
    (held.untilOn === null || held.untilOn >= wanted.fromOn)
  );
}

export interface EndAppointmentState {
  readonly appointment: PostTerm & { readonly id: string; readonly personId: string };
  /** Of everybody here, this one among them, those that let their holder manage people. */
  readonly managing: readonly (PostTerm & { readonly id: string })[];
}

export interface EndAppointmentPlan extends PlanRecord {
  readonly untilOn: PlainDate;
}

/** Sets the last day of a term. Somebody has to be left who can appoint others. */
export function decideEndAppointment(
  { appointment, managing }: EndAppointmentState,
  { lastDay }: { readonly lastDay: PlainDate },
  today: PlainDate,
): Decided<EndAppointmentPlan> {
  const { id, personId, role, fromOn, untilOn } = appointment;
  const others = managing.filter(
    (each) => each.id !== id && each.fromOn <= today && (each.untilOn === null || each.untilOn > lastDay),
  );
  const isManaging = managing.some((each) => each.id === id);
  return decided(
    [
      untilOn !== null && untilOn < today && refuse('APPOINTMENT_OVER'),
      lastDay < addDays(today, -1) && refuse('LAST_DAY_PAST', { where: 'last day' }),
      lastDay < fromOn && refuse('TERM_TURNED_ROUND', { where: 'last day' }),
      isManaging && others.length === 0 && refuse('LAST_TO_APPOINT'),
    ],
    () => ({
      untilOn: lastDay,
      audit: [
        {
          ...{ action: 'appointment.ended', subject: 'Person', subjectId: personId },
          data: { appointmentId: id, role, lastDay },
        },
      ],
      jobs: [],
    }),
  );
}
