import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PrintError } from '../print-error.ts';
import { unpackChromium } from './unpack-chromium.ts';

/** In order of preference: the headless shell starts fastest and has the least in it. */
const SYSTEM_BROWSERS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
];

export interface FoundBrowser {
  readonly path: string;
  /** The old headless mode is the only one a headless shell has; full browsers use the new one. */
  readonly headless: 'shell' | true;
  /** Libraries to put on LD_LIBRARY_PATH, where the machine lacks what the shipped browser needs. */
  readonly libraries?: string;
}

export interface BrowserSearch {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a shipped browser may be unpacked. */
  readonly folder: string;
}

/** Finds the browser to print with: the one named by the environment, the system's, else the one that is shipped. */
export async function findBrowser({ environment, folder }: BrowserSearch): Promise<FoundBrowser> {
  const named = environment['PUPPETEER_EXECUTABLE_PATH'];
  if (named) {
    if (!isProgram(named)) {
      throw new PrintError('BROWSER_NOT_FOUND', `PUPPETEER_EXECUTABLE_PATH names ${named}, which cannot be run.`);
    }
    return describe(named);
  }
  const system = findOnPath(environment['PATH'] ?? '');
  if (system) return describe(system);
  try {
    const { program, libraries } = await unpackChromium(folder);
    return { ...describe(program), ...(libraries ? { libraries } : {}) };
  } catch (cause) {
    throw new PrintError(
      'BROWSER_NOT_FOUND',
      'There is no Chromium on this machine and the shipped one could not be unpacked. ' +
        'Install chromium-headless-shell, or set PUPPETEER_EXECUTABLE_PATH.',
      { cause },
    );
  }
}

function findOnPath(path: string): string | undefined {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return SYSTEM_BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function describe(path: string): FoundBrowser {
  return { path, headless: path.includes('headless-shell') || path.includes('headless_shell') ? 'shell' : true };
}

/** The library path a found browser is to be started with; undefined where the system's own will do. */
export function libraryPath(found: FoundBrowser): string | undefined {
  return [process.env['LD_LIBRARY_PATH'], found.libraries].filter(Boolean).join(':') || undefined;
}
