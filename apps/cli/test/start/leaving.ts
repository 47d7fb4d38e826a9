import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEmbedded } from '@ratify/store/embedded';
import { createDatabase } from '@ratify/test-kit';
import pg from 'pg';
import type { Ran, Run } from './run-built.ts';

const WHY = ['--reason', 'It goes to a trust.'];

/** The digest of every file of an export, by its path. */
function digests(folder: string): Map<string, string> {
  const { files } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  return new Map(files.map(({ path, sha256 }) => [path, sha256]));
}

// Elm Park leaves for a trust that has an installation of its own.

/** The stories of an organisation that leaves an installation with the demonstration in it. */
export function describeLeaving({ run, dataDir }: { readonly run: Run; readonly dataDir: () => string }): void {
  describe('an organisation that leaves', () => {
    let folder = '';
    const at = (name: string): string => join(folder, name);
    const here = (...args: string[]): Promise<Ran> => run(args, { RATIFY_DATA_DIR: dataDir() });
    const anywhere = (...args: string[]): Promise<Ran> => run(args, {});

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'ratify-leaving-'));
      await openRounds(dataDir());
      await sayOnDrafts(dataDir());
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('takes everything along, the same bytes each time, and only over an earlier export', async () => {
      expect(await here('export', 'nowhere', '--out', at('none'), ...WHY)).toMatchObject({ code: 2 });
      expect(await here('export', 'elm-park')).toMatchObject({
        code: 2,
        said: expect.stringContaining('--out FOLDER'),
      });
      expect(await here('export', 'elm-park', '--out', at('elm'))).toMatchObject({
        code: 2,
        said: expect.stringContaining('Say why with --reason'),
      });
      const first = await here('export', 'elm-park', '--out', at('elm'), ...WHY);
      expect(first).toMatchObject({ code: 0, said: expect.stringMatching(/SHA-256 of its manifest: [0-9a-f]{64}\n$/) });
      const page = readFileSync(at('elm/README.md'), 'utf8');
      expect(page).toContain('[version 1](policies/social-networking-protocol/revisions/001.md)');
      expect(readFileSync(at('elm/policies/social-networking-protocol/revisions/001.md'), 'utf8')).toMatch(/^---\n/);
      const noted = (): unknown => {
        const lines = readFileSync(at('elm/audit/chain.jsonl'), 'utf8').trim().split('\n');
        return JSON.parse(lines.at(-1) ?? '');
      };
      const { username } = userInfo();
      expect(noted()).toMatchObject({
        ...{ action: 'organisation.exported', onBehalfOf: 'operator', actorPersonId: null },
        data: '{"reason": "It goes to a trust."}',
      });
      expect(readFileSync(at('elm/audit/personal.jsonl'), 'utf8')).toContain(`{\\"by\\": \\"${username} `);
      // Nothing else has changed meanwhile: only that line is new.
      const was = digests(at('elm'));
      expect((await here('export', 'elm-park', '--out', at('elm'), ...WHY)).code).toBe(0);
      const changed = [...digests(at('elm'))].filter(([path, sha256]) => was.get(path) !== sha256);
      expect(changed.map(([path]) => path)).toEqual(['audit/chain.jsonl', 'audit/personal.jsonl']);
      writeFileSync(at('mine.txt'), 'mine');
      expect(await here('export', 'elm-park', '--out', folder, ...WHY)).toMatchObject({
        code: 2,
        said: expect.stringContaining('is not empty and holds no export'),
      });
    });

    it('can be checked without any server, and every change of it is found', async () => {
      const whole = await anywhere('export', 'verify', at('elm'));
      expect(whole).toMatchObject({ code: 0, said: expect.stringMatching(/ {2}VALID {2}Social networking protocol/) });
      const digest = /SHA-256 of the manifest (\w+)/.exec(whole.said)?.[1] ?? '';
      expect((await anywhere('export', 'verify', at('elm'), '--manifest', digest)).code).toBe(0);
      expect((await anywhere('export', 'verify', at('elm'), '--manifest', digest.replace(/./, 'x'))).code).toBe(1);
      const spoil = async (path: string, act: (bytes: Buffer) => Buffer): Promise<string> => {
        cpSync(at('elm'), at('spoilt'), { recursive: true });
        const bytes = existsSync(at(`spoilt/${path}`)) ? readFileSync(at(`spoilt/${path}`)) : Buffer.alloc(0);
        writeFileSync(at(`spoilt/${path}`), act(bytes));
        const { code, said } = await anywhere('export', 'verify', at('spoilt'));
        rmSync(at('spoilt'), { recursive: true });
        expect(code).toBe(1);
        return said;
      };
      const draft = 'policies/lone-working-policy/draft.md';
      expect(await spoil(draft, (bytes) => Buffer.concat([bytes, Buffer.from('!')]))).toContain(
        `${draft}: has been changed`,
      );
      expect(await spoil('people.csv', () => Buffer.from('x'))).toContain('people.csv: is not in the manifest');
      // Whoever writes the manifest anew still cannot put another line into the record, or another page into a signed document.
      const chain = await spoil('manifest.json', () => rewritten('audit/chain.jsonl', (text) => text.replace('policy.forked', 'policy.bought'))); // prettier-ignore
      expect(chain).toContain('audit/chain.jsonl, line');
      const { documents } = JSON.parse(readFileSync(at('elm/manifest.json'), 'utf8')) as Manifest;
      const file = documents[0]?.file ?? '';
      const pdf = await spoil('manifest.json', () =>
        rewritten(file, (text) => text.replace(/\d\d\d\d\d n/, '99999 n')),
      );
      expect(pdf).toContain(`  INVALID  ${documents[0]?.title}`);
    });

    it('comes whole into an empty installation, and what differs there has a reason', async () => {
      const database = await createDatabase();
      const there = { DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword };
      const taken = await run(['import-export', at('elm')], there);
      expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/^Elm Park Primary School is taken in/) });
      expect(await run(['import-export', at('elm')], there)).toMatchObject({
        code: 2,
        said: expect.stringContaining('There are organisations here already'),
      });
      expect((await run(['export', 'elm-park', '--out', at('elm-there'), ...WHY], there)).code).toBe(0);
      expect(await anywhere('export', 'compare', at('elm'), at('elm-there'))).toEqual({
        code: 0,
        said: [
          'audit/chain.jsonl: differs, because the record goes on: it says that the organisation was taken in',
          'audit/personal.jsonl: differs, because the record goes on: it says that the organisation was taken in\n',
        ].join('\n'),
      });
      expect((await anywhere('export', 'verify', at('elm-there'))).code).toBe(0);
      expect(await run(['audit', 'verify'], there)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/elm-park: holds, \d+ lines/),
      });
      // Its documents are believed there, and what must never be changed cannot be.
      expect(await database.store.listTrustedRoots()).toHaveLength(1);
      const found = await database.owner.query(
        `select count(*)::int as n from directory.searched_texts where text_id is not null`,
      );
      expect(found[0].n).toBeGreaterThan(2);
      await expect(database.owner.query(`update app.blobs set mime = 'text/plain'`)).rejects.toThrow();
      await expect(database.owner.query(`update app.revisions set state = 'submitted'`)).rejects.toThrow();
      await expect(database.owner.query('delete from app.policies')).rejects.toThrow();
      await database.close();
    });

    it('leaves behind what stands on records of others, and says so', async () => {
      expect((await here('export', 'kestrel-academy', '--out', at('kestrel'), ...WHY)).code).toBe(0);
      const { stays } = JSON.parse(readFileSync(at('kestrel/manifest.json'), 'utf8')) as Manifest;
      expect(stays).toEqual({
        coverages: 'it stands on adoptions of another organisation, which stay with that',
        round_policies: 'it stands on policies of another organisation, which stay with that',
      });
      // A round goes along, and so does what it asks of the school's own policies.
      expect(existsSync(at('kestrel/records/confirmation_rounds.jsonl'))).toBe(true);
      expect(readFileSync(at('elm/records/round_policies.jsonl'), 'utf8')).toContain('policy_id');
      expect(readFileSync(at('kestrel/stays/coverages.jsonl'), 'utf8')).toContain('adopted_on');
    });

    it('takes along what was said on its drafts, also by others, and who said it', async () => {
      const said = readFileSync(at('elm/records/draft_comments.jsonl'), 'utf8').trim().split('\n');
      const [first, reply] = said.map((line) => JSON.parse(line) as Record<string, unknown>).sort(byState);
      expect(said).toHaveLength(2);
      expect(first).toMatchObject({ words: 'Is the pond deep?', quoted: 'the pond', state: 'open' });
      expect(reply).toMatchObject({ words: 'Very.', state: null, thread_id: first?.['id'], person_name: 'A council' });
      // It came whole into the empty installation too.
      expect(readFileSync(at('elm-there/records/draft_comments.jsonl'), 'utf8').trim().split('\n').sort()).toEqual(
        said.sort(),
      );
    });

    /** The manifest of a copy in which one file was changed, with its new digest: made for the copy that `spoil` checks. */
    function rewritten(path: string, change: (text: string) => string): Buffer {
      const text = change(readFileSync(at(`spoilt/${path}`), 'latin1'));
      writeFileSync(at(`spoilt/${path}`), text, 'latin1');
      const manifest = JSON.parse(readFileSync(at('spoilt/manifest.json'), 'utf8')) as Manifest;
      const sha256 = createHash('sha256').update(text, 'latin1').digest('hex');
      const files = manifest.files.map((each) =>
        each.path === path ? { ...each, sha256, length: text.length } : each,
      );
      const written = Buffer.from(`${JSON.stringify({ ...manifest, files }, null, 2)}\n`);
      writeFileSync(at('spoilt/manifest.sha256'), createHash('sha256').update(written).digest('hex'));
      return written;
    }
  });
}

const byState = (one: Record<string, unknown>): number => (one['state'] === null ? 1 : -1);

interface Manifest {
  readonly stays: object;
  readonly documents: readonly { readonly file: string; readonly title: string }[];
  readonly files: readonly { readonly path: string; readonly sha256: string }[];
}

/** A round of confirmations at each of two schools: over a policy of its own, and over one of the trust that covers it. */
async function openRounds(dataDir: string): Promise<void> {
  const { url } = await startEmbedded({ dataDir }); // joins the one at work
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `insert into app.confirmation_rounds (organisation_id, title, audience, is_renewal, due_on, opened_on, opened_by, opened_by_name)
     select id, 'Autumn', '{staff}', false, '2099-01-31', '2026-11-01', gen_random_uuid(), 'Somebody' from app.organisations
     where slug in ('elm-park', 'kestrel-academy')`,
  );
  await client.query(
    `insert into app.round_policies (organisation_id, round_id, policy_organisation_id, policy_id, title, position)
     select distinct on (r.id) r.organisation_id, r.id, p.organisation_id, p.id, p.title, 1 from app.confirmation_rounds r
     join app.organisations o on o.id = r.organisation_id and r.title = 'Autumn'
     join app.organisations h on h.slug = case o.slug when 'elm-park' then 'elm-park' else 'alder-vale' end
     join app.policies p on p.organisation_id = h.id`,
  );
  await client.end();
}

/** A comment on a draft of a school, and what its council replied. */
async function sayOnDrafts(dataDir: string): Promise<void> {
  const { url } = await startEmbedded({ dataDir });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `with said as (
       insert into app.draft_comments (id, thread_id, organisation_id, policy_id, quoted, words, state, person_id, person_name,
         person_organisation_id, person_organisation_name)
       select n.id, n.id, d.organisation_id, d.policy_id, 'the pond', 'Is the pond deep?', 'open', gen_random_uuid(), 'A head', o.id, o.name
       from app.drafts d join app.organisations o on o.id = d.organisation_id and o.slug = 'elm-park' cross join uuidv7() n (id) limit 1
       returning *)
     insert into app.draft_comments (thread_id, organisation_id, policy_id, words, person_id, person_name, person_organisation_id,
       person_organisation_name)
     select s.id, s.organisation_id, s.policy_id, 'Very.', gen_random_uuid(), 'A council', c.id, c.name
     from said s join app.organisations c on c.slug = 'northbrook'`,
  );
  await client.end();
}
