import { mkdtempSync, chmodSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IntegrityReport } from '@ratify/store';
import { startEmbedded } from '@ratify/store/embedded';
import pg from 'pg';
import type { Ran, Run } from './run-built.ts';

const HEAD =
  'URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation (name),Trusts (code),Trusts (name),Street,Town,Postcode'; // prettier-ignore

/** The story of an operator who backs up an installation at work, and comes back to a moment. */
export function describeBackingUp({ run, dataDir }: { readonly run: Run; readonly dataDir: () => string }): void {
  describe('an operator who backs it up', () => {
    let folder = '';
    let before: IntegrityReport;
    let between = '';
    const backups = (): string => join(folder, 'backups of ours');
    const here = (...args: string[]): Promise<Ran> => run(args, { RATIFY_DATA_DIR: dataDir() });

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'ratify-backups-'));
      chmodSync(folder, 0o755); // PostgreSQL hands its log over by an account of its own
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    async function addSchool(number: string, name: string): Promise<void> {
      const file = join(folder, `${number}.csv`);
      writeFileSync(
        file,
        `${HEAD}\n${number},998,Farshire,2${number.slice(3)},${name},Community school,Open,,,Primary,,,,,\n`,
      );
      expect(await here('organisations', 'load', file)).toMatchObject({
        code: 0,
        said: expect.stringContaining('1 added'),
      });
    }

    it('copies it while it is at work, and keeps every change after that', async () => {
      const checked = await here('check', '--json');
      before = JSON.parse(checked.said) as IntegrityReport;
      expect([checked.code, before.faults, before.files > 10]).toEqual([0, [], true]);
      const early = await here('backup', '--to', backups(), '--log');
      expect(early).toMatchObject({ code: 2, said: expect.stringContaining('No backup of this database was taken') });
      const taken = await here('backup', '--to', backups());
      expect(taken).toMatchObject({ code: 0, said: expect.stringMatching(/: backup 20\S+Z, \d+ MB\./) });
      await addSchool('150001', 'Before School');
      await new Promise((done) => setTimeout(done, 50));
      between = new Date().toISOString();
      await new Promise((done) => setTimeout(done, 50));
      await addSchool('150002', 'After School');
      expect((await here('backup', '--to', backups(), '--log')).code).toBe(0);
      expect(await run(['backup', '--to', backups()], { DATABASE_URL: 'postgres://there/x' })).toMatchObject({
        code: 2,
        said: expect.stringContaining('with its own tools'),
      });
      const secrets = join(backups(), 'backups', readdirSync(join(backups(), 'backups'))[0] ?? '', 'postgres.json');
      expect(statSync(secrets).mode & 0o077).toBe(0);
    });

    it('tries it out: to a moment between two changes, and to the end', async () => {
      const drill = async (...more: string[]): Promise<{ report: IntegrityReport }> => {
        const ran = await run(['drill', '--from', backups(), '--json', ...more], {});
        expect(ran).toMatchObject({ code: 0 });
        return JSON.parse(ran.said) as { report: IntegrityReport };
      };
      // The first school came with its council.
      expect((await drill('--until', between)).report.organisations).toBe(before.organisations + 2);
      const { report } = await drill();
      expect(report.organisations).toBe(before.organisations + 3);
      expect({ ...report, organisations: 0, recordLines: 0, unlinked: 0 }).toEqual({ ...before, organisations: 0, recordLines: 0, unlinked: 0 }); // prettier-ignore
    });

    it('is told what cannot be: no zone, before the first backup, after the log, over what is there', async () => {
      const drill = (until: string): Promise<Ran> => run(['drill', '--from', backups(), '--until', until], {});
      expect((await drill('2026-03-01T10:00')).said).toContain('write one with its zone');
      expect(await drill('2001-01-01T00:00:00Z')).toMatchObject({
        code: 2,
        said: expect.stringContaining('nothing before that'),
      });
      expect(await drill('2099-01-01T00:00:00Z')).toMatchObject({
        code: 2,
        said: expect.stringContaining('ends before 2099'),
      });
      const over = await here('restore', '--from', backups());
      expect(over).toMatchObject({ code: 2, said: expect.stringContaining('is not empty') });
    });

    it('restores it for good, and finds what has been changed since', async () => {
      const restored = join(folder, 'restored');
      const there = { RATIFY_DATA_DIR: restored };
      const said = `${restored}: restored from backup`;
      expect(await run(['restore', '--from', backups()], there)).toMatchObject({
        code: 0,
        said: expect.stringContaining(said),
      });
      const database = await startEmbedded({ dataDir: restored });
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      // It hands its log over to nobody: the backups are those of the other.
      const { rows } = await client.query('show archive_command');
      expect(rows).toEqual([{ archive_command: 'true' }]);
      await client.query('alter table app.revisions disable trigger user');
      await client.query(
        `update app.revisions set text = text || 'x' where id = (select min(id::text)::uuid from app.revisions)`,
      );
      await client.query('alter table app.audit_events disable trigger user');
      await client.query(`update app.audit_events set action = 'policy.bought' where sequence = 2 and organisation_id = (
        select id from app.organisations where slug = 'elm-park')`);
      await client.end();
      const broken = await run(['check'], there);
      await database.stop();
      expect(broken).toMatchObject({ code: 1, said: expect.stringMatching(/^NOT EVERYTHING IS AS IT WAS STORED:/) });
      expect(broken.said).toMatch(/: revisions \S+ has another text than its digest says\n/);
      expect(broken.said).toContain('  elm-park: line 2 of the record changed\n');
    });
  });
}
