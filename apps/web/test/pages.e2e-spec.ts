import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMONSTRATION_PEOPLE } from '@ratify/journey';
import { buildAuditEvent, buildUpdateOffer } from '@ratify/test-kit';
import type { Visitor } from './browser.ts';
import { checkPage as check, KILOBYTE } from './check-page.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** Signed in at a browser where the rules can run; few pages bring a script. */
async function as(email: string, organisation?: string): Promise<Visitor> {
  const visitor = await world.visitor({ javaScript: true });
  await visitor.signIn(email, 'lantern-meadow-42');
  if (organisation) await visitor.chooseOrganisation(organisation);
  return visitor;
}

describe('the stylesheet and the scripts', () => {
  it.each([
    ['app.css', 18],
    ['islands/clause-editor.js', 75],
    ['islands/template-editor.js', 110],
    ['islands/progress.js', 10],
  ])('are small enough for a phone: %s', (name, kilobytes) => {
    const file = readFileSync(new URL(`../public/${name}`, import.meta.url));
    expect(gzipSync(file).length).toBeLessThanOrEqual(kilobytes * KILOBYTE);
    // Whole in one file: nothing more is fetched than is counted here.
    expect(file.toString()).not.toMatch(/(?:from|import\()\s*["']/);
  });
});

describe('what everybody sees', () => {
  it('is readable and within its budget', async () => {
    const visitor = await world.visitor({ javaScript: true });
    const [{ code }] = await world.database.owner.query('select verify_code as code from app.documents limit 1');
    for (const path of [
      '/sign-in',
      '/sign-in?expired=yes',
      '/verify',
      '/verify?code=',
      '/verify?code=x',
      `/verify?code=${code}`,
      '/accessibility',
      '/nowhere',
    ]) {
      await visitor.open(path);
      await check(visitor);
    }
    await visitor.open('/sign-in');
    await visitor.press('Sign in');
    await check(visitor);
    await world.withoutApi(async () => {
      await visitor.open('/todo');
      await check(visitor);
    });
  });
});

describe('what needs me', () => {
  it('of everybody, for each organisation, holds no dead link', async () => {
    const seen = new Set<string>();
    const opened = new Set<string>(); // by whoever holds the same offices: it is the same page
    for (const { email, posts } of DEMONSTRATION_PEOPLE) {
      const visitor = await world.signedIn(email);
      await visitor.open('/act-for');
      const others = await visitor.page.$$eval('main button', (all) => all.map((each) => each.textContent ?? ''));
      const foretold = await visitor.page.$$eval('main .govuk-task-list__hint', (all) =>
        all.map((each) => each.textContent ?? ''),
      );
      for (const organisation of ['', ...others]) {
        if (organisation) await visitor.chooseOrganisation(organisation);
        await visitor.open('/todo');
        expect(await visitor.heading()).toBe('What needs me');
        // What is said of an organisation from another one is what stands first in it.
        const now = await visitor.page.$$eval('main a[aria-describedby^="needs-you-now"]', (all) =>
          all.map((each) => (each.textContent ?? '').trim()),
        );
        const more = now.length > 1 ? `, and ${now.length - 1} more` : '';
        if (organisation)
          expect([email, organisation, foretold[others.indexOf(organisation)]]).toEqual([
            ...[email, organisation],
            now.length ? `${now[0]}${more}` : 'Nothing needs you today.',
          ]);
        const links = await visitor.page.$$eval('main a, nav a', (all) =>
          all.map((each) => each.getAttribute('href') ?? ''),
        );
        const offices = (await visitor.words('.app-header__person a')).split(', ').slice(1).join(', ');
        for (const link of links.filter((each) => each.startsWith('/'))) {
          const kind = link.replace(/[0-9a-f-]{36}/, ':id');
          seen.add(kind);
          if (opened.has(`${offices}: ${kind}`)) continue;
          opened.add(`${offices}: ${kind}`);
          expect([email, link, await visitor.open(link)]).toEqual([email, link, 200]);
        }
      }
      expect(posts.length).toBeGreaterThan(0);
      await visitor.page.browserContext().close();
    }
    expect([...seen].sort()).toEqual([
      '/duties/:id',
      '/meetings',
      '/meetings/:id',
      '/policies',
      '/policies/:id',
      '/policies/:id/blanks',
      '/policies/:id/submit',
      '/reading',
      '/reading/:id',
      '/register',
      '/register/missing/:id',
      '/register?status=behind',
      '/register?status=due-soon',
      '/register?status=missing',
      '/register?status=overdue',
      '/register?status=unsigned',
      '/revisions/:id',
      '/search',
      '/settings',
      '/sign',
      '/sign/:id',
      '/templates',
      '/todo',
    ]);
  });
});

describe('search', () => {
  it('leads from a word to the clause it stands in, and says what to try when nothing holds it', async () => {
    const head = await as('ruth.adeyemi@elmpark.example');
    await head.open('/search');
    await check(head);
    await head.type('#q', 'photographs of pupils');
    await head.press('Search');
    await check(head);
    expect(await head.page.$$eval('mark', (all) => all.length)).toBeGreaterThan(0);
    // Where one of the words stands is shown, unless it is the clause's title that holds it.
    const passages = await head.page.$$eval('.app-found .govuk-body', (all) => all.map((each) => each.innerHTML));
    expect(passages.filter((each) => !each.includes('<mark>') && !/photograph|pupil/i.test(each))).toEqual([]);
    const place = await head.page.$eval('.app-found a[href*="#"]', (link) => link.getAttribute('href') ?? '');
    await head.open(place);
    expect(await head.page.$(`[id="${place.split('#')[1]}"]`)).not.toBeNull();
    expect(await head.page.$eval('main', (main) => main.textContent)).not.toContain(':term[');
    await head.open(`/search?q=${encodeURIComponent('"<b>xyzzy</b>"')}&page=2`);
    await check(head);
    expect(await head.words()).toContain('Nothing that you can read holds');
  });
});

describe('what happened', () => {
  it('stands by day for whoever answers for it, of all policies or of one, back to its beginning', async () => {
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const [{ id: elmPark }] = await world.database.owner.query(
      `select id from app.organisations where slug = 'elm-park'`,
    );
    for (let day = 1; day <= 55; day++)
      await buildAuditEvent(world.database, {
        ...{ organisationId: elmPark, action: 'term-dates.set', subject: 'Organisation', subjectId: elmPark },
        at: new Date(Date.UTC(2020, 5, day, 23, 30)),
      });
    const clerk = await as('colin.marsh@clerks.example', 'Elm Park Primary School');
    await clerk.open('/settings');
    await clerk.click('What happened');
    await check(clerk);
    expect(await clerk.words()).toMatch(/Adopted a policy: Social networking protocol/);
    expect(await clerk.words()).not.toContain('Signed in');
    await clerk.click('Older');
    await check(clerk);
    // The day and the hour are those of London: half past eleven in June is the next day there.
    expect(await clerk.words()).toContain('2 June 2020 00:30 Changed the term dates');
    await clerk.open(`/record?before=${id}`);
    expect(await clerk.words()).toContain('There is nothing before that.');
    await clerk.click('The newest');

    await clerk.open(`/policies/${id}`);
    await clerk.click('What happened to it');
    await check(clerk);
    expect(await clerk.words()).toMatch(/Sent a policy for a decision Ruth Adeyemi/);
    expect(await clerk.words()).toMatch(/Recorded a decision \(adopted, minute [^)]+\) Colin Marsh/);
    expect(await clerk.words()).toMatch(/Adopted a policy Colin Marsh/);
    expect(await clerk.words()).not.toContain('term dates');

    const elsewhere = await world.policyOf('millbrook', 'social-networking-protocol');
    expect(await clerk.open(`/record?policy=${elsewhere.id}`)).toBe(404);
    const helen = await as('helen.whitcombe@northbrook.example');
    expect(await helen.open('/record')).toBe(200);
    expect(await helen.words()).not.toContain('Adopted a policy');
    const dev = await as('dev.patel@governors.example', 'Elm Park Primary School');
    expect(await dev.open('/record')).toBe(403);
  });
});

describe('each page of a role, with its refused states', () => {
  it('the chair', async () => {
    const chair = await as('tom.ashworth@governors.example');
    await check(chair);
    await chair.click('Sign Social networking protocol');
    await check(chair);
    await chair.press('Sign policy');
    await check(chair);
    await chair.click('I cannot sign this');
    await check(chair);
    await chair.press('Send to the clerk');
    await check(chair);
    await chair.open('/todo');
    await chair.click('Sign Social networking protocol');
    await chair.page.click('#declared');
    await chair.type('#typedName', 'Tom Ashworth');
    await chair.press('Sign policy');
    await check(chair);
    await chair.click('Go to the policy');
    await check(chair);
  });

  it('anybody, of their calendar', async () => {
    const governor = await as('tom.ashworth@governors.example');
    await governor.open('/account');
    await check(governor);
    await governor.click('Your calendar');
    await check(governor);
    await governor.press('Make a link');
    await check(governor);
    const link = new URL(await governor.page.$eval('#link', (field) => (field as unknown as { value: string }).value));
    const program = await world.visitor({ javaScript: true });
    expect((await program.download(link.pathname)).text).toContain('BEGIN:VCALENDAR');
    await governor.open('/calendar');
    await check(governor);
    await governor.press('End the link');
    await check(governor);
    expect(await program.open(link.pathname)).toBe(404);
    await check(program);
  });

  it('anybody, of their reminders', async () => {
    const governor = await as('tom.ashworth@governors.example');
    await governor.open('/account');
    await governor.click('Your reminders');
    await check(governor);
    await governor.page.click('#comes-5');
    await governor.press('Save');
    expect(await governor.words()).toContain('Your reminders come as you chose.');
    expect(await governor.page.$eval('#comes-5', (field) => (field as unknown as { checked: boolean }).checked)).toBe(
      true,
    );
    await check(governor);
  });

  it('anybody who looks after compliance, reminding schools', async () => {
    const officer = await as('helen.whitcombe@northbrook.example');
    await officer.open('/register');
    await check(officer);
    await officer.press('Remind the schools of those ticked');
    expect(await officer.words()).toContain('Tick the policies');
    await check(officer);
    await officer.click('Back to the register');
    const [ticked = ''] = await officer.page.$$eval('.app-tick input', (all) => all.map((each) => each.id));
    await officer.page.click(`[id="${ticked}"]`);
    await officer.press('Remind the schools of those ticked');
    expect(await officer.words()).toContain('Head and clerk of 1 school get one mail each');
    await check(officer);
    await officer.press('Send the reminders');
    expect(officer.path).toContain('/register');
    expect(await officer.words()).toContain('Reminded on');
    await check(officer);
    await officer.press('Remind of all that this shows');
    expect(await officer.words()).toContain('Left out, for it was reminded of within a week');
    await check(officer);
  });

  it('anybody with duties to see to', async () => {
    const head = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    await head.open('/policies');
    await head.click('Duties');
    await check(head);
    const [first = ''] = await head.page.$$eval('.app-table a', (all) =>
      all.map((each) => each.getAttribute('href') ?? ''),
    );
    await head.open(first);
    await check(head);
    await head.press('Record that it is done');
    expect(await head.words()).toContain('Nothing says what was done');
    await check(head);
    await head.type('#note', 'Looked at on paper, in the office.');
    await head.press('Record that it is done');
    expect(head.path).toContain('/duties');
    await check(head);
    await head.open(first);
    expect(await head.words()).toContain('Looked at on paper, in the office.');
    await check(head);
  });

  it('staff', async () => {
    const staff = await as('amy.lister@elmpark.example');
    await check(staff);
    await staff.click('Read Social networking protocol');
    await check(staff);
    await staff.press('I have read and understood');
    await check(staff);
    await staff.open('/register');
    await check(staff);
    await staff.open('/policies');
    await check(staff);
  });

  it('the head', async () => {
    const head = await as('ruth.adeyemi@elmpark.example', 'Millbrook Primary School');
    const { id } = await world.policyOf('millbrook', 'social-networking-protocol');
    await check(head);
    for (const page of [
      '',
      '/draft',
      '/blanks',
      '/optional',
      '/clauses',
      '/clauses/aims',
      '/clauses/our-equipment',
      '/submit',
      '/update',
    ]) {
      await head.open(`/policies/${id}${page}`);
      await check(head);
    }
    await head.open(`/policies/${id}/submit`);
    await head.press('Send to the clerk');
    await check(head);
    await head.open(`/policies/${id}/optional`);
    await head.page.click('input[name="choice-setting-leads-table"][value=out]');
    await head.press('Save in the draft');
    await check(head);
    await head.open(`/policies/${id}/clauses/aims`);
    await head.type('#text', '');
    await head.press('Save in the draft');
    await check(head);
    await head.open('/templates');
    await check(head);
    await head.click('Acceptable use');
    await check(head);
    await head.press('Start our own version');
    await check(head);
  });

  it('the head, when a newer edition is offered', async () => {
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const [offer] = await world.database.owner.query(
      `select p.organisation_id as "organisationId", p.id as "policyId", e.id as "editionId",
         e.organisation_id as "editionOrganisationId" from app.policies p join app.editions e on e.template_id = p.template_id
       where p.id = $1 and e.number = 2`,
      [id],
    );
    await buildUpdateOffer(world.database, offer);
    const head = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    for (const page of ['', '/draft', '/update', '/update/2/check', '/update/decline', '/review', '/submit']) {
      await head.open(`/policies/${id}${page}`);
      await check(head);
    }
    await head.open(`/policies/${id}/review`);
    await head.press('Record the review');
    await check(head);
  });

  it('the clerk', async () => {
    const clerk = await as('colin.marsh@clerks.example', 'Northbrook High School');
    await check(clerk);
    await clerk.open('/meetings');
    await check(clerk);
    await clerk.press('Add the meeting');
    await check(clerk);
    await clerk.open('/meetings');
    const meeting = await clerk.page.$eval('main a[href^="/meetings/"]', (link) => link.getAttribute('href') ?? '');
    await clerk.open(meeting);
    await check(clerk);
    // What a meeting decides is recorded once it has met.
    await world.database.owner.query('update app.meetings set held_on = current_date - 1 where id = $1', [
      meeting.split('/').at(-1),
    ]);
    await clerk.open(meeting);
    const record = await clerk.page.$$eval('main a', (all) =>
      all.map((each) => each.getAttribute('href') ?? '').find((each) => each.includes('/decisions/')),
    );
    await clerk.open(record ?? '');
    await check(clerk);
    await clerk.press('Record the decision');
    await check(clerk);
    await clerk.chooseOrganisation('Millbrook Primary School');
    await clerk.click('Put Whistleblowing');
    await check(clerk);
    await clerk.click('Take this version back');
    await check(clerk);
    await clerk.press('Take it back');
    await check(clerk);
  });

  it('the council', async () => {
    const officer = await as('helen.whitcombe@northbrook.example');
    await check(officer);
    for (const path of [
      '/register',
      '/register?status=missing',
      '/register?status=behind',
      '/register?status=unsigned',
      '/register?words=protocol&phase=primary&from-day=1&from-month=13&from-year=2026',
      '/meetings',
      '/templates',
    ]) {
      await officer.open(path);
      await check(officer);
    }
    await officer.open('/register');
    await officer.page.click('summary');
    await officer.type('#words', 'social');
    await officer.page.select('#base', 'older');
    await officer.press('Show these');
    expect(await officer.words()).toContain('Showing policies, with “social”; behind the newest edition.');
    await check(officer);
    const shown = await officer.page.$$eval('tbody th', (all) => all.length);
    const file = await officer.download(
      await officer.page.$eval('a[download]', (link) => link.getAttribute('href') ?? ''),
    );
    const behind = await officer.page.$$eval('.app-count', (all) => all.map((each) => each.textContent?.trim() ?? ''));
    expect(shown).toBeGreaterThan(0);
    expect(file.text.trim().split('\r\n')).toHaveLength(shown + 1);
    expect(behind.map((each) => each.replace(/\s+/g, ' '))).toContain(`${shown} behind the template`);
    await officer.open('/register?status=unsigned');
    await officer.click('Social networking protocol');
    await check(officer);
    const [{ id }] = await world.database.owner.query(`select id from app.templates where slug = 'whistleblowing'`);
    const publisher = await as('martin.okafor@northbrook.example');
    for (const path of ['/todo', `/templates/${id}`, `/templates/${id}/publish`]) {
      await publisher.open(path);
      await check(publisher);
    }
    await publisher.press('See what it does to schools');
    await check(publisher);
  });

  it('whoever looks after a template, reviewing it', async () => {
    const [{ id }] = await world.database.owner.query(`select id from app.templates where slug = 'whistleblowing'`);
    const publisher = await as('martin.okafor@northbrook.example');
    await publisher.open(`/templates/${id}`);
    expect(await publisher.words()).toContain('No review of the template itself is planned.');
    await publisher.click('Its review');
    await check(publisher);
    await publisher.press('Record the review');
    expect(await publisher.words()).toContain('There is a problem');
    await check(publisher);
    await publisher.type('#owner', 'Schools HR');
    await publisher.page.select('#every', 'P1Y');
    await publisher.press('Save');
    expect(await publisher.words()).toContain('Looked after by Schools HR. The template itself is due for review on');
    await publisher.click('Its review');
    await publisher.type('#reason', 'Read against the law as it stands.');
    await publisher.type('#nextDueOn-day', '1');
    await publisher.type('#nextDueOn-month', '9');
    await publisher.type('#nextDueOn-year', '2030');
    await publisher.press('Record the review');
    expect(await publisher.words()).toContain('The template itself is due for review on 1 September 2030.');
    await check(publisher);
    await publisher.open('/templates');
    expect(await publisher.words()).toContain('Schools HR; its review is due on 1 September 2030');
    await check(publisher);
    const head = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    expect(await head.open(`/templates/${id}/review`)).toBe(403);
  });

  it('the clerk, withdrawing a policy from use', async () => {
    const { owner } = world.database;
    const [{ id, title, other, otherId }] = await owner.query(
      `select p.id, p.title, q.title as other, q.id as "otherId" from app.policies p
         join app.organisations o on o.id = p.organisation_id and o.name = 'Elm Park Primary School'
         join app.policies q on q.organisation_id = p.organisation_id and q.id <> p.id and q.adopted_on is not null and q.retired_on is null
       where p.adopted_revision_id is not null and p.retired_on is null and not exists (select from app.revisions r
         where r.policy_id = p.id and r.state in ('submitted', 'tabled', 'deferred', 'not-adopted')) order by p.adopted_on, q.title limit 1`,
    );
    const clerk = await as('colin.marsh@clerks.example', 'Elm Park Primary School');
    await clerk.open(`/policies/${id}`);
    await clerk.click('Withdraw it from use');
    await check(clerk);
    expect(await clerk.press('Withdraw it from use')).toBe(400);
    expect(await clerk.words()).toContain('Choose how it was decided');
    await check(clerk);
    await clerk.page.select('#successor', otherId);
    await clerk.page.click('#how');
    await clerk.type('#reason', 'The other policy says it all.');
    await clerk.press('Withdraw it from use');
    expect(await clerk.words()).toContain(`Replaced by ${other}.`);
    expect(await clerk.words()).toContain('The policy as it was');
    await check(clerk);
    await clerk.open('/policies');
    expect(await clerk.words('.app-table')).not.toContain(title);
    await clerk.click('1 policy out of use');
    expect(await clerk.words()).toContain(`Replaced by ${other}`);
    await check(clerk);
    const head = await as('ruth.adeyemi@elmpark.example', 'Elm Park Primary School');
    await head.open(`/policies/${id}`);
    await check(head);
    expect(await head.open(`/policies/${id}/retire`)).toBe(200); // taken to the policy
    expect(head.path).toBe(`/policies/${id}`);
    expect(await head.open(`/policies/${otherId}/retire`)).toBe(403);
  });
});
