import { lookOrCarryOut, type ChangeReport } from '@ratify/journey';
import { dateInLondon, parsePlainDate, type OrganisationChange, type PlainDate } from '@ratify/policy';
import type { Installation, OperatorWord, OrganisationWork, Sight } from '@ratify/store';
import { EXIT } from '../shell/exit-codes.ts';
import { Misuse } from '../shell/misuse.ts';
import { writeResult } from '../shell/read-file.ts';
import { accountOf, askReason } from './note-operator.ts';
import { withInstallation, type Environment } from './with-installation.ts';

export interface ChangeAsked {
  readonly kind: OrganisationChange['kind'];
  /** Short names of those it is about. */
  readonly slugs: readonly string[];
  readonly to?: string;
  readonly into?: string;
  readonly from?: string;
  readonly seesAdopted?: true;
  readonly settings?: readonly string[];
  readonly on: string;
  readonly apply?: true;
  /** Asked for with `apply`, when left out. */
  readonly reason?: string;
  readonly json?: true;
}

/** Changes organisations, or says what that would come to: who gains sight of what, and who loses it; returns the exit code. */
export async function runChange(env: Environment, asked: ChangeAsked): Promise<number> {
  const on = parsePlainDate(asked.on);
  if (!on) throw new Misuse(`“${asked.on}” is not a day such as 2027-09-01.`);
  const word = asked.apply ? { by: accountOf(env), reason: await askReason(asked.reason) } : null;
  const report = await withInstallation(env, (installation) => changeOrganisations(installation, asked, on, word));
  await writeResult(undefined, asked.json ? `${JSON.stringify(report, null, 2)}\n` : sayReport(report));
  return report.faults.length > 0 ? EXIT.found : EXIT.clean;
}

/** Writes it in one transaction and compares what the database would let be seen; where nobody says why, the transaction is taken back. */
export async function changeOrganisations(
  installation: Installation,
  asked: ChangeAsked,
  on: PlainDate,
  word: OperatorWord | null,
): Promise<ChangeReport> {
  const change = await readChange(installation, asked, on);
  return lookOrCarryOut(
    (inside) => installation.inTransaction((work) => inside(asAdministrator(work, word ?? JUST_LOOKING))),
    change,
    word !== null,
  );
}

/** Of a transaction that is taken back. */
const JUST_LOOKING: OperatorWord = { by: '', reason: '' };

function asAdministrator(installation: Installation, word: OperatorWord): OrganisationWork {
  return {
    readKnownOrganisations: () => installation.readKnownOrganisations(),
    readSight: (day) => installation.readSight(day),
    write: (organisations) =>
      installation.writeLoad(
        { organisations: [...organisations], lines: [], unchanged: 0 },
        dateInLondon(Date.now()),
        word,
      ),
  };
}

async function readChange(
  installation: Installation,
  { kind, slugs, to = '', into = '', from = '', seesAdopted, settings = [] }: ChangeAsked,
  on: PlainDate,
): Promise<OrganisationChange> {
  const ids = new Map((await installation.listOrganisations()).map(({ slug, id }) => [slug, id]));
  const idOf = (slug: string): string => {
    const id = ids.get(slug);
    if (id === undefined) throw new Misuse(`There is no organisation “${slug}” here.`);
    return id;
  };
  const [first = ''] = slugs;
  switch (kind) {
    case 'close':
      return { kind, on, id: idOf(first) };
    case 'transfer':
      return { kind, on, id: idOf(first), toId: idOf(to) };
    case 'merge':
      return { kind, on, fromIds: slugs.map(idOf), intoId: idOf(into) };
    case 'split':
      return { kind, on, fromId: idOf(first), intoId: idOf(into), settingIds: settings.map(idOf) };
    case 'join':
      return { kind, on, id: idOf(first), toId: idOf(to), seesAdopted: seesAdopted === true };
    case 'buy':
    case 'leave':
      return { kind, on, id: idOf(first), fromId: idOf(from) };
  }
}

function sayReport({ on, faults, organisations, gained, lost, written }: ChangeReport): string {
  if (faults.length > 0) return [...faults, 'Nothing was written.', ''].join('\n');
  const say = ({ upper, lower, what }: Sight, verb: string): string =>
    `${upper} ${verb} what ${lower} ${what === 'adopted' ? 'has adopted' : 'has made of its templates'}`;
  return [
    `From ${on}:`,
    ...organisations.filter(({ closes }) => closes).map(({ name }) => `${name} closes; what it holds stays`),
    ...gained.map((each) => say(each, 'sees')),
    ...lost.map((each) => say(each, 'no longer sees')),
    ...(gained.length + lost.length === 0 ? ['Nobody gains or loses sight of anything.'] : []),
    ...(written ? [] : ['Nothing was written: add --apply to carry it out.']),
    '',
  ].join('\n');
}
