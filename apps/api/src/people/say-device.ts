import Bowser from 'bowser';

/** What a browser says of itself in a few words, `Firefox on Windows`; null where it says nothing that is known. */
export function sayDevice(userAgent: string | undefined): string | null {
  if (!userAgent) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  const said = [browser.name, os.name].filter(Boolean).join(' on ');
  return said.slice(0, 100) || null;
}
