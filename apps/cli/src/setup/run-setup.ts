import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dateInLondon } from '@ratify/policy';
import { Installation, migrateDatabase, openDatabase, slugOf, type OrganisationKind } from '@ratify/store';
import { withSecretFiles, type Environment } from '../operate/with-installation.ts';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { readConfiguration } from '../start/configuration.ts';
import { isSecret, type Variable } from '../start/settings.ts';
import { StartRefusal } from '../start/start-refusal.ts';
import { askMissing } from './ask-missing.ts';

export interface SetupAnswers {
  readonly out: string;
  readonly publicOrigin?: string;
  readonly port?: string;
  readonly dataDir?: string;
  readonly databaseUrl?: string;
  readonly smtpUrl?: string;
  readonly mailFrom?: string;
  readonly organisation?: string;
  readonly kind?: string;
  readonly person?: string;
  readonly email?: string;
}

const KINDS: readonly string[] = ['council', 'trust', 'school'];

/** Writes settings and secrets, makes the database, and prints the link by which the first person comes in; returns the exit code. */
export async function runSetup(given: SetupAnswers, env: Environment): Promise<number> {
  const out = resolve(given.out);
  const envFile = join(out, 'ratify.env');
  if (existsSync(envFile)) throw new Misuse(`${envFile} is there already: nothing was changed.`);
  const answers = await askMissing(given);
  const { organisation = '', kind = '', person = '', email = '' } = answers;
  if (!KINDS.includes(kind)) throw new Misuse(`“${kind}” is none of ${KINDS.join(', ')}.`);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new Misuse(`“${email}” is not an e-mail address.`);
  const settings = settingsOf(answers, out, withSecretFiles(env));
  const { publicOrigin } = check(settings);
  await mkdir(join(out, 'secrets'), { recursive: true, mode: 0o700 });
  await writeFile(envFile, await envLines(settings, join(out, 'secrets')), { mode: 0o600, flag: 'wx' });
  try {
    const token = await letIn(settings, { organisation, kind: kind as OrganisationKind, person, email });
    await writeResult(
      undefined,
      [
        `${envFile} holds the settings, ${join(out, 'secrets')} the secrets. Keep the master key with your backups, apart from the database.`,
        token === null
          ? 'There are organisations in that database already: nobody was added.'
          : `${person} comes in within a week by ${publicOrigin}/set-password/${token}`,
        `Start it: ratify --env ${envFile} start`,
        '',
      ].join('\n'),
    );
    return EXIT.clean;
  } catch (error) {
    await rm(envFile); // so that it can be tried again
    throw new Misuse(`The database could not be made ready: ${(error as Error).message}`);
  }
}

type Settings = Partial<Record<Variable, string>>;

/** What is secret may come by the environment, where nobody reads it off a list of processes. */
function settingsOf(answers: SetupAnswers, out: string, env: Environment): Settings {
  return {
    RATIFY_PUBLIC_ORIGIN: answers.publicOrigin ?? '',
    RATIFY_PORT: answers.port ?? '',
    RATIFY_DATA_DIR: resolve(answers.dataDir ?? join(out, 'data')),
    DATABASE_URL: answers.databaseUrl ?? env['DATABASE_URL'] ?? '',
    RATIFY_ROLE_PASSWORD: env['RATIFY_ROLE_PASSWORD'] ?? '',
    RATIFY_MASTER_KEY: `first:${randomBytes(32).toString('hex')}`,
    RATIFY_SMTP_URL: answers.smtpUrl ?? env['RATIFY_SMTP_URL'] ?? '',
    RATIFY_MAIL_FROM: answers.mailFrom ?? '',
    RATIFY_DEMONSTRATION: 'off',
  };
}

/** By the same reader as a start: whatever would stand in its way is told now. */
function check(settings: Settings): { readonly publicOrigin: string } {
  try {
    return readConfiguration(settings);
  } catch (error) {
    if (error instanceof StartRefusal) throw new Misuse(`Nothing was written.\n${error.message}`);
    throw error;
  }
}

/** The lines of an environment file; secrets go into files of their own, by whose names it knows them. */
async function envLines(settings: Settings, folder: string): Promise<string> {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(settings)) {
    if (value === '') continue;
    if (!isSecret(name)) lines.push(`${name}="${value}"`);
    else {
      const file = join(folder, name.toLowerCase());
      await writeFile(file, `${value}\n`, { mode: 0o600 });
      lines.push(`${name}_FILE="${file}"`);
    }
  }
  return `${lines.join('\n')}\n`;
}

interface First {
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly person: string;
  readonly email: string;
}

/** Makes the database ready and appoints the first person; null where there are organisations already. */
async function letIn(settings: Settings, { organisation, kind, person, email }: First): Promise<string | null> {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''));
  const database = await openDatabase({ env: given });
  try {
    await migrateDatabase(database);
    const installation = await Installation.open(database);
    return await installation
      .inTransaction(async (inside) => {
        if ((await inside.countOrganisations()) > 0) return null;
        const { id: organisationId } = await inside.addOrganisation({
          kind,
          name: organisation,
          slug: slugOf(organisation),
        });
        const { id: personId } = await inside.addPerson({ fullName: person, email });
        const term = { organisationId, personId, bodyId: null, fromOn: dateInLondon(Date.now()) };
        await inside.appoint({ ...term, role: 'operator' });
        await inside.appoint({ ...term, role: kind === 'school' ? 'head' : 'publisher' });
        return inside.openInvitation(personId);
      })
      .finally(() => installation.close());
  } finally {
    await database.stop();
  }
}
