import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { COMPILED } from '../shell/compile-cache.ts';
import type { FromChild, ServeSettings, ToChild, WorkSettings } from './child-settings.ts';

export interface ChildOptions {
  readonly name: 'serve' | 'work';
  readonly settings: Promise<ServeSettings | WorkSettings>;
  readonly log: (line: string) => void;
  /** Called when the child says that it can never start. */
  readonly onHopeless: (words: string) => void;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const STEADY_MS = 30_000; // after that long alive, the next death counts as the first
const TRIES_AT_FIRST = 3; // a child that was never at work will not be by trying for ever
const GRACE_MS = 8_000; // below the ten seconds that a container is given

/** A child process that is started again whenever it dies, each time after a longer wait, until it is stopped. */
export class SupervisedChild {
  readonly #options: ChildOptions;
  #process: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #deaths = 0;
  #stopping = false;
  #wasReady = false;
  #lastWords: string[] = [];
  #filled = false;
  #isReady = Promise.withResolvers<void>();

  /** The process is begun at once, so that it loads its code while its settings are still being found out. */
  constructor(options: ChildOptions) {
    this.#options = options;
    this.#spawn();
  }

  /** When the child is at work: the first time, and after a death the next. */
  get ready(): Promise<void> {
    return this.#isReady.promise;
  }

  /** Kills the process as a crash would, and waits until another has taken its place. */
  async kill(): Promise<void> {
    this.#isReady = Promise.withResolvers();
    this.#process?.kill('SIGKILL');
    await this.ready;
  }

  /** Tells this process, and each that takes its place, that the demonstration is filled. */
  tellFilled(): void {
    this.#filled = true;
    this.#send({ filled: true });
  }

  /** Stops the process for good: asks first, and kills what does not end in time. */
  async stop(): Promise<void> {
    this.#stopping = true;
    if (this.#timer) clearTimeout(this.#timer);
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(late);
  }

  #spawn(): void {
    const { name, settings } = this.#options;
    // Without it, libraries check their own callers: for every value that GraphQL answers.
    const env = { NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILED, ...process.env };
    const child = fork(entryOf(name), { env, execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    const begun = Date.now();
    this.#process = child;
    for (const stream of [child.stdout, child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#say(line));
    child.on('message', (message: FromChild) => this.#hear(message));
    child.on('error', (error) => this.#say(error.message));
    child.on('exit', (code, signal) => this.#bury(begun, code, signal));
    void settings.then((given) => this.#send({ settings: given }));
    if (this.#filled) this.#send({ filled: true });
  }

  #send(message: ToChild): void {
    if (this.#process?.connected) this.#process.send(message);
  }

  #hear(message: FromChild): void {
    if ('hopeless' in message) return this.#giveUp(message.hopeless);
    this.#wasReady = true;
    this.#isReady.resolve();
  }

  #say(line: string): void {
    this.#lastWords = [...this.#lastWords.slice(-9), line];
    this.#options.log(`${this.#options.name.padEnd(5)} | ${line}`);
  }

  #giveUp(words: string): void {
    this.#stopping = true;
    this.#options.onHopeless(words);
  }

  #bury(begun: number, code: number | null, signal: NodeJS.Signals | null): void {
    if (this.#stopping) return;
    this.#deaths = Date.now() - begun > STEADY_MS ? 1 : this.#deaths + 1;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#deaths - 1));
    const ending = `ended (${signal ?? `code ${code}`})`;
    if (!this.#wasReady && this.#deaths >= TRIES_AT_FIRST)
      return this.#giveUp(`${this.#options.name} ${ending} at every try, saying: ${this.#lastWords.join('\n')}`);
    this.#say(`${ending}; starting again in ${wait} ms`);
    this.#timer = setTimeout(() => this.#spawn(), wait);
  }
}

/** Children run the built files, also where this one runs as a source: Nest and TypeORM need compiled decorators. */
function entryOf(name: string): string {
  const here = fileURLToPath(import.meta.url);
  const folder = here.endsWith('.ts') ? '../../dist/start/' : './';
  return fileURLToPath(new URL(`${folder}${name}.js`, import.meta.url));
}
