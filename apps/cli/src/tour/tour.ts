import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dateInLondon, plainDate, sayDate, type PlainDate } from '@ratify/policy';
import {
  BODIES as CAST_BODIES,
  DEMONSTRATION_PASSWORD,
  ORGANISATIONS,
  PEOPLE,
  type CastRole,
  type OrganisationKey,
} from '@ratify/journey';
import { startInstallation, type Installation } from '../start/start-installation.ts';
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
    const overdue = await within(second, () => lookAgain(narrator, second, made.policyIds, later));
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    await writeRecord(out, { today, later, seconds, steps: narrator.steps, ...made, overdue });
    write(`\nDone in ${seconds} s. The PDFs and tour.json are in ${out}.\n`);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function start(narrator: Narrator, dataDir: string, today: PlainDate): Promise<Installation> {
  narrator.heading(`${sayDate(today)}`);
  return narrator.step('The operator', 'starts Ratify on one machine', async () => {
    const value = await startInstallation({ dataDir, demonstration: 'people', today, quiet: true });
    return { value, say: `pages at ${value.webOrigin}, API at ${value.apiOrigin}` };
  });
}

async function within<T>(installation: Installation, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } finally {
    await installation.stop();
  }
}

async function protocol(
  narrator: Narrator,
  installation: Installation,
  { out, today }: { out: string; today: PlainDate },
) {
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
  const { policyId, reviewDueOn } = await defaultJourney({ cast, narrator, templates, out, today });
  await lookIntoRegister(narrator, cast.officer, [policyId]);
  return { policyIds: [policyId], reviewDueOn };
}

async function fromFolder(
  narrator: Narrator,
  installation: Installation,
  { from, out, today }: { from: string; out: string; today: PlainDate },
): Promise<{ policyIds: string[]; documents: DocumentTour[] }> {
  const settings = await Promise.all(signingSettings().map((key) => setting(installation.apiOrigin, key)));
  const documents = await tourFolder({ folder: from, settings, narrator, out, today, reviewDue: addDays(today, 365) });
  const officer = await actor(installation.apiOrigin, 'northbrook', 'compliance-officer');
  const policyIds = documents.map((each) => each.policyId);
  await lookIntoRegister(narrator, officer, policyIds);
  return { policyIds, documents };
}

/** Settings whose body asks its chair to sign and which have a head and a clerk. */
function signingSettings(): OrganisationKey[] {
  const signing = CAST_BODIES.filter((body) => body.signature === 'chair').map((body) => body.organisation);
  const holds = (key: OrganisationKey, role: CastRole): boolean =>
    PEOPLE.some((person) => person.posts.some((post) => post.organisation === key && post.role === role));
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
  return ORGANISATIONS.find((each) => each.key === key)?.name ?? key;
}

/** The invented person who holds an office, signed in over the API. */
function actor(apiOrigin: string, organisation: OrganisationKey, role: CastRole): Promise<Actor> {
  const person = PEOPLE.find((each) =>
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

async function lookIntoRegister(narrator: Narrator, officer: Actor, policyIds: readonly string[]): Promise<void> {
  await narrator.step(officer.said, 'finds the review date in the register', async () => {
    const value = await entries(officer, policyIds);
    return { value, say: sayEntries(value), record: { entries: value } };
  });
}

async function lookAgain(
  narrator: Narrator,
  installation: Installation,
  policyIds: readonly string[],
  later: PlainDate,
): Promise<RegisterEntry[]> {
  const officer = await actor(installation.apiOrigin, 'northbrook', 'compliance-officer');
  return narrator.step(officer.said, `looks again on ${sayDate(plainDate(later))}`, async () => {
    const value = await entries(officer, policyIds);
    if (value.length === 0 || value.some((each) => each.status !== 'overdue'))
      throw new Error(`Not overdue in the register: ${sayEntries(value)}`);
    return { value, say: sayEntries(value), record: { entries: value } };
  });
}

/** The tour's policies as the council's register has them: of settings it maintains, by the policy; of buyers, by dates only. */
async function entries(officer: Actor, policyIds: readonly string[]): Promise<RegisterEntry[]> {
  const { register } = await officer.api.query<{ register: { entries: RegisterEntry[] } }>(REGISTER, {});
  return register.entries.filter((each) => each.policyId !== null && policyIds.includes(each.policyId));
}

function sayEntries(found: readonly RegisterEntry[]): string {
  return (
    found
      .map(
        (each) =>
          `${each.organisationName}: ${each.title}, ${each.status}, review ${each.reviewDueSaid ?? each.reviewDueOn}`,
      )
      .join('; ') || 'nothing of it in sight'
  );
}
