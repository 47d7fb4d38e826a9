import {
  isRunning,
  decideChangeBody,
  decideEndBody,
  decideSetUpBody,
  keepsBodies,
  routesKnownTo,
  usualBody,
  type BodyInput,
  type BodyKeepers,
  type BodyPlan,
  type Constitution,
  type OfferedBody,
  type PlainDate,
  type Role,
  type Route,
  type SetUpBodyState,
} from '@ratify/policy';
import type { Body, Organisation, Repositories, Scope } from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import { knowOrganisation } from '../shell/organisation.ts';
import { settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { record, writing, type Work } from '../shell/writing.ts';

/** Sets up a body here, with the rules by which it decides and the settings it acts for. */
export async function setUpBody(journey: Journey, scope: Scope, input: BodyInput): Promise<Outcome<Body>> {
  return writing(journey, scope, ['appoint', 'Body'], async (work) => {
    const { rows, organisationId } = work;
    const bodyId = journey.ids.id();
    await holdToBody(work, null);
    return settle(decideSetUpBody(await readState(work, null), { ...input, bodyId }), async (plan) => {
      await rows.bodies.add({ ...plan.body, routes: [...plan.body.routes] });
      await writeSettings(work, plan);
      await record(work, plan);
      return rows.bodies.get({ organisationId, id: bodyId });
    });
  });
}

/** Changes what a body is called, how it decides and for whom. */
export async function changeBody(
  journey: Journey,
  scope: Scope,
  { bodyId, ...input }: BodyInput & { readonly bodyId: string },
): Promise<Outcome<Body>> {
  return writing(journey, scope, ['appoint', 'Body'], async (work) => {
    const { rows, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: bodyId }, { lock: true });
    await holdToBody(work, bodyId);
    const state = { ...(await readState(work, bodyId)), body };
    return settle(decideChangeBody(state, input), async (plan) => {
      const { id, ...rules } = plan.body;
      await rows.bodies.change({ id }, { ...rules, routes: [...rules.routes] });
      await writeSettings(work, plan);
      await record(work, plan);
      return { ...body, ...rules, routes: [...rules.routes] };
    });
  });
}

/** Ends a body with its last day. Terms of its members are ended one by one, for some go on in the body that takes over. */
export async function endBody(
  journey: Journey,
  scope: Scope,
  { bodyId, lastDay }: { readonly bodyId: string; readonly lastDay: PlainDate },
): Promise<Outcome<Body>> {
  return writing(journey, scope, ['appoint', 'Body'], async (work) => {
    const { rows, organisationId } = work;
    const body = await rows.bodies.get({ organisationId, id: bodyId }, { lock: true });
    await holdToBody(work, bodyId);
    const state = { ...(await readKeepers(work)), body, undecided: await listUndecided(work, bodyId) };
    return settle(decideEndBody(state, { lastDay }), async (plan) => {
      await rows.bodies.change({ id: bodyId }, { endedOn: plan.body.endedOn });
      await record(work, plan);
      return { ...body, endedOn: plan.body.endedOn };
    });
  });
}

/** What a form for a body is filled with and chooses among. */
export interface BodyOffer extends OfferedBody {
  readonly constitution: Constitution;
  readonly knownRoutes: readonly Route[];
  /** Members with a vote whose terms stand today, as the people here are known. */
  readonly membersKnown: number;
  /** Settings that a body here could act for, besides the organisation itself. */
  readonly settings: readonly Organisation[];
  /** Whether whoever asks keeps the bodies, or the clerk does. */
  readonly isKeeper: boolean;
}

/** The usual first body of the organisation acted for, and what its rules may be. */
export async function readBodyOffer(
  rows: Repositories,
  who: { readonly organisationId: string; readonly roles: readonly Role[] },
  today: PlainDate,
): Promise<BodyOffer> {
  const { organisationId, roles } = who;
  const { organisation, constitution } = await knowOrganisation(rows, organisationId);
  const posts = await standingPosts(rows, organisationId, today);
  const members = new Set(
    posts.filter(({ role, votes }) => votes && VOTERS.includes(role)).map(({ personId }) => personId),
  );
  const ids = await settingsOf(rows, organisationId, today);
  return {
    ...usualBody(organisation.kind, constitution),
    ...{ constitution, knownRoutes: routesKnownTo(constitution), membersKnown: members.size },
    settings: ids.length > 0 ? await rows.organisations.list({ id: ids }, { order: { name: 'asc' } }) : [],
    isKeeper: keepsBodies({ roles, hasClerk: posts.some(({ role }) => role === 'clerk') }),
  };
}

/** A head is a member of the governing body unless they chose not to be: whoever fills the form in counts them. */
const VOTERS: readonly Role[] = ['chair', 'vice-chair', 'governor'];

async function readState(work: Work, except: string | null): Promise<SetUpBodyState> {
  const { rows, organisationId, today } = work;
  const { constitution } = await knowOrganisation(rows, organisationId);
  const bodies = await rows.bodies.list({ organisationId });
  return {
    ...(await readKeepers(work)),
    constitution,
    others: bodies.filter(({ id, endedOn }) => id !== except && (endedOn === null || endedOn >= today)),
    settings: [organisationId, ...(await settingsOf(rows, organisationId, today))],
  };
}

async function readKeepers({ rows, organisationId, roles, today }: Work): Promise<BodyKeepers> {
  const posts = await standingPosts(rows, organisationId, today);
  return { roles, hasClerk: posts.some(({ role }) => role === 'clerk') };
}

async function standingPosts(rows: Repositories, organisationId: string, today: PlainDate) {
  const posts = await rows.appointments.list({ organisationId });
  return posts.filter((each) => isRunning(each, today));
}

/** Settings of the same legal entity, and those that gave their decisions to a body here. */
async function settingsOf(rows: Repositories, organisationId: string, today: PlainDate): Promise<string[]> {
  const links = await rows.links.list({ upperId: organisationId });
  return links
    .filter(({ kind, governs }) => kind === 'academy-of' || (kind === 'member-of' && governs))
    .filter((each) => isRunning(each, today))
    .map((link) => link.organisationId);
}

async function writeSettings({ rows, organisationId }: Work, plan: BodyPlan): Promise<void> {
  await rows.bodySettings.remove({ organisationId, bodyId: plan.body.id });
  const settings = [...new Set([organisationId, ...plan.settingIds])];
  await rows.bodySettings.addAll(settings.map((settingId) => ({ bodyId: plan.body.id, settingId })));
}

async function listUndecided({ rows, organisationId }: Work, bodyId: string): Promise<string[]> {
  const meetings = await rows.meetings.list({ organisationId, bodyId });
  const items = await rows.agendaItems.list({ organisationId, meetingId: meetings.map(({ id }) => id) });
  const tabled = await rows.revisions.list({
    ...{ organisationId, state: 'tabled' },
    id: items.map(({ revisionId }) => revisionId),
  });
  const policies = await rows.policies.list({ organisationId, id: tabled.map(({ policyId }) => policyId) });
  return policies.map(({ title }) => title);
}
