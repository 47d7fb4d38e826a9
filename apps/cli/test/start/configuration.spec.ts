import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';
import { readConfiguration } from '../../src/start/configuration.ts';
import { SETTINGS, settingsTable } from '../../src/start/settings.ts';
import { withSecrets } from '../../src/start/sign-in-file.ts';
import { StartRefusal } from '../../src/start/start-refusal.ts';

const KEY = `first:${'ab'.repeat(32)}`;

function refusalOf(env: Record<string, string>): StartRefusal {
  try {
    readConfiguration(env);
  } catch (error) {
    if (error instanceof StartRefusal) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(readConfiguration({})).toMatchObject({
      host: '127.0.0.1',
      webPort: 4000,
      apiPort: 4001,
      demonstration: 'full',
      publicOrigin: 'http://localhost:4000',
    });
    expect(readConfiguration({}).dataDir).toMatch(/\.data$/);
  });

  it('is no demonstration by itself on a database that was given', () => {
    const DATABASE_URL = 'postgres://ratify:secret@db.example:5432/ratify';
    expect(readConfiguration({ DATABASE_URL }).demonstration).toBe('none');
    expect(readConfiguration({ DATABASE_URL, RATIFY_DEMONSTRATION: 'on' }).demonstration).toBe('full');
    expect(readConfiguration({ RATIFY_DEMONSTRATION: 'people' }).demonstration).toBe('people');
  });

  it('believes proxies that are named, by address, network or word, and nothing that is neither', () => {
    const named = (RATIFY_TRUSTED_PROXIES: string): unknown =>
      readConfiguration({ RATIFY_TRUSTED_PROXIES }).trustedProxies;
    expect(readConfiguration({}).trustedProxies).toBeUndefined();
    expect(named('loopback 10.0.3.7, 10.1.0.0/16 fd00::/8')).toEqual([
      'loopback',
      '10.0.3.7',
      '10.1.0.0/16',
      'fd00::/8',
    ]);
    expect(named('none')).toEqual([]);
    for (const wrong of ['proxy.example', 'true', '10.0.0.0/64', 'none 10.0.0.1'])
      expect(refusalOf({ RATIFY_TRUSTED_PROXIES: wrong }).message).toContain('RATIFY_TRUSTED_PROXIES');
  });

  it('takes a folder of organisations’ own certificates, with the roots to believe them by', () => {
    const RATIFY_SEALS_DIR = mkdtempSync(join(tmpdir(), 'ratify-seals-'));
    expect(refusalOf({ RATIFY_SEALS_DIR }).message).toMatch(/RATIFY_SEALS_DIR.*roots\.pem/s);
    const root = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    writeFileSync(join(RATIFY_SEALS_DIR, '_roots.pem'), `${root}\n${root}\n`);
    expect(readConfiguration({ RATIFY_SEALS_DIR })).toMatchObject({
      sealsFolder: RATIFY_SEALS_DIR,
      sealRoots: [root, root],
    });
    rmSync(RATIFY_SEALS_DIR, { recursive: true });
  });

  it('takes services to sign in by from a file, each secret from another, and says what is wrong where', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratify-sign-in-'));
    const RATIFY_SIGN_IN_FILE = join(folder, 'providers.json');
    const microsoft = {
      ...{ name: 'microsoft', label: 'Microsoft', issuer: 'https://login.example/t1/v2.0', clientId: 'ratify' },
      ...{ clientSecretFile: 'microsoft.secret', addressVerifiedBy: 'tenants', tenants: { tid: ['t1'] } },
    };
    const wrong = (providers: unknown): string => {
      writeFileSync(RATIFY_SIGN_IN_FILE, typeof providers === 'string' ? providers : JSON.stringify(providers));
      return refusalOf({ RATIFY_SIGN_IN_FILE }).message;
    };
    expect(refusalOf({ RATIFY_SIGN_IN_FILE }).message).toMatch(/RATIFY_SIGN_IN_FILE.*not a file of JSON/s);
    expect(wrong('[{')).toContain('not a file of JSON');
    expect(wrong([{ ...microsoft, issuer: 'http://login.example' }])).toContain('0 issuer is not an https address');
    expect(wrong([{ ...microsoft, tenants: {} }])).toContain('0 tenants is missing');
    expect(wrong([microsoft, microsoft])).toContain('holds a name twice');
    expect(wrong([{ ...microsoft, clientSecret: 'hunter2' }])).not.toContain('hunter2');
    writeFileSync(RATIFY_SIGN_IN_FILE, JSON.stringify([microsoft]));
    const providers = readConfiguration({ RATIFY_SIGN_IN_FILE }).signInProviders ?? [];
    expect(providers).toMatchObject([{ name: 'microsoft', addressClaim: 'email', tenants: { tid: ['t1'] } }]);
    expect(() => withSecrets(providers)).toThrow(/microsoft\.secret/);
    writeFileSync(join(folder, 'microsoft.secret'), 'hunter2\n');
    expect(withSecrets(providers)[0]).toMatchObject({ clientId: 'ratify', clientSecret: 'hunter2' });
    rmSync(folder, { recursive: true });
  });

  it('takes a mail server with whom mail is from, and neither alone', () => {
    const RATIFY_SMTP_URL = 'smtps://ratify:hunter2@mail.example';
    const RATIFY_MAIL_FROM = 'Ratify <policies@example.org>';
    expect(readConfiguration({ RATIFY_SMTP_URL, RATIFY_MAIL_FROM }).smtp).toEqual({
      ...{ url: RATIFY_SMTP_URL, from: RATIFY_MAIL_FROM },
    });
    expect(readConfiguration({}).smtp).toBeUndefined();
    expect(refusalOf({ RATIFY_SMTP_URL }).obstacles[0]?.where).toBe('RATIFY_MAIL_FROM');
    expect(refusalOf({ RATIFY_MAIL_FROM }).obstacles[0]?.where).toBe('RATIFY_SMTP_URL');
    const wrong = refusalOf({ RATIFY_SMTP_URL: 'https://u:hunter2@mail.example', RATIFY_MAIL_FROM: 'a\n<b@c>' });
    expect(wrong.obstacles.map((each) => each.where).sort()).toEqual(['RATIFY_MAIL_FROM', 'RATIFY_SMTP_URL']);
    expect(wrong.message).not.toContain('hunter2');
  });

  it('takes a bucket with whatever belongs to it, and nothing of that without it', () => {
    const bucket = { RATIFY_S3_BUCKET: 'ratify-files' };
    expect(readConfiguration({}).elsewhere).toBeUndefined();
    expect(readConfiguration(bucket).elsewhere).toEqual({
      ...{ s3: { bucket: 'ratify-files', region: 'eu-west-2' }, takesMore: true },
    });
    const keys = { RATIFY_S3_ACCESS_KEY_ID: 'AKIA', RATIFY_S3_SECRET_ACCESS_KEY: 'hunter2' };
    const more = { RATIFY_S3_ENDPOINT: 'https://s3.example', RATIFY_S3_ENCRYPTION: 'aws:kms:alias/ratify' };
    expect(readConfiguration({ ...bucket, ...keys, ...more, RATIFY_BYTES: 'database' }).elsewhere).toEqual({
      s3: {
        ...{ bucket: 'ratify-files', region: 'eu-west-2', endpoint: 'https://s3.example' },
        ...{ credentials: { accessKeyId: 'AKIA', secretAccessKey: 'hunter2' }, encryption: 'aws:kms:alias/ratify' },
      },
      takesMore: false,
    });
    const wheres = (env: Record<string, string>): string[] => refusalOf(env).obstacles.map(({ where }) => where);
    expect(wheres({ ...keys, ...more, RATIFY_BYTES: 's3' })).toEqual([
      ...['RATIFY_S3_ENDPOINT', 'RATIFY_S3_ACCESS_KEY_ID', 'RATIFY_S3_ENCRYPTION', 'RATIFY_BYTES'],
    ]);
    const { RATIFY_S3_SECRET_ACCESS_KEY } = keys;
    expect(wheres({ ...bucket, RATIFY_S3_SECRET_ACCESS_KEY })).toEqual(['RATIFY_S3_ACCESS_KEY_ID']);
    expect(
      wheres({ RATIFY_S3_BUCKET: 'No Bucket', RATIFY_S3_ENDPOINT: 's3.example/x', RATIFY_S3_ENCRYPTION: 'rot13' }),
    ).toEqual([...['RATIFY_S3_BUCKET', 'RATIFY_S3_ENDPOINT', 'RATIFY_S3_ENCRYPTION']]);
    expect(refusalOf({ RATIFY_S3_SECRET_ACCESS_KEY }).message).not.toContain('hunter2');
  });

  it('takes for how long a proof holds for signing', () => {
    expect(readConfiguration({ RATIFY_PROOF_MINUTES: '30' }).proofMinutes).toBe(30);
    for (const RATIFY_PROOF_MINUTES of ['0', '721', 'soon', '-5'])
      expect(refusalOf({ RATIFY_PROOF_MINUTES }).obstacles[0]?.where).toBe('RATIFY_PROOF_MINUTES');
  });

  it('takes after how long a session that nobody uses ends', () => {
    expect(readConfiguration({ RATIFY_IDLE_MINUTES: '30' }).idleMinutes).toBe(30);
    for (const RATIFY_IDLE_MINUTES of ['4', '721', 'soon', '-5'])
      expect(refusalOf({ RATIFY_IDLE_MINUTES }).obstacles[0]?.where).toBe('RATIFY_IDLE_MINUTES');
  });

  it('takes PORT where RATIFY_PORT is left out, and an empty variable as left out', () => {
    expect(readConfiguration({ PORT: '8080' }).webPort).toBe(8080);
    expect(readConfiguration({ PORT: '8080', RATIFY_PORT: '8081' }).webPort).toBe(8081);
    expect(readConfiguration({ RATIFY_PORT: ' ', RATIFY_TODAY: '' }).webPort).toBe(4000);
  });

  it('says of every wrong variable at once where, what and what to do', () => {
    const { obstacles } = refusalOf({
      RATIFY_PORT: '70000',
      RATIFY_TODAY: '2026-02-30',
      RATIFY_DEMONSTRATION: 'yes',
      RATIFY_PUBLIC_ORIGIN: 'https://policies.example.org/path',
    });
    expect(obstacles.map((each) => each.where).sort()).toEqual([
      'RATIFY_DEMONSTRATION',
      'RATIFY_PORT',
      'RATIFY_PUBLIC_ORIGIN',
      'RATIFY_TODAY',
    ]);
    expect(obstacles.find((each) => each.where === 'RATIFY_PORT')).toEqual({
      where: 'RATIFY_PORT',
      what: '"70000" is not a port.',
      whatToDo: 'Give a whole number from 1 to 65535, or leave it out for 4000.',
    });
    expect(obstacles.every((each) => each.whatToDo.length > 20)).toBe(true);
  });

  it('names PORT when that is what was set', () => {
    expect(refusalOf({ PORT: 'http' }).obstacles[0]?.where).toBe('PORT');
  });

  it('never repeats a secret', () => {
    const refusal = refusalOf({
      RATIFY_MASTER_KEY: 'hunter2-hunter2',
      DATABASE_URL: 'mysql://u:hunter2@db',
      RATIFY_ROLE_PASSWORD: 'hunter2',
    });
    expect(refusal.obstacles).toHaveLength(3);
    expect(refusal.message).not.toContain('hunter2');
  });

  it('takes a simulated day in a demonstration only', () => {
    const DATABASE_URL = 'postgres://ratify:secret@db.example/ratify';
    expect(readConfiguration({ RATIFY_TODAY: '2027-01-04' }).today).toBe('2027-01-04');
    expect(refusalOf({ RATIFY_TODAY: '2027-01-04', DATABASE_URL }).obstacles[0]?.where).toBe('RATIFY_TODAY');
  });

  it('refuses one port for both, and a direct address alone', () => {
    expect(refusalOf({ RATIFY_PORT: '4001' }).obstacles[0]?.where).toBe('RATIFY_API_PORT');
    const DATABASE_DIRECT_URL = 'postgres://ratify:secret@db.example/ratify';
    expect(refusalOf({ DATABASE_DIRECT_URL }).obstacles[0]?.where).toBe('DATABASE_DIRECT_URL');
  });

  it('takes a master key with its name', () => {
    expect(readConfiguration({ RATIFY_MASTER_KEY: KEY }).masterKey).toBe(KEY);
  });

  it('takes secrets from files, and says with everything else which cannot be read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ratify-secrets-'));
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const configured = readConfiguration({
      RATIFY_MASTER_KEY_FILE: file('key', `${KEY}\n`),
      DATABASE_URL_FILE: file('url', 'postgres://ratify:s3cret-of-the-file@db.example/ratify'),
    });
    expect([configured.masterKey, configured.databaseUrl, configured.demonstration]).toEqual([
      KEY,
      'postgres://ratify:s3cret-of-the-file@db.example/ratify',
      'none',
    ]);
    const { obstacles, message } = refusalOf({
      RATIFY_PORT: 'http',
      RATIFY_METRICS_TOKEN_FILE: join(folder, 'none'),
      RATIFY_ROLE_PASSWORD_FILE: file('empty', '\n'),
      RATIFY_SMTP_URL: 'smtps://user:s3cret-of-ours@mail.example',
      RATIFY_SMTP_URL_FILE: file('smtp', 'smtps://user:s3cret-of-the-file@mail.example'),
      DATABASE_URL_FILE: file('wrong', 'mysql://user:s3cret-of-the-file@db.example'),
    });
    expect(obstacles.map(({ where, what }) => `${where}: ${what}`)).toEqual([
      'RATIFY_ROLE_PASSWORD_FILE: "' + join(folder, 'empty') + '" is empty.',
      'RATIFY_SMTP_URL_FILE: RATIFY_SMTP_URL is given too.',
      'RATIFY_METRICS_TOKEN_FILE: "' + join(folder, 'none') + '" cannot be read.',
      'RATIFY_PORT: "http" is not a port.',
      'DATABASE_URL: what is given is not the address of a PostgreSQL database.',
    ]);
    expect(message).not.toContain('s3cret');
    rmSync(folder, { recursive: true });
  });

  it('stands in the documents variable by variable', async () => {
    const readme = new URL('../../src/start/README.md', import.meta.url);
    const written = readFileSync(readme, 'utf8');
    const made = await format(
      written.replace(/(<!-- settings: [^\n]*-->\n).*(<!-- end of settings -->)/s, `$1\n${settingsTable()}\n$2`),
      { ...(await resolveConfig(readme)), parser: 'markdown' },
    );
    if (process.env['UPDATE']) writeFileSync(readme, made);
    else expect(written).toBe(made);
    expect(Object.keys(SETTINGS).filter((name) => !made.includes(`\`${name}\``))).toEqual([]);
  });
});
