import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readMasterKey } from '@ratify/seal';
import { claimDataDir } from '../../src/start/claim-data-dir.ts';
import { openMasterKeyFile } from '../../src/start/master-key-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratify-start-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the data folder', () => {
  it('is one process’s at a time, and the refusal says whose and where', () => {
    const release = claimDataDir(folder, 'http://localhost:4999');
    expect(() => claimDataDir(folder, 'http://localhost:5999')).toThrow(
      new RegExp(`process ${process.pid}, at http://localhost:4999`),
    );
    release();
    claimDataDir(folder, 'http://localhost:5999')();
  });

  it('is free again when the process that had it was killed, even where its number is in use', () => {
    const file = join(folder, 'running.json');
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, began: '1', webOrigin: 'http://localhost:4999' }));
    claimDataDir(folder, 'http://localhost:4999')();
    writeFileSync(file, JSON.stringify({ pid: process.pid, began: '1', webOrigin: 'http://localhost:4999' }));
    claimDataDir(folder, 'http://localhost:4999')();
    writeFileSync(file, 'cut off while it was writ');
    claimDataDir(folder, 'http://localhost:4999')();
  });
});

describe('the master key in it', () => {
  it('is made once, for its owner only', () => {
    const key = openMasterKeyFile(folder);
    expect(readMasterKey(key).key).toHaveLength(32);
    expect(statSync(join(folder, 'master.key')).mode & 0o777).toBe(0o600);
    expect(openMasterKeyFile(folder)).toBe(key);
  });

  it('is refused where others can read it, with the command that puts it right', () => {
    const file = join(folder, 'master.key');
    chmodSync(file, 0o644);
    expect(() => openMasterKeyFile(folder)).toThrow(`chmod 600 ${file}`);
    chmodSync(file, 0o600);
    expect(() => openMasterKeyFile(folder)).not.toThrow();
  });

  it('is refused when damaged, never made anew', () => {
    const file = join(folder, 'master.key');
    const kept = readFileSync(file, 'utf8');
    writeFileSync(file, kept.slice(0, 20));
    expect(() => openMasterKeyFile(folder)).toThrow('does not hold a master key any more');
    expect(readFileSync(file, 'utf8')).toBe(kept.slice(0, 20));
  });
});
