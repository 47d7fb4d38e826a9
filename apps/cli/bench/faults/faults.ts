import type { Chance } from './chance.ts';
import { limitFilesOf } from './database-server.ts';
import type { Estate } from './estate.ts';
import { descendantsOf, nameOf } from './processes.ts';
import type { Temper } from './outside.ts';

/** Something that goes wrong, and how it comes right again. */
export interface Fault {
  readonly name: string;
  readonly begin: (estate: Estate, chance: Chance) => Promise<void> | void;
  /** Whatever is left of it; a crash leaves nothing, for what crashed is started again by itself. */
  readonly end?: (estate: Estate) => Promise<void> | void;
}

const SMALL = 2 ** 20;
const HOUR = 3_600_000;

const killWorker: Fault = {
  name: 'worker killed',
  begin: ({ workers }, chance) => chance.one(workers).kill(),
};

const TROUBLES = { good: 'none', away: 'down', slow: 'silent', wrong: 'refusing' } as const;

export const FAULTS: readonly Fault[] = [
  { name: 'API killed', begin: ({ api }) => api.kill() },
  { name: 'pages killed', begin: ({ web }) => web.kill() },
  killWorker,
  { name: 'both workers killed', begin: ({ workers }) => workers.forEach((each) => each.kill()) },
  { name: 'browser killed', begin: (estate) => killBrowsers(estate) },
  {
    name: 'PostgreSQL stopped dead',
    begin: ({ database }) => database.stopDead(),
    end: ({ database }) => database.start(),
  },
  { name: 'connections to PostgreSQL cut', begin: ({ database }) => database.cutConnections() },
  {
    name: 'disk of PostgreSQL full',
    begin: ({ database }) => database.limitFiles(SMALL),
    end: async ({ database }) => {
      database.limitFiles(null);
      await database.start(); // it stops by itself where it cannot write its log
    },
  },
  {
    name: 'disk of a worker full',
    begin: ({ workers: [worker] }) => limitWorker(worker?.pid, 0),
    end: ({ workers: [worker] }) => limitWorker(worker?.pid, null),
  },
  {
    name: 'clock set wrong',
    begin: (estate, chance) => estate.moveClock(chance.between(-2 * HOUR, 2 * HOUR)),
    end: (estate) => estate.moveClock(0),
  },
  ...outside('timestamps', (estate, temper) => (estate.tsa.temper = temper)),
  ...outside('mail server', (estate, temper) => (estate.mail.temper = temper)),
  ...outside('store of files', (estate, temper) => (estate.files.trouble = TROUBLES[temper])),
];

function outside(name: string, set: (estate: Estate, temper: Temper) => void): Fault[] {
  return (['away', 'slow', 'wrong'] as const).map((temper) => ({
    name: `${name} ${temper}`,
    begin: (estate) => set(estate, temper),
    end: (estate) => set(estate, 'good'),
  }));
}

function killBrowsers({ workers }: Estate): void {
  for (const { pid } of workers)
    for (const each of pid ? descendantsOf(pid) : []) if (/chrom|headless/i.test(nameOf(each))) kill(each);
}

function limitWorker(pid: number | undefined, bytes: number | null): void {
  for (const each of pid ? [pid, ...descendantsOf(pid)] : []) limitFilesOf(each, bytes);
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone meanwhile
  }
}
