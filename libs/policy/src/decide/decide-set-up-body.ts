import { type PlainDate, sayDate } from '../dates/plain-date.ts';
import type { BodyKind, Constitution } from '../journey/body-rules.ts';
import type { Role, Route } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';

const LONGEST_NAME = 120;
const LONGEST_REMIT = 500;
/** No body in law or practice is larger, or sends its papers longer before. */
const MOST_MEMBERS = 200;
export const MOST_PAPERS_DAYS = 60;

/** Who keeps the bodies of an organisation: its clerk or its publisher, and its head where it has no clerk. */
export interface BodyKeepers {
  /** Of whoever acts. */
  readonly roles: readonly Role[];
  /** Whether somebody is clerk there today. */
  readonly hasClerk: boolean;
}

export interface SetUpBodyState extends BodyKeepers {
  readonly constitution: Constitution;
  /** Bodies that stand, without the one that is changed. */
  readonly others: readonly { readonly name: string }[];
  /** Settings it could act for: the organisation itself, those of the same legal entity, and those that gave it their decisions. */
  readonly settings: readonly string[];
}

export interface BodyInput {
  readonly name: string;
  readonly kind: BodyKind;
  /** What it approves, in its own words. */
  readonly remit: string;
  /** Members with a vote in post, where half of them are the quorum; null where the body has a number of its own, or none. */
  readonly inPost: number | null;
  readonly quorum: number | null;
  /** Clear days that its papers are sent before a meeting. */
  readonly papersDays: number;
  /** Ways to decide besides a meeting. */
  readonly routes: readonly Route[];
  /** Nobody approves for it what they sent in themselves. */
  readonly separatesAuthor: boolean;
  /** Settings it acts for besides the organisation itself. */
  readonly settingIds: readonly string[];
}

export interface BodyPlan extends PlanRecord {
  readonly body: {
    readonly id: string;
    readonly name: string;
    readonly kind: BodyKind;
    readonly remit: string | null;
    readonly inPost: number | null;
    readonly quorum: number | null;
    readonly papersDays: number;
    readonly routes: readonly Route[];
    readonly separatesAuthor: boolean;
  };
  readonly settingIds: readonly string[];
}

/** Sets up a body with the rules by which it decides; nothing is guessed that the clerk has not seen. */
export function decideSetUpBody(
  state: SetUpBodyState,
  input: BodyInput & { readonly bodyId: string },
): Decided<BodyPlan> {
  return decided([...checkKeeper(state), ...checkBody(state, input)], () => planBody('body.set-up', input));
}

/** Changes what a body is called and how it decides. What it decided before stands as it was decided. */
export function decideChangeBody(
  state: SetUpBodyState & { readonly body: { readonly id: string; readonly endedOn: string | null } },
  input: BodyInput,
): Decided<BodyPlan> {
  const { id: bodyId, endedOn } = state.body;
  return decided([...checkKeeper(state), endedOn !== null && refuse('BODY_ENDED'), ...checkBody(state, input)], () =>
    planBody('body.changed', { ...input, bodyId }),
  );
}

export interface EndBodyState extends BodyKeepers {
  readonly body: { readonly id: string; readonly endedOn: string | null };
  /** Titles that stand on its agendas undecided. */
  readonly undecided: readonly string[];
}

export interface EndBodyPlan extends PlanRecord {
  readonly body: { readonly id: string; readonly endedOn: PlainDate };
}

/** Ends a body with its last day: it meets and decides no more after that; what it decided stands. */
export function decideEndBody(state: EndBodyState, { lastDay }: { readonly lastDay: PlainDate }): Decided<EndBodyPlan> {
  const { id, endedOn } = state.body;
  const [first] = state.undecided;
  return decided(
    [
      ...checkKeeper(state),
      endedOn !== null && refuse('BODY_ENDED'),
      first !== undefined && refuse('BODY_STILL_DECIDES', { where: first }),
    ],
    () => ({
      body: { id, endedOn: lastDay },
      audit: [{ action: 'body.ended', subject: 'Body', subjectId: id, data: { lastDay } }],
      jobs: [],
    }),
  );
}

/** Whether a body may still meet and decide on a day. */
export function checkStanding(
  body: { readonly name: string; readonly endedOn?: string | null | undefined },
  day: PlainDate,
): Refusal | false {
  const { endedOn } = body;
  if (!endedOn || day <= endedOn) return false;
  return refuse('BODY_ENDED', { where: `${body.name}, which ended on ${sayDate(endedOn as PlainDate)}` });
}

/** Whether a person keeps the bodies here. A head does where nobody is clerk: a small setting has none. */
export function keepsBodies({ roles, hasClerk }: BodyKeepers): boolean {
  return roles.includes('clerk') || roles.includes('publisher') || !hasClerk;
}

function checkKeeper(keepers: BodyKeepers): (Refusal | false)[] {
  return [!keepsBodies(keepers) && refuse('CLERK_KEEPS_BODIES')];
}

function checkBody(state: SetUpBodyState, input: BodyInput): (Refusal | false)[] {
  const name = tidy(input.name);
  const isCount = (value: number, most: number, least: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  const { inPost, quorum, papersDays, routes } = input;
  return [
    (isBlankText(name) || name.length > LONGEST_NAME) && refuse('BODY_NAME_MISSING', { where: 'name' }),
    state.others.some((other) => same(other.name, name)) && refuse('BODY_NAME_TAKEN', { where: 'name' }),
    input.remit.trim().length > LONGEST_REMIT && refuse('BODY_REMIT_LONG', { where: 'what it approves' }),
    inPost !== null &&
      !isCount(inPost, MOST_MEMBERS, 1) &&
      refuse('MEMBERS_IN_POST_WRONG', { where: 'members in post' }),
    inPost === null &&
      quorum !== null &&
      !isCount(quorum, MOST_MEMBERS, 1) &&
      refuse('QUORUM_WRONG', { where: 'quorum' }),
    !isCount(papersDays, MOST_PAPERS_DAYS, 0) && refuse('PAPERS_DAYS_WRONG', { where: 'papers' }),
    routes.includes('written-resolution') &&
      state.constitution === 'maintained' &&
      refuse('WRITTEN_RESOLUTION_NOT_ALLOWED', { where: 'ways to decide' }),
    routes.includes('chairs-action') &&
      state.constitution === 'charity' &&
      refuse('CHAIRS_ACTION_NOT_ALLOWED', { where: 'ways to decide' }),
    input.settingIds.some((id) => !state.settings.includes(id)) && refuse('BODY_SETTING_UNLINKED'),
  ];
}

function planBody(action: 'body.set-up' | 'body.changed', input: BodyInput & { readonly bodyId: string }): BodyPlan {
  const { kind, inPost, papersDays, separatesAuthor } = input;
  const quorum = inPost === null ? input.quorum : Math.ceil(inPost / 2);
  const others = new Set(input.routes.filter((route) => route !== 'meeting'));
  const rules = { kind, inPost, quorum, papersDays, separatesAuthor, routes: ['meeting', ...others] as Route[] };
  const settingIds = [...new Set(input.settingIds)];
  return {
    body: { id: input.bodyId, name: tidy(input.name), remit: input.remit.trim() || null, ...rules },
    settingIds,
    audit: [{ action, subject: 'Body', subjectId: input.bodyId, data: { ...rules, settingIds } }],
    jobs: [],
  };
}

const tidy = (name: string): string => name.trim().replace(/\s+/g, ' ');
const same = (a: string, b: string): boolean => tidy(a).toLowerCase() === b.toLowerCase();
