import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { findBrowser } from './find-browser.ts';
import { makePrivateFolder } from './private-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratify-find-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n', { mode: 0o755 });
  return path;
}

describe('findBrowser', () => {
  it('takes the one that the environment names, before any other', async () => {
    program('chromium');
    const named = program('my-browser');
    const found = await findBrowser({ environment: { PUPPETEER_EXECUTABLE_PATH: named, PATH: folder }, folder });
    expect(found).toEqual({ path: named, headless: true });
  });

  it('says so when the named one cannot be run, rather than taking another in silence', async () => {
    program('chromium');
    const search = findBrowser({
      environment: { PUPPETEER_EXECUTABLE_PATH: join(folder, 'gone'), PATH: folder },
      folder,
    });
    await expect(search).rejects.toMatchObject({ code: 'BROWSER_NOT_FOUND', retryable: true });
  });

  it('prefers the headless shell among those of the system', async () => {
    program('chromium');
    const shell = program('chromium-headless-shell');
    expect(await findBrowser({ environment: { PATH: folder }, folder })).toEqual({ path: shell, headless: 'shell' });
  });
});

describe('makePrivateFolder', () => {
  it('makes a folder for ourselves alone', async () => {
    await expect(makePrivateFolder(join(folder, 'ours'))).resolves.toBe(join(folder, 'ours'));
  });

  it('refuses one that others may write to: what lies in it is executed', async () => {
    const open = join(folder, 'open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    await expect(makePrivateFolder(open)).rejects.toThrow('can be written by others');
  });

  it('refuses one that somebody else could have put there', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    chmodSync(elsewhere, 0o770);
    symlinkSync(elsewhere, join(folder, 'link'));
    await expect(makePrivateFolder(join(folder, 'link'))).rejects.toThrow('can be written by others');
  });
});
