import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseICS, type CalendarComponent, type VEvent } from 'node-ical';
import { buildAdoption, buildPolicy } from '@ratify/test-kit';
import { startApi, type Caller, type TestApi } from './api.ts';
import { buildWorld, type World } from './isolation/world.ts';

// Their calendar program fetches the dates of whoever holds an office, by a link that lets it do nothing else.

let api: TestApi;
let world: World;
beforeAll(async () => {
  api = await startApi();
  world = await buildWorld(api.database);
  await api.database.owner.query(
    `update app.policies set review_due_on = '2027-03-28' where adopted_revision_id is not null`,
  );
  // From before Ratify, and held in another document by a day that nobody knows.
  const { id: organisationId } = world.school.organisation;
  const dated = { reviewDueOn: '2027-03-28', adoptedOn: '2017-06-01', effectiveFrom: '2017-06-01' };
  await buildPolicy(api.database, { organisationId, title: 'Bicycles', ...dated });
  await buildPolicy(api.database, {
    organisationId,
    title: 'Ponds',
    reviewDueOn: '2027-03-28',
    heldIn: 'The handbook',
  });
  const undated = { reviewDueOn: '2027-03-28', adoptedOn: null, effectiveFrom: null } as const;
  const { id: policyId } = await buildPolicy(api.database, { organisationId, title: 'Tides', ...undated });
  await buildAdoption(api.database, {
    ...{ organisationId, policyId, ...undated, revisionId: null, decisionId: null, historic: true, evidence: 'none' },
  });
});
afterAll(() => api?.close());

const reset = async (who: Caller): Promise<string> =>
  (await who.ask<{ resetCalendar: string }>('mutation { resetCalendar }')).resetCalendar;

async function read(token: string): Promise<{ status: number; text: string; events: VEvent[] }> {
  const answer = await api.anybody().get(`/calendars/${token}.ics`);
  const text = await answer.text();
  const isEvent = (each: CalendarComponent | undefined): each is VEvent => each?.type === 'VEVENT';
  const events = answer.ok
    ? Object.values(parseICS(text)).filter((each): each is VEvent => isEvent(each as CalendarComponent))
    : [];
  return { status: answer.status, text, events };
}

describe('a calendar link', () => {
  it('shows a head the reviews and meetings of the school, as whole days, and nothing of another’s', async () => {
    const head = await api.as({ organisationId: world.school.organisation.id, roles: ['head'] });
    const { events, text } = await read(await reset(head));
    const policies: { id: string }[] = await api.database.owner.query(
      `select id from app.policies where organisation_id = $1 and review_due_on = '2027-03-28' and retired_on is null`,
      [world.school.organisation.id],
    );
    const reviews = events.filter(({ uid }) => uid.startsWith('review-'));
    expect(reviews.map(({ uid }) => uid).sort()).toEqual(policies.map(({ id }) => `review-${id}@ratify`).sort());
    for (const title of ['Bicycles', 'Ponds', 'Tides'])
      expect(reviews.map(({ summary }) => String(summary))).toContainEqual(expect.stringContaining(title));
    for (const { datetype, start, summary } of reviews) {
      expect([datetype, start?.toISOString().slice(0, 10), String(summary).startsWith('Review due: ')]).toEqual([
        'date',
        '2027-03-28',
        true,
      ]);
    }
    expect(text).toContain('DTSTART;VALUE=DATE:20270328');
    expect(events.some(({ uid }) => uid === `meeting-${world.school.meeting.id}@ratify`)).toBe(true);
    for (const place of ['sister', 'otherSchool', 'council', 'trust'] as const)
      expect(text).not.toContain(world[place].organisation.name);
  });

  it('shows when a meeting begins and ends, that it moved, and that it is cancelled', async () => {
    const { organisation, toCome } = world.council;
    const clerk = await api.as({ organisationId: organisation.id, roles: ['clerk'] });
    const token = await reset(clerk);
    const ofIt = async () => (await read(token)).events.filter(({ uid }) => uid.includes(toCome.id));
    const uids = [`meeting-${toCome.id}@ratify`, `papers-${toCome.id}@ratify`];
    const [asAdded] = await ofIt();
    expect((await ofIt()).map(({ uid }) => uid)).toEqual(uids);
    expect([asAdded?.sequence, asAdded?.status, asAdded?.datetype]).toEqual([0, 'CONFIRMED', 'date']);

    const move = `mutation ($id: ID!, $on: PlainDate!) {
      moveMeeting(meetingId: $id, heldOn: $on, startsAt: "6pm", endsAt: "7.30pm") { refusals { code } } }`;
    // By the clock in England: an hour apart in summer and in winter.
    for (const [on, starts, ends, sequence] of [
      ['2099-07-06', '2099-07-06T17:00:00.000Z', '2099-07-06T18:30:00.000Z', 1],
      ['2099-12-07', '2099-12-07T18:00:00.000Z', '2099-12-07T19:30:00.000Z', 2],
    ] as const) {
      expect(await clerk.ask(move, { id: toCome.id, on })).toEqual({ moveMeeting: { refusals: [] } });
      const [moved, papers] = await ofIt();
      expect([moved?.uid, papers?.uid]).toEqual(uids);
      expect([moved?.start?.toISOString(), moved?.end?.toISOString(), moved?.sequence]).toEqual([
        starts,
        ends,
        sequence,
      ]);
      expect(moved?.lastmodified).toBeInstanceOf(Date);
    }
    await clerk.ask(move, { id: toCome.id, on: '2099-12-07' }); // nothing that is another
    expect((await ofIt())[0]?.sequence).toBe(2);

    await clerk.ask('mutation ($id: ID!) { cancelMeeting(meetingId: $id, reason: "Snow.") { refusals { code } } }', {
      id: toCome.id,
    });
    const [cancelled, ...more] = await ofIt();
    expect([cancelled?.uid, cancelled?.status, cancelled?.sequence, more]).toEqual([uids[0], 'CANCELLED', 3, []]);
    expect(String(cancelled?.summary)).toMatch(/^Cancelled: Meeting of the /);
  });

  it('shows those who write a council’s templates when each is due for its own review, and nobody else', async () => {
    const { organisation, template } = world.council;
    const organisationId = organisation.id;
    await api.database.owner.query(`update app.templates set review_due_on = '2027-10-31' where id = $1`, [
      template.id,
    ]);
    const uid = `review-${template.id}@ratify`;
    const token = await reset(await api.as({ organisationId, roles: ['council-author'] }));
    const { events, text } = await read(token);
    const found = events.find((each) => each.uid === uid);
    expect([found?.datetype, found?.start?.toISOString().slice(0, 10)]).toEqual(['date', '2027-10-31']);
    expect(String(found?.summary)).toBe(`Review due: Template: ${template.title}`);
    expect(found?.description).toBe(organisation.name);
    expect(text).toContain('DTSTART;VALUE=DATE:20271031');
    // An author sits at no meeting and does no duty of a school.
    expect(events.every((each) => each.uid.startsWith('review-'))).toBe(true);

    await api.database.owner.query(`update app.templates set review_due_on = '2028-10-31' where id = $1`, [
      template.id,
    ]);
    const moved = (await read(token)).events.filter((each) => each.uid === uid);
    expect(moved.map(({ start }) => start?.toISOString().slice(0, 10))).toEqual(['2028-10-31']);
    for (const [place, role] of [
      ['council', 'clerk'],
      ['school', 'head'],
      ['otherCouncil', 'council-author'],
    ] as const) {
      const other = await api.as({ organisationId: world[place].organisation.id, roles: [role] });
      expect((await read(await reset(other))).text).not.toContain(template.id);
    }
  });

  it('keeps its UIDs when a date moves, and its bytes when nothing does', async () => {
    const head = await api.as({ organisationId: world.school.organisation.id, roles: ['head'] });
    const token = await reset(head);
    const before = await read(token);
    expect((await read(token)).text).toBe(before.text);
    const { id } = world.school.policy;
    await api.database.owner.query(`update app.policies set review_due_on = '2027-10-31' where id = $1`, [id]);
    const moved = (await read(token)).events.find(({ uid }) => uid === `review-${id}@ratify`);
    expect(moved?.start?.toISOString().slice(0, 10)).toBe('2027-10-31');
    expect((await read(token)).events.map(({ uid }) => uid).sort()).toEqual(before.events.map(({ uid }) => uid).sort());
  });

  it('stops at once when another is made, or it is ended; nobody else’s does', async () => {
    const { id: organisationId } = world.school.organisation;
    const clerk = await api.as({ organisationId, roles: ['clerk'] });
    const other = await reset(await api.as({ organisationId, roles: ['chair'] }));
    const first = await reset(clerk);
    const second = await reset(clerk);
    expect([(await read(first)).status, (await read(second)).status]).toEqual([404, 200]);
    expect(await clerk.ask('{ calendarSince }')).toEqual({ calendarSince: expect.any(String) });
    expect(await clerk.ask('mutation { endCalendar }')).toEqual({ endCalendar: true });
    expect(await clerk.ask('{ calendarSince }')).toEqual({ calendarSince: null });
    expect([(await read(second)).status, (await read(other)).status]).toEqual([404, 200]);
    for (const wrong of ['x', 'a'.repeat(32), '%2e%2e', second.toUpperCase()])
      expect((await read(wrong)).status).toBe(404);
  });

  it('is empty for staff, and for whoever’s term has ended', async () => {
    const { id: organisationId } = world.school.organisation;
    expect((await read(await reset(await api.as({ organisationId, roles: ['staff'] })))).events).toEqual([]);
    const governor = await api.as({ organisationId, roles: ['governor'] });
    const token = await reset(governor);
    expect((await read(token)).events.length).toBeGreaterThan(0);
    await api.database.owner.query(
      `update app.appointments set until_on = current_date - 1 where person_name = $1 and role = 'governor'`,
      [governor.name],
    );
    expect(await read(token)).toMatchObject({ status: 200, events: [] });
  });

  it('is given to nobody who is signed out', async () => {
    expect(await api.anybody().ask('mutation { resetCalendar endCalendar }')).toEqual({
      resetCalendar: null,
      endCalendar: false,
    });
  });
});
