import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LaunchOptions } from '@playwright/test';

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of this machine: the one from npm on linux-x64, else an installed one; null where there is none. */
export async function browser(): Promise<LaunchOptions | null> {
  const named = process.env['CHROME_BIN'];
  const executablePath = named ?? (await packaged()) ?? INSTALLED.find((path) => existsSync(path));
  return executablePath === undefined ? null : { executablePath, args: ARGS };
}

async function packaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  // It unpacks under fixed names: a folder of our own keeps versions and users apart.
  const folder = join(process.cwd(), 'node_modules', '.cache', 'chromium');
  mkdirSync(folder, { recursive: true });
  process.env['TMPDIR'] = folder;
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}
