import { spawn, spawnSync } from 'node:child_process';
import { openSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { EmbeddedDatabase } from '@ratify/store';
import pg from 'pg';
import { descendantsOf, isAlive } from './processes.ts';

/** The PostgreSQL of the installation, as whoever looks after the machine can handle it: stop it dead, start it, fill its disk. */
export class DatabaseServer {
  readonly #program: string;
  readonly #args: readonly string[];

  constructor(private readonly embedded: EmbeddedDatabase) {
    this.#program = readlinkSync(`/proc/${this.#pid()}/exe`);
    const opts = readFileSync(join(embedded.folder, 'postmaster.opts'), 'utf8');
    this.#args = [...opts.matchAll(/"([^"]*)"/g)].map((each) => each[1] ?? '');
  }

  get url(): string {
    return this.embedded.url;
  }

  get rolePassword(): string {
    return this.embedded.rolePassword;
  }

  /** Stops it as a machine that loses its power does, but for what the disk has promised. */
  async stopDead(): Promise<void> {
    const pid = this.#pid();
    if (pid && isAlive(pid)) process.kill(pid, 'SIGQUIT');
    while (pid && isAlive(pid)) await wait(20);
  }

  /** Starts it on the same port where it is not at work, and waits until it has recovered. */
  async start(): Promise<void> {
    const running = this.#pid();
    if (!running || !isAlive(running)) {
      const { uid, gid } = statSync(this.embedded.folder);
      const log = openSync(`${this.embedded.folder}.log`, 'a');
      const as = process.getuid?.() === 0 ? { uid, gid } : {};
      spawn(this.#program, this.#args, { ...as, cwd: '/', detached: true, stdio: ['ignore', log, log] }).unref();
    }
    for (let tries = 0; tries < 600; tries += 1) {
      if (await this.ask('select 1').catch(() => null)) return;
      await wait(100);
    }
    throw new Error(`PostgreSQL does not come back: see ${this.embedded.folder}.log`);
  }

  /**
   * Lets no file of the server grow past a size, as a full disk would not: PostgreSQL gets an error from the kernel where it extends a
   * table or writes its log. Without rights on the machine and without harm to others; null makes room again.
   */
  limitFiles(bytes: number | null): void {
    const pid = this.#pid();
    for (const each of pid ? [pid, ...descendantsOf(pid)] : []) limitFilesOf(each, bytes);
  }

  /** Breaks off every connection but this one. */
  async cutConnections(): Promise<void> {
    await this.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`,
    ).catch(() => undefined);
  }

  /** Asks as the superuser, on a connection of its own. */
  async ask<T extends object>(sql: string, parameters: unknown[] = []): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<T>(sql, parameters)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  #pid(): number | undefined {
    try {
      return Number(readFileSync(join(this.embedded.folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    } catch {
      return undefined;
    }
  }
}

/** Lets no file that a process writes grow past a size. */
export function limitFilesOf(pid: number, bytes: number | null): void {
  spawnSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes ?? 'unlimited'}:`]);
}
