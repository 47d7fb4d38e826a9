import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makePrivateFolder } from '../browser/private-folder.ts';
import { type FontSubset } from './font-shelf.ts';
import { woffToOpenType } from './woff.ts';

/**
 * Writes a fontconfig set-up with exactly one font and returns the path of its fonts.conf.
 *
 * Without any system font Chromium drops text in silence, even text in web fonts; with the machine's own fonts a page
 * would look different on every machine.
 */
export async function writeFontconfig(folder: string, font: FontSubset): Promise<string> {
  const home = await makePrivateFolder(join(folder, 'fonts-1'));
  const file = join(home, 'fonts.conf');
  if (existsSync(file)) return file;

  const fonts = join(home, 'fonts');
  await mkdir(fonts, { recursive: true });
  await writeWhole(join(fonts, 'fallback.ttf'), woffToOpenType(font.readWoff()));
  await writeWhole(file, fontsConf(fonts, join(home, 'cache')));
  return file;
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${escapeXml(fonts)}</dir>
  <cachedir>${escapeXml(cache)}</cachedir>
</fontconfig>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Moved into place in one step: another process never sees half of it. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  const unfinished = `${path}.${process.pid}`;
  await writeFile(unfinished, content);
  await rename(unfinished, path);
}
