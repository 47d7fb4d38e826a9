import { setTimeout as wait } from 'node:timers/promises';
import { Chance } from './chance.ts';
import { check, quiet } from './checks.ts';
import { startEstate, type Estate } from './estate.ts';
import { FAULTS, type Fault } from './faults.ts';
import { Cast, playRound, visit } from './round.ts';

/**
 * `npm run faults [-- --rounds 200] [--seed 7] [--only "worker killed"] [--keep]`: an installation in five processes on a PostgreSQL that
 * writes safely, with a timestamp authority and a mail server outside it. In each round people do a journey while things go wrong at
 * random; then everything is let come to rest, and nothing may be lost, doubled or other than it was. Ends with 1 where something is.
 */
const options = process.argv.slice(2);
const optionOf = (name: string, usual: string): string =>
  options.includes(`--${name}`) ? (options[options.indexOf(`--${name}`) + 1] ?? usual) : usual;
const rounds = Number(optionOf('rounds', '200'));
const seed = Number(optionOf('seed', String(Math.floor(Math.random() * 2 ** 31))));
const only = optionOf('only', '');
const faults = FAULTS.filter(({ name }) => name.includes(only));

const JOURNEY_MS = 240_000;
const REST_MS = 120_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
let leaving = false;
process.on('SIGINT', () => (leaving = true));
process.on('SIGTERM', () => (leaving = true));

say(`seed ${seed}, ${rounds} rounds`);
const estate = await startEstate(options.includes('--keep'));
say(`journal: ${estate.journal}`);
const sum = { rounds: 0, faults: 0, findings: 0, answered: 0, troubled: 0 };
const drawn = new Map<string, number>();
try {
  await estate.settled();
  const cast = new Cast(estate.apiOrigin);
  for (let number = 1; number <= rounds && !leaving; number += 1) await playOne(cast, number);
} catch (error) {
  sum.findings += 1;
  say(`      FOUND the drill itself broke off: ${(error as Error).stack}`);
} finally {
  await estate.stop();
}
const twice = [...estate.mail.taken.values()].filter(({ times }) => times > 1).length;
say(`\nseed ${seed}: ${sum.rounds} rounds with ${sum.faults} faults, ${sum.findings} findings`);
say([...drawn].map(([name, times]) => `${name} ${times}`).join(', '));
say(`${estate.mail.taken.size} mails, ${twice} of them handed over more than once under the same Message-ID`);
say(`${sum.answered} pages answered, ${sum.troubled} not, while things went wrong`);
process.exit(sum.findings === 0 ? 0 : 1);

async function playOne(cast: Cast, number: number): Promise<void> {
  const chance = new Chance(seed + number * 7_919);
  const since = new Date();
  const began = performance.now();
  cast.deadline = Date.now() + JOURNEY_MS;
  const over = new AbortController();
  const visitor = visit(estate);
  const disturbing = disturb(estate, chance, over.signal);
  const findings: string[] = [];
  const outcome = await playRound(cast, `Drill ${seed % 100_000} ${number}`).catch((error: Error) => {
    findings.push(error.message);
    return null;
  });
  over.abort();
  const troubles = await disturbing;
  const { answered, troubled } = await visitor.stop();
  await estate.settled();
  const journey = performance.now() - began;
  findings.push(...(await quiet(estate, REST_MS)));
  if (outcome) findings.push(...(await check(estate, outcome, since)));
  for (const part of [estate.api, estate.web, ...estate.workers])
    for (const end of part.ends.splice(0)) {
      // A worker that has lost its queue, or finds no database when it starts, ends and is started anew; API and pages have no reason to.
      const isMeant = estate.workers.includes(part) && end.startsWith('code 1');
      if (!isMeant) findings.push(`${part.name} ended by itself: ${end.slice(0, 300)}`);
    }
  sum.rounds += 1;
  sum.faults += troubles.length;
  sum.findings += findings.length;
  sum.answered += answered;
  sum.troubled += troubled;
  const seconds = (ms: number): string => (ms / 1000).toFixed(1);
  say(
    `${String(number).padStart(4)}  ${seconds(journey)} s + ${seconds(performance.now() - began - journey)} s  ${troubles.join('; ')}`,
  );
  for (const finding of findings) say(`      FOUND ${finding}`);
}

/** Two to five faults one after another or over one another; each outage lasts a while and ends, at the latest with the journey. */
async function disturb(on: Estate, chance: Chance, over: AbortSignal): Promise<string[]> {
  const happened: string[] = [];
  const going: Promise<void>[] = [];
  const begun = new Set<Fault>();
  const count = chance.between(2, 5);
  for (let each = 0; each < count && !over.aborted; each += 1) {
    await wait(chance.between(0, happened.length === 0 ? 300 : 1_200), undefined, { signal: over }).catch(
      () => undefined,
    );
    const fault = chance.one(faults);
    const lasts = chance.between(300, 6_000);
    if (over.aborted || (fault.end && begun.has(fault))) continue;
    begun.add(fault);
    happened.push(fault.name);
    drawn.set(fault.name, (drawn.get(fault.name) ?? 0) + 1);
    await fault.begin(on, chance);
    going.push(
      wait(lasts, undefined, { signal: over })
        .catch(() => undefined)
        .then(() => fault.end?.(on)),
    );
  }
  await Promise.all(going);
  return happened;
}
