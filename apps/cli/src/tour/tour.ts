import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dateInLondon, sayDate, type PlainDate } from '@ratify/policy';
import {
  DEMONSTRATION_BODIES,
  DEMONSTRATION_LINKS,
  DEMONSTRATION_ORGANISATIONS,
  DEMONSTRATION_PASSWORD,
  DEMONSTRATION_PEOPLE,
  type CastRole,
  type OrganisationKey,
} from '@ratify/journey';
import { startInstallation, type RunningInstallation } from '../start/start-installation.ts';
import { signIn, type Actor } from './actors.ts';
import { defaultJourney, writeRecord } from './default-journey.ts';
import { tourFolder, type DocumentTour, type Setting } from './from-folder.ts';
import { Narrator } from './narrator.ts';
import { REGISTER } from './operations.ts';
import type { RegisterEntry } from './shapes.ts';

export interface TourOptions {
  /** Where the signed PDFs and tour.json go. */
  readonly out: string;
  /** A folder of existing policies to take through instead of the council's protocol. */
  readonly from?: string;
  readonly write: (line: string) => void;
}

const templates = fileURLToPath(new URL('../../../../templates', import.meta.url));

/** Runs the whole journey through the public API of an installation of its own, and leaves what it made in `out`. */
export async function runTour({ out: given, from, write }: TourOptions): Promise<void> {
  const started = performance.now();
  const out = resolve(given);
  await mkdir(out, { recursive: true });
  const dataDir = await mkdtemp(join(tmpdir(), 'ratify-tour-'));
  const narrator = new Narrator(write);
  const today = dateInLondon(Date.now());
  const later = addDays(today, 400);
  try {
    const first = await start(narrator, dataDir, today);
    const made = await within(first, () =>
      from
        ? fromFolder(narrator, first, { from: resolve(from), out, today })
        : protocol(narrator, first, { out, today }),
    );
    const second = await start(narrator, dataDir, later);
    const overdue = await within(second, () => lookAgain(narrator, second, made.policies, later));
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    await writeRecord(out, { today, later, seconds, steps: narrator.steps, ...made, overdue });
    write(`\nDone in ${seconds} s. The PDFs and tour.json are in ${out}.\n`);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function start(narrator: Narrator, dataDir: string, today: PlainDate): Promise<RunningInstallation> {
  narrator.heading(`${sayDate(today)}`);
  return narrator.step('The operator', 'starts Ratify on one machine', async () => {
    const value = await startInstallation({ dataDir, demonstration: 'people', today });
    return { value, say: `pages at ${value.webOrigin}, API at ${value.apiOrigin}` };
  });
}

async function within<T>(installation: RunningInstallation, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await installation.stop();
  }
}

interface Made {
  /** Each policy with the setting whose it is. */
  readonly policies: readonly { readonly policyId: string; readonly setting: OrganisationKey }[];
  readonly documents?: readonly DocumentTour[];
}

async function protocol(
  narrator: Narrator,
  installation: RunningInstallation,
  { out, today }: { out: string; today: PlainDate },
): Promise<Made> {
  const { apiOrigin } = installation;
  const cast = {
    author: await actor(apiOrigin, 'northbrook', 'council-author'),
    publisher: await actor(apiOrigin, 'northbrook', 'publisher'),
    officer: await actor(apiOrigin, 'northbrook', 'compliance-officer'),
    head: await actor(apiOrigin, 'elm-park', 'head'),
    clerk: await actor(apiOrigin, 'elm-park', 'clerk'),
    chair: await actor(apiOrigin, 'elm-park', 'chair'),
    staff: await actor(apiOrigin, 'elm-park', 'staff'),
  };
  const { policyId } = await defaultJourney({ cast, narrator, templates, out, today });
  const policies = [{ policyId, setting: 'elm-park' as const }];
  await lookIntoRegisters(narrator, installation, policies, 'finds the review date in the register');
  return { policies };
}

async function fromFolder(
  narrator: Narrator,
  installation: RunningInstallation,
  { from, out, today }: { from: string; out: string; today: PlainDate },
): Promise<Made> {
  const keys = signingSettings();
  const settings = await Promise.all(keys.map((key) => setting(installation.apiOrigin, key)));
  const documents = await tourFolder({ folder: from, settings, narrator, out, today, reviewDue: addDays(today, 365) });
  const policies = documents.map(({ policyId, setting: name }) => {
    const key = keys.find((each) => nameOf(each) === name);
    if (!key) throw new Error(`${name} is not of the cast.`);
    return { policyId, setting: key };
  });
  await lookIntoRegisters(narrator, installation, policies, 'finds the review dates in the register');
  return { policies, documents };
}

/** Settings whose body asks its chair alone to sign and which have a head and a clerk. */
function signingSettings(): OrganisationKey[] {
  const signing = DEMONSTRATION_BODIES.filter(({ signatories }) => signatories?.join() === 'chair').map(
    (body) => body.organisation,
  );
  const holds = (key: OrganisationKey, role: CastRole): boolean =>
    DEMONSTRATION_PEOPLE.some((person) => person.posts.some((post) => post.organisation === key && post.role === role));
  return signing.filter((key) => (['head', 'clerk', 'chair'] as const).every((role) => holds(key, role)));
}

async function setting(apiOrigin: string, key: OrganisationKey): Promise<Setting> {
  return {
    name: nameOf(key),
    cast: {
      head: await actor(apiOrigin, key, 'head'),
      clerk: await actor(apiOrigin, key, 'clerk'),
      chair: await actor(apiOrigin, key, 'chair'),
    },
  };
}

function nameOf(key: OrganisationKey): string {
  return DEMONSTRATION_ORGANISATIONS.find((each) => each.key === key)?.name ?? key;
}

/** The invented person who holds an office, signed in over the API. */
function actor(apiOrigin: string, organisation: OrganisationKey, role: CastRole): Promise<Actor> {
  const person = DEMONSTRATION_PEOPLE.find((each) =>
    each.posts.some((post) => post.organisation === organisation && post.role === role),
  );
  if (!person) throw new Error(`Nobody is ${role} of ${nameOf(organisation)}.`);
  return signIn(apiOrigin, {
    email: person.email,
    password: DEMONSTRATION_PASSWORD,
    role: `${role}`,
    organisation: nameOf(organisation),
  });
}

/** Who watches a setting's dates: the council or trust above it, or where nobody does, its own clerk. */
function watcherOf(key: OrganisationKey): { organisation: OrganisationKey; role: CastRole } {
  const holds = (organisation: OrganisationKey): boolean =>
    DEMONSTRATION_PEOPLE.some((person) =>
      person.posts.some((post) => post.organisation === organisation && post.role === 'compliance-officer'),
    );
  const above = DEMONSTRATION_LINKS.find(
    (link) => link.lower === key && (link.kind === 'maintained-by' || link.kind === 'academy-of'),
  );
  if (holds(key)) return { organisation: key, role: 'compliance-officer' };
  return above && holds(above.upper)
    ? { organisation: above.upper, role: 'compliance-officer' }
    : { organisation: key, role: 'clerk' };
}

/** Each watcher looks for the tour's policies in their own register; one that is not there stops the tour. */
async function lookIntoRegisters(
  narrator: Narrator,
  installation: RunningInstallation,
  policies: Made['policies'],
  did: string,
): Promise<RegisterEntry[]> {
  const watchers = new Map(policies.map(({ setting: key }) => [Object.values(watcherOf(key)).join(), watcherOf(key)]));
  const found: RegisterEntry[] = [];
  for (const { organisation, role } of watchers.values()) {
    const officer = await actor(installation.apiOrigin, organisation, role);
    const wanted = policies
      .filter(({ setting: key }) => watcherOf(key).organisation === organisation)
      .map((each) => each.policyId);
    const entries = await narrator.step(officer.said, did, async () => {
      const { register } = await officer.api.query<{ register: { entries: RegisterEntry[] } }>(REGISTER, {});
      const value = register.entries.filter((each) => each.policyId !== null && wanted.includes(each.policyId));
      if (value.length !== wanted.length)
        throw new Error(
          `${wanted.length - value.length} of the policies do not stand in the register of ${nameOf(organisation)}.`,
        );
      return { value, say: sayEntries(value), record: { entries: value } };
    });
    found.push(...entries);
  }
  return found;
}

async function lookAgain(
  narrator: Narrator,
  installation: RunningInstallation,
  policies: Made['policies'],
  later: PlainDate,
): Promise<RegisterEntry[]> {
  const found = await lookIntoRegisters(narrator, installation, policies, `looks again on ${sayDate(later)}`);
  if (found.some((each) => each.status !== 'overdue'))
    throw new Error(`Not overdue in the register: ${sayEntries(found)}`);
  return found;
}

function sayEntries(found: readonly RegisterEntry[]): string {
  return found
    .map(
      (each) =>
        `${each.organisationName}: ${each.title}, ${each.status}, review ${each.reviewDueSaid ?? each.reviewDueOn}`,
    )
    .join('; ');
}
