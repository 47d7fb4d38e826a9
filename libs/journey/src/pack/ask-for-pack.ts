import { canDo } from '@ratify/access';
import { decideAskForPack, refuse, sayDate, type PlainDate } from '@ratify/policy';
import type { Pack, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { abilityOf, record, writing, type Work } from '../shell/writing.ts';
import { agendaOf } from './meeting-papers.ts';

/**
 * Asks for the policies in force of a setting with the evidence on them. Whoever reads the names of those who confirmed gets them;
 * whoever watches a setting from above gets all the rest.
 */
export async function askForInspectionPack(journey: Journey, scope: Scope, settingId: string): Promise<Outcome<Pack>> {
  return writing(journey, scope, ['pack', 'Policy'], async (work) => {
    const ability = abilityOf(work.rows);
    const own = { organisationId: settingId };
    const setting = await work.rows.organisations.find({ id: settingId });
    // What is in a pack is what its asker reads: a setting out of their sight is one that is not there.
    if (!setting || !canDo(ability, 'read', 'Document', own)) return refused(refuse('NOT_FOUND'));
    const isNamed = canDo(ability, 'read', 'Acknowledgement', own);
    const policies = await work.rows.policies.count({ ...own, retiredOn: null });
    return ask(journey, work, {
      ...{ kind: isNamed ? 'inspection' : 'oversight', settingId, meetingId: null, about: settingId },
      policies: policies + (await work.rows.coverages.count(own)),
      title: `Inspection pack of ${setting.name}`,
    });
  });
}

/** Asks for the papers of a meeting as one PDF. */
export async function askForMeetingPack(journey: Journey, scope: Scope, meetingId: string): Promise<Outcome<Pack>> {
  return writing(journey, scope, ['pack', 'Meeting'], async (work) => {
    const { rows, organisationId } = work;
    const meeting = await rows.meetings.get({ organisationId, id: meetingId });
    const body = await rows.bodies.get({ id: meeting.bodyId });
    return ask(journey, work, {
      ...{ kind: 'meeting', settingId: null, meetingId, about: meetingId },
      policies: (await agendaOf(rows, meeting)).length,
      title: `Papers of ${body.name}, ${sayDate(meeting.heldOn as PlainDate)}`,
    });
  });
}

/** What is asked for, and of what. */
export interface AskedPack extends Pick<Pack, 'kind' | 'title'> {
  readonly settingId?: string | null;
  readonly meetingId?: string | null;
  readonly roundId?: string;
  readonly policyId?: string;
  readonly about: string;
  readonly policies: number;
}

/** Asks for one pack: the one of the same that is being made, or a new one. */
export async function ask(
  journey: Journey,
  work: Work,
  { about, policies, ...pack }: AskedPack,
): Promise<Outcome<Pack>> {
  const { rows, actor, organisationId } = work;
  const underWay = await findUnderWay(work, pack);
  const decision = decideAskForPack(
    { actor, kind: pack.kind, policies, underWay },
    { packId: journey.ids.id(), about },
  );
  return settle(decision, async (plan) => {
    if (!plan.isNew) return rows.packs.get({ organisationId, id: plan.packId });
    const added = await rows.packs.add({
      ...{ id: plan.packId, ...pack },
      ...{ askedBy: actor.personId, askedByName: actor.name, askedAt: journey.clock.now() },
    });
    await record(work, plan);
    return added;
  });
}

/** The newest pack of the same that this person asked for, while its job waits or runs. */
async function findUnderWay(
  { rows, actor, organisationId }: Work,
  { kind, title: _, ...of }: Omit<AskedPack, 'about' | 'policies'>,
): Promise<Pack | null> {
  const newest = await rows.packs.find(
    { organisationId, kind, askedBy: actor.personId, ...of },
    { order: { askedAt: 'desc' } },
  );
  const key = `make-pack:${newest?.id}`;
  const jobs = newest ? await rows.jobs.count({ organisationId, key, state: ['queued', 'running'] }) : 0;
  return jobs > 0 ? newest : null;
}
