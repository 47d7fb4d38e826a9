import { launch, type Browser } from 'puppeteer';
import { libraryPath, type FoundBrowser } from './find-browser.ts';

/**
 * Our own list: the one that @sparticuz/chromium proposes turns web security and process isolation off.
 * No name resolves, so nothing a page asks for can leave the machine even if interception let it through.
 */
const ARGUMENTS = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-gpu',
  // Nothing is ever shown: a compositor's threads for each new page took a third of the time of a short document.
  '--disable-threaded-compositing',
  '--num-raster-threads=1',
  '--disable-dev-shm-usage',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints,DialMediaRouteProvider',
  '--dns-prefetch-disable',
  '--font-render-hinting=none',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-first-run',
  '--no-pings',
];

export interface LaunchSettings {
  readonly found: FoundBrowser;
  /** Chromium's sandbox needs user namespaces and a user other than root. */
  readonly sandbox: boolean;
  /** fonts.conf of our own, so that a page looks the same on every machine. */
  readonly fontconfigFile: string;
  /** Stands in for the user's home: the browser reads and writes no profile of theirs. */
  readonly home: string;
}

/** Starts a browser over a pipe (no debugging port) with an environment that holds none of our secrets. */
export async function launchBrowser({ found, sandbox, fontconfigFile, home }: LaunchSettings): Promise<Browser> {
  return launch({
    executablePath: found.path,
    headless: found.headless,
    pipe: true,
    args: [...ARGUMENTS, ...(sandbox ? [] : ['--no-sandbox'])],
    env: {
      PATH: process.env['PATH'],
      LD_LIBRARY_PATH: libraryPath(found),
      TMPDIR: process.env['TMPDIR'],
      HOME: home,
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      FONTCONFIG_FILE: fontconfigFile,
    },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
  });
}
